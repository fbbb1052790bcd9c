import type { ErrorsOf } from '../../error-text.ts';

export const photonErrors = {
  'photon-not-found': {
    title: 'No Photon found',
    happened: 'This computer can’t see a Photon’s Wi-Fi.',
    next: 'Hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'photon-not-reachable': {
    title: 'Can’t reach the Photon',
    happened: 'Nothing responds at the Photon’s address.',
    next: 'Unplug any network cable, pause any VPN, then try again.',
  },
  'photon-timed-out': {
    title: 'The Photon didn’t respond in time',
    happened: 'The connection was made, but no response came.',
    next: 'Press RESET, hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'photon-connection-lost': {
    title: 'The connection to the Photon was lost',
    happened: 'Most likely this computer left the Photon’s Wi-Fi, or the Photon restarted.',
    next: 'Move the Photon closer, hold SETUP until the LED blinks dark blue, then try again.',
  },
  'photon-answer-unreadable': {
    title: 'Unexpected response from the Photon',
    happened: 'It isn’t in the format a Photon uses.',
    next: 'Press RESET, hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'photon-answer-too-large': {
    title: 'The Photon sent too much data',
    happened: 'The response was larger than any a Photon sends.',
    next: 'Press RESET, hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'photon-request-refused': {
    title: 'The Photon refused a request',
    happened: 'It responded that it doesn’t do this.',
    next: 'Press RESET, hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'not-a-photon': {
    title: 'Another device responded, not the Photon',
    happened: 'It has the Photon’s address. Most likely it’s a router.',
    next: 'Unplug this computer’s network cable, then try again.',
  },
  'different-photon': {
    title: 'This is a different Photon',
    happened: 'It isn’t the expected one. Nothing on it was changed.',
    next: 'Leave only the Photon you want blinking dark blue, then try again.',
  },
  'photon-key-changed': {
    title: 'The Photon’s security key changed',
    happened: 'Another device may be posing as your Photon. It received no password.',
    next: 'Go where no strangers are near, press RESET, hold SETUP for 3 seconds, then try again.',
  },
  'photon-name-twice': {
    title: 'Two Wi-Fi networks are named {{network, name}}',
    happened: 'A Photon has only one. The other may pose as yours to read the Wi-Fi password.',
    next: 'Continue only if both are yours. Otherwise, cancel and set up somewhere else.',
  },
  'photon-key-missing': {
    title: 'The Photon didn’t provide a security key',
    happened: 'Without it, a Wi-Fi password can’t be sent safely, so none was sent.',
    next: 'Press RESET, hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'still-on-photon-network': {
    title: 'This computer is still on a Photon’s Wi-Fi',
    happened: 'Setup starts online, and the Photon’s Wi-Fi has no internet access.',
    next: 'Reconnect this computer to your Wi-Fi, then try again.',
  },
  'photon-network-not-joined': {
    title: 'Couldn’t join the Photon’s Wi-Fi',
    happened: 'No Photon responded.',
    next: 'Move the Photon closer, hold SETUP until the LED blinks dark blue, then try again.',
  },
  'photon-network-left': {
    title: 'This computer left the Photon’s Wi-Fi',
    happened: 'Computers often drop a Wi-Fi network that has no internet.',
    next: 'Stay connected if your system asks.',
  },
  'claim-code-not-stored': {
    title: 'The Photon didn’t store the claim code',
    happened: 'Without it, the cloud can’t claim the Photon.',
    next: 'Press RESET, hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'acceptance-firmware': {
    title: 'The firmware isn’t the expected one',
    happened: 'The device is online. Within the time limit it didn’t report {{expected}}.',
    next: 'Check the firmware the product releases, then set the device up again.',
  },
  'acceptance-variable': {
    title: 'A variable isn’t as expected',
    happened: 'The device is online. Its variable {{name, name}} gave no value that the preset accepts.',
    next: 'Check what the device measures, then set it up again.',
  },
  'acceptance-function': {
    title: 'A function didn’t return as expected',
    happened: 'The device is online. Its function {{name, name}} didn’t return what the preset asks for.',
    next: 'Check what the function tests, then set the device up again.',
  },
  'cable-in-dfu': {
    title: 'The Photon is in DFU mode',
    happened: 'In this mode, it waits for firmware and can’t be set up.',
    next: 'Press RESET, then try again.',
  },
  'cable-not-listening': {
    title: 'The Photon doesn’t respond over USB',
    happened: 'Most likely it isn’t in listening mode.',
    next: 'Hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'cable-dialogue-open': {
    title: 'The Photon waits for another app',
    happened: 'It asked a question over USB that was never answered.',
    next: 'Press RESET, then try again.',
  },
  'cable-drowned': {
    title: 'The Photon’s firmware gets in the way',
    happened: 'It prints so much over USB that the Photon’s answers can’t be read.',
    next: 'Set the Photon up over Wi-Fi.',
  },
  'cable-no-claim-code': {
    title: 'Can’t be set up for a customer by cable',
    happened: 'Over USB, this Device OS takes no claim code.',
    next: 'Set the Photon up over Wi-Fi.',
  },
  'cable-interrupted': {
    title: 'Setup over USB was interrupted',
    happened: 'Most likely the Photon still waits for an answer.',
    next: 'Press RESET, then try again.',
  },
} satisfies ErrorsOf<'photon'>;
