import type { ErrorsOf } from '../../error-text.ts';

export const afterwardsErrors = {
  'photon-did-not-leave': {
    title: 'The Photon didn’t start to connect',
    happened: 'It has the Wi-Fi details but is still in listening mode.',
    next: 'Press RESET on the Photon, watch its LED, then try again.',
  },
  'home-network-not-back': {
    title: 'This computer isn’t back on {{network, name}}',
    happened: 'We couldn’t reconnect it.',
    next: 'Choose {{network, name}} in your system’s network menu.',
  },
  'home-network-asks-password': {
    title: 'This computer isn’t back on {{network, name}}',
    happened: 'Your system didn’t join it without a password.',
    next: 'Choose {{network, name}} in your system’s network menu and enter its password.',
  },
  'photon-network-kept': {
    title: 'This computer still knows the Photon’s Wi-Fi',
    happened: 'Your system didn’t allow {{network, name}} to be removed from its saved networks.',
    next: 'Remove {{network, name}} in your system’s Wi-Fi settings.',
  },
  'network-details-wrong': {
    title: 'The Photon couldn’t join {{network, name}}',
    happened: 'It went back to listening mode. The Wi-Fi password is the most likely cause.',
    next: 'Try again and enter the Wi-Fi password once more.',
  },
  'photon-came-back-once': {
    title: 'The Photon couldn’t join {{network, name}} this time',
    happened: 'It went back to listening mode, although a Photon has joined this network before.',
    next: 'Press RESET, hold SETUP for 3 seconds, then try again with the same details.',
  },
  'kept-networks-not-joined': {
    title: 'The Photon couldn’t join its saved networks',
    happened: 'It went back to listening mode.',
    next: 'Set it up again and choose a network that’s in range.',
  },
  'photon-not-online': {
    title: 'The Photon isn’t online yet',
    happened: 'It has the details for {{network, name}}, but the cloud hasn’t heard from it yet.',
    next: 'Check what the Photon’s status LED shows.',
  },
  'photon-not-yours': {
    title: 'The Photon isn’t in your account',
    happened: 'The cloud says it belongs to someone else. It wasn’t claimed to your account.',
    next: 'If its LED breathes cyan, ask its owner to unclaim it. If not, check the Wi-Fi password.',
  },
  'ownership-not-confirmed': {
    title: 'This Photon was set up before',
    happened: 'It may have an owner. Claiming it wasn’t confirmed, so any owner stays.',
    next: 'Start again and confirm, or use another Photon.',
  },
  'photon-still-listening': {
    title: 'The Photon is still in listening mode',
    happened: 'It wasn’t told to connect, or it couldn’t join the network it was given.',
    next: 'Start again and choose the network once more.',
  },
} satisfies ErrorsOf<'afterwards'>;
