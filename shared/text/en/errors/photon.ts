import type { ErrorsOf } from '../../error-text.ts';

export const photonErrors = {
  'photon-not-found': {
    title: 'No Photon found',
    happened: 'Nothing near this computer sends out the network of a Photon.',
    next: 'Hold SETUP for three seconds until the light blinks dark blue, then try again.',
  },
  'photon-not-reachable': {
    title: 'The Photon is out of reach',
    happened: 'Nothing answers at the address of the Photon.',
    next: 'Unplug a network cable, pause a VPN, then try again.',
  },
  'photon-timed-out': {
    title: 'The Photon did not answer in time',
    happened: 'It was there and then stayed silent.',
    next: 'Press RESET, hold SETUP for three seconds until the light blinks dark blue, then try again.',
  },
  'photon-connection-lost': {
    title: 'The connection to the Photon broke off',
    happened: 'The computer left the Wi-Fi of the Photon, or the Photon stopped.',
    next: 'Bring the Photon closer, hold SETUP until the light blinks dark blue, then try again.',
  },
  'photon-answer-unreadable': {
    title: 'The answer of the Photon makes no sense',
    happened: 'It does not have the form that a Photon uses.',
    next: 'Press RESET, hold SETUP for three seconds until the light blinks dark blue, then try again.',
  },
  'photon-answer-too-large': {
    title: 'The answer of the Photon does not end',
    happened: 'More came back than a Photon ever sends.',
    next: 'Press RESET, hold SETUP for three seconds until the light blinks dark blue, then try again.',
  },
  'photon-request-refused': {
    title: 'The Photon refused a request',
    happened: 'It answered that it does not do this.',
    next: 'Press RESET, hold SETUP for three seconds until the light blinks dark blue, then try again.',
  },
  'not-a-photon': {
    title: 'Something else answers in place of the Photon',
    happened: 'Another device has the same address, most often a router.',
    next: 'Unplug the network cable of this computer, then try again.',
  },
  'different-photon': {
    title: 'This is a different Photon',
    happened: 'The Photon that answers is not the expected one. Nothing on it was changed.',
    next: 'Leave only the one you mean blinking dark blue, then try again.',
  },
  'photon-key-changed': {
    title: 'The Photon suddenly has another key',
    happened: 'A device keeps its key, so another access point may pretend to be your Photon. It got no password.',
    next: 'Go to a place without strangers nearby, press RESET, hold SETUP for three seconds, then try again.',
  },
  'photon-name-twice': {
    title: 'Two access points are called {{network}}',
    happened: 'A Photon has one. The other may pretend to be yours, to read the Wi-Fi password.',
    next: 'Cancel and start again where no stranger is near, unless both are yours.',
  },
  'photon-key-missing': {
    title: 'The Photon shows no key',
    happened: 'Without it a Wi-Fi password cannot be sent safely, so none was sent.',
    next: 'Press RESET, hold SETUP for three seconds until the light blinks dark blue, then try again.',
  },
  'still-on-photon-network': {
    title: 'This computer is still on the Wi-Fi of a Photon',
    happened: 'The set-up begins in the internet, and the Wi-Fi of a Photon has none.',
    next: 'Switch this computer back to your own Wi-Fi, then try again.',
  },
  'photon-network-not-joined': {
    title: 'This computer did not get onto the Wi-Fi of the Photon',
    happened: 'No Photon answered there.',
    next: 'Bring the Photon closer, hold SETUP until the light blinks dark blue, then try again.',
  },
  'photon-network-left': {
    title: 'This computer left the Wi-Fi of the Photon',
    happened: 'Systems like to leave a network without internet.',
    next: 'Stay connected when your system asks.',
  },
  'claim-code-not-stored': {
    title: 'The Photon did not keep the claim code',
    happened: 'Without the code the cloud cannot tell that the Photon is yours.',
    next: 'Press RESET, hold SETUP for three seconds until the light blinks dark blue, then try again.',
  },
} satisfies ErrorsOf<'photon'>;
