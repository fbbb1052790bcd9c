import type { ErrorsOf } from '../../error-text.ts';

export const cloudErrors = {
  'cloud-unreachable': {
    title: 'Can’t reach the Particle cloud',
    happened: 'This computer couldn’t connect to it.',
    next: 'Check this computer’s internet connection, then try again.',
  },
  'cloud-timed-out': {
    title: 'The Particle cloud didn’t respond in time',
    happened: 'The connection was made, but no response came.',
    next: 'Check this computer’s internet connection, then try again.',
  },
  'cloud-connection-not-secure': {
    title: 'The connection to the cloud isn’t secure',
    happened: 'The cloud’s certificate can’t be verified, so nothing was sent.',
    next: 'Use another network, or ask your network administrator about its proxy.',
  },
  'computer-clock-wrong': {
    title: 'This computer’s clock is wrong',
    happened: 'This computer’s date or time is wrong, so the cloud’s certificate can’t be verified.',
    next: 'Set this computer’s date and time, then try again.',
  },
  'cloud-sign-in-page': {
    title: 'This network has its own sign-in page',
    happened: 'A web page responded instead of the Particle cloud, as in hotels, schools, and offices.',
    next: 'Open a web browser, sign in to the network, then try again.',
  },
  'list-incomplete': {
    title: 'The list is incomplete',
    happened: 'What could be read is shown. The rest is missing.',
    next: 'Try again, or find missing devices by their IDs.',
  },
  'cloud-behind-another': {
    title: 'Something is blocking the Particle cloud',
    happened: 'A firewall, proxy, or other server responded instead of the Particle cloud.',
    next: 'Ask your network administrator to allow the cloud address, or use another network.',
  },
  'proxy-refuses': {
    title: 'The network’s proxy refused the connection',
    happened: 'Most likely it needs a user name and password, and got none or the wrong ones.',
    next: 'Try again with your proxy user name and password. The terminal reads HTTPS_PROXY.',
  },
  'proxy-unreachable': {
    title: 'Can’t reach this network’s proxy',
    happened: 'This computer uses a proxy for the cloud. It didn’t respond, so nothing was sent.',
    next: 'Check this computer’s network and its proxy address, then try again.',
  },
  'cloud-answer-unreadable': {
    title: 'Unexpected response from the cloud',
    happened: 'It isn’t in the format the Particle cloud uses.',
    next: 'Check the cloud address in Settings, then try again.',
  },
  'cloud-refused': {
    title: 'The cloud refused the request',
    happened: 'It understood the request but didn’t carry it out.',
    next: 'Try again. If it happens again, copy the details and report them.',
  },
  'cloud-forbidden': {
    title: 'The cloud doesn’t allow this',
    happened: 'This account or client doesn’t have permission for it.',
    next: 'Check the permissions of the account or client, or sign in with another one.',
  },
  'cloud-not-found': {
    title: 'The cloud couldn’t find this',
    happened: 'It responded, but has nothing at this address.',
    next: 'Check the cloud address, then try again.',
  },
  'cloud-too-many-requests': {
    title: 'Too many requests',
    happened: 'The cloud got too many requests from here in a short time.',
    next: 'Wait a few minutes, then try again.',
  },
  'cloud-server-error': {
    title: 'The Particle cloud has a problem',
    happened: 'The error is on the cloud’s side, not in your Photon or your network.',
    next: 'Wait a few minutes, then try again.',
  },
} satisfies ErrorsOf<'cloud'>;
