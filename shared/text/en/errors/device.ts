import type { ErrorsOf } from '../../error-text.ts';

export const deviceErrors = {
  'device-name-taken': {
    title: 'This name is taken',
    happened: 'Another device in the account already has it. The name wasn’t changed.',
    next: 'Choose another name.',
  },
  'device-name-refused': {
    title: 'The cloud didn’t accept this name',
    happened: 'The name wasn’t changed. Most likely another device in the account has it.',
    next: 'Choose another name.',
  },
  'device-limit-reached': {
    title: 'The device limit is reached',
    happened: 'The account or product has as many devices as the cloud allows.',
    next: 'Unclaim a device you no longer use or raise the limit, then try again.',
  },
  'device-not-in-account': {
    title: 'The device isn’t in this account',
    happened: 'The cloud shows this account no device with this ID.',
    next: 'Set up the Photon again, or sign in with the account that owns it.',
  },
  'serial-number-unknown': {
    title: 'Unknown serial number',
    happened: 'The cloud shows this account no device with it.',
    next: 'Compare it with the sticker, or use the device ID.',
  },
  'function-not-found': {
    title: 'The device has no such function',
    happened: 'Its firmware has no function with this name.',
    next: 'Check the name, including upper and lower case.',
  },
  'device-not-answering': {
    title: 'The device didn’t respond',
    happened: 'The cloud forwarded the request, but no response came.',
    next: 'Check that its LED breathes cyan, then try again.',
  },
  'device-not-found': {
    title: 'No matching device',
    happened: 'It isn’t in the account or product you’re signed in to.',
    next: 'Check the ID or name. Devices of other owners can’t be seen.',
  },
  'device-offline': {
    title: 'The device is offline',
    happened: 'This works only while the cloud can reach the device.',
    next: 'Power the device and wait until its LED breathes cyan, then try again.',
  },
  'device-owned-by-somebody-else': {
    title: 'The device belongs to someone else',
    happened: 'Nothing was changed. Its owner has to unclaim it first.',
    next: 'Ask its owner to unclaim it, or set it up again as a Photon.',
  },
  'tinker-refused': {
    title: 'This cloud doesn’t offer Tinker',
    happened: 'It didn’t accept the request to flash Tinker by name.',
    next: 'Choose a Tinker file to flash instead.',
  },
  'change-not-seen': {
    title: 'The cloud doesn’t show the change',
    happened: 'It accepted the request but still shows the device as before.',
    next: 'Wait a minute, check again, and repeat the step if nothing changed.',
  },
  'order-fate-unknown': {
    title: 'The result is unknown',
    happened: 'The request was sent, but no response from the cloud came back.',
    next: 'Check the device in a minute, and repeat only if nothing changed.',
  },
  'work-already-running': {
    title: 'Another list is in progress',
    happened: 'Photon Setup works on one list of devices at a time.',
    next: 'Wait until it ends, or stop it.',
  },
  'work-needs-product': {
    title: 'This needs the product',
    happened: 'Only an OAuth client of the product can do this.',
    next: 'Sign in to the product.',
  },
  'work-needs-account': {
    title: 'This needs your account',
    happened: 'The device would be claimed to an account, but none is signed in.',
    next: 'Sign in to your account.',
  },
  'report-not-saved': {
    title: 'The file couldn’t be saved',
    happened: 'It couldn’t be written to that place.',
    next: 'Choose another folder.',
  },
  'program-file-unreadable': {
    title: 'This isn’t firmware for a Photon',
    happened: 'The file can’t be read, is empty, or is larger than a Photon’s memory.',
    next: 'Choose a compiled firmware file that ends in .bin.',
  },
} satisfies ErrorsOf<'device'>;
