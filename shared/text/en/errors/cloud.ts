import type { ErrorsOf } from '../../error-text.ts';

export const cloudErrors = {
  'cloud-unreachable': {
    title: 'The Particle cloud is out of reach',
    happened: 'This computer could not connect to it.',
    next: 'Check the internet connection of this computer, then try again.',
  },
  'cloud-timed-out': {
    title: 'The Particle cloud did not answer in time',
    happened: 'The connection stands, but no answer came.',
    next: 'Check the internet connection of this computer, then try again.',
  },
  'cloud-connection-not-secure': {
    title: 'The connection to the cloud is not secure',
    happened: 'The certificate of the cloud cannot be checked, so nothing was sent.',
    next: 'Use another network, or ask who runs this one about its proxy.',
  },
  'computer-clock-wrong': {
    title: 'The clock of this computer is wrong',
    happened:
      'The cloud lives in another time than this computer, so its certificate and its answers cannot be trusted.',
    next: 'Set date and time of this computer, then try again.',
  },
  'cloud-sign-in-page': {
    title: 'This network asks for a sign-in of its own',
    happened: 'A web page answered in place of the Particle cloud. Hotels, schools and offices have such pages.',
    next: 'Open a web browser, finish the sign-in there, then try again.',
  },
  'list-incomplete': {
    title: 'The list is not complete',
    happened: 'What could be read of it is shown. The rest is not.',
    next: 'Try again, or look for the missing ones by their ids.',
  },
  'cloud-behind-another': {
    title: 'Something on the way to the cloud refuses',
    happened: 'A firewall, a proxy or another server answered in place of the Particle cloud.',
    next: 'Ask whoever runs this network to let the cloud address through, or use another network.',
  },
  'proxy-refuses': {
    title: 'The proxy of this network lets nothing through',
    happened:
      'The way to the cloud leads through a proxy, and it refused. Most often it wants a name and a password, and got none or wrong ones.',
    next: 'Ask who runs this network for a name and a password, try again, and give them when they are asked for. The command line takes them from HTTPS_PROXY.',
  },
  'proxy-unreachable': {
    title: 'The proxy of this network cannot be reached',
    happened:
      'This computer is set to reach the cloud through a proxy, and the proxy did not answer, so nothing was sent.',
    next: 'Check the network of this computer and the address of its proxy, then try again.',
  },
  'cloud-answer-unreadable': {
    title: 'The answer of the cloud makes no sense',
    happened: 'It does not have the form that the Particle cloud uses.',
    next: 'Check the cloud address under Advanced, then try again.',
  },
  'cloud-refused': {
    title: 'The cloud refused the request',
    happened: 'It understood what this step asked for and did not do it.',
    next: 'Try again. If it happens twice, copy the details and report them.',
  },
  'cloud-forbidden': {
    title: 'The cloud does not allow this',
    happened: 'It knows who asks, and does not let this account or client do what was asked for.',
    next: 'Check the rights of the account or client, or sign in with another one.',
  },
  'cloud-not-found': {
    title: 'The cloud does not find what was asked for',
    happened: 'It answers, and has nothing at this place.',
    next: 'Check the cloud address, then try again.',
  },
  'cloud-too-many-requests': {
    title: 'The cloud asks to slow down',
    happened: 'Too many requests came from here in a short time.',
    next: 'Wait a few minutes, then try again.',
  },
  'cloud-server-error': {
    title: 'The cloud has trouble of its own',
    happened: 'It reports a fault on its side. Your Photon and your network are not the cause.',
    next: 'Wait a few minutes, then try again.',
  },
} satisfies ErrorsOf<'cloud'>;
