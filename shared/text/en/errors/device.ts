import type { ErrorsOf } from '../../error-text.ts';

export const deviceErrors = {
  'device-name-taken': {
    title: 'This name is taken',
    happened: 'Another device of the account has it already. The name was not changed.',
    next: 'Choose another name.',
  },
  'device-name-refused': {
    title: 'The cloud does not take this name',
    happened: 'The name was not changed. Most often another device of the account has it already.',
    next: 'Choose another name.',
  },
  'device-limit-reached': {
    title: 'There is no room for another device',
    happened: 'The account or product has as many devices as the cloud allows it.',
    next: 'Unclaim a device that is not used any more, or have the limit raised, then try again.',
  },
  'device-not-in-account': {
    title: 'The device is not in this account',
    happened: 'The cloud shows this account no device with this id.',
    next: 'Set the Photon up again, or sign in with the account that owns it.',
  },
  'serial-number-unknown': {
    title: 'The cloud does not know this serial number',
    happened: 'It shows this account no device with it.',
    next: 'Compare it with the sticker, or use the device ID, which the Photon tells when it is set up.',
  },
  'function-not-found': {
    title: 'The device has no such function',
    happened: 'Its program offers none of this name.',
    next: 'Check the name. Upper and lower case matter.',
  },
  'device-not-answering': {
    title: 'The device does not answer',
    happened: 'The cloud passed the request on, and nothing came back.',
    next: 'Check that the light breathes cyan, then try again.',
  },
  'device-not-found': {
    title: 'No device fits',
    happened: 'Neither the account nor the product that is signed in shows such a device.',
    next: 'Check the id or the name. A device of somebody else cannot be seen.',
  },
  'device-offline': {
    title: 'The device is not online',
    happened: 'This needs a device that the cloud can reach.',
    next: 'Give it power and wait until its light breathes cyan, then try again.',
  },
  'device-owned-by-somebody-else': {
    title: 'The device belongs to somebody else',
    happened: 'Nothing was changed. A device is never taken from its owner without a word.',
    next: 'Ask its owner to give it up, or set it up with the board in your hands.',
  },
  'tinker-refused': {
    title: 'This cloud does not have Tinker',
    happened: 'It does not take the order to flash it by name.',
    next: 'Choose a Tinker file to flash in its place.',
  },
  'change-not-seen': {
    title: 'The cloud does not show the change',
    happened: 'It accepted the order, but shows the device as it was.',
    next: 'Wait a minute, look again, and repeat the step if nothing has changed.',
  },
  'order-fate-unknown': {
    title: 'Nobody can say yet whether it was done',
    happened: 'The order was on its way, and no answer of the cloud came back.',
    next: 'Look at the device in a minute, and do it again only if nothing has changed.',
  },
  'work-already-running': {
    title: 'Something is already under way',
    happened: 'This program works on one list of devices at a time.',
    next: 'Wait until it ends, or stop it.',
  },
  'work-needs-product': {
    title: 'This needs the product',
    happened: 'Only a client of the product may do it.',
    next: 'Sign in to the product.',
  },
  'work-needs-account': {
    title: 'This needs your account',
    happened: 'The device is to go into a developer account, and none is signed in.',
    next: 'Sign in to your account.',
  },
  'report-not-saved': {
    title: 'The report could not be saved',
    happened: 'This computer did not let the program write the file.',
    next: 'Choose another place.',
  },
  'program-file-unreadable': {
    title: 'The file is no program for a Photon',
    happened: 'It could not be read, is empty, or is larger than the memory of a Photon.',
    next: 'Choose a compiled program, a file that ends in .bin.',
  },
} satisfies ErrorsOf<'device'>;
