import type { ErrorsOf } from '../../error-text.ts';

export const afterwardsErrors = {
  'photon-did-not-leave': {
    title: 'The Photon does not start to connect',
    happened: 'It has the details of the network and still waits in listening mode.',
    next: 'Press RESET on the Photon and watch its light, then try again.',
  },
  'home-network-not-back': {
    title: 'This computer is not back on {{network, name}}',
    happened: 'We couldn’t reconnect it.',
    next: 'Choose {{network, name}} in the network menu of your system.',
  },
  'home-network-asks-password': {
    title: 'This computer is not back on {{network, name}}',
    happened: 'Your system didn’t join it without its password.',
    next: 'Choose {{network, name}} in the network menu of your system and enter its password.',
  },
  'photon-network-kept': {
    title: 'This computer still knows the Wi-Fi of the Photon',
    happened: 'The system did not let {{network, name}} be removed from the networks that it knows.',
    next: 'Remove {{network, name}} in the Wi-Fi settings of your system.',
  },
  'network-details-wrong': {
    title: 'Photon could not join {{network, name}}',
    happened: 'Its own Wi-Fi is back, so it waits in listening mode. Most often the Wi-Fi password is the reason.',
    next: 'Try again and enter the Wi-Fi password once more.',
  },
  'photon-came-back-once': {
    title: 'Photon could not join {{network, name}} this time',
    happened: 'Its own Wi-Fi is back, although a Photon has joined this network before.',
    next: 'Press RESET, hold SETUP for 3 seconds, then try once more with the details that worked.',
  },
  'kept-networks-not-joined': {
    title: 'Photon could not join the networks it has',
    happened: 'Its own Wi-Fi is back, so it waits in listening mode.',
    next: 'Set it up again and choose the network that is here.',
  },
  'photon-not-online': {
    title: 'The Photon is not online yet',
    happened: 'It was told to join {{network, name}}, and the cloud has not heard from it since.',
    next: 'Look at the light of the Photon. It tells what is in the way.',
  },
  'photon-not-yours': {
    title: 'The Photon is not in your account',
    happened: 'The cloud says that it belongs to somebody else, and it has not become yours.',
    next: 'Look at its light. If it breathes cyan, ask its owner to remove it. If not, try again and check the password of {{network, name}}.',
  },
  'ownership-not-confirmed': {
    title: 'This Photon was set up before',
    happened: 'Going on takes it from its owner, if it has one. That was not confirmed, so the owner stays.',
    next: 'Start again and confirm, or use another Photon.',
  },
  'photon-still-listening': {
    title: 'The Photon still waits to be set up',
    happened: 'It is on its own network: it was not told to connect, or it could not join the network it was given.',
    next: 'Start again and choose the network once more.',
  },
} satisfies ErrorsOf<'afterwards'>;
