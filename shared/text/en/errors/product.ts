import type { ErrorsOf } from '../../error-text.ts';

export const productErrors = {
  'not-signed-in-to-product': {
    title: 'No product is signed in',
    happened: 'This needs the client id and the client secret of a product.',
    next: 'Sign in to the product.',
  },
  'product-not-found': {
    title: 'There is no such product',
    happened: 'The cloud knows no product of this id or short name that this client may see.',
    next: 'Check the product in the Particle console and enter it again.',
  },
  'product-of-another-client': {
    title: 'This client belongs to another product',
    happened: 'The cloud accepts the client, but not for this product.',
    next: 'Enter the product that the client was made in, or a client of this product.',
  },
  'customer-name-invalid': {
    title: 'This is no e-mail address',
    happened: 'A customer is named by an e-mail address. It need not be a mailbox.',
    next: 'Enter it in the form name@example.com.',
  },
  'customer-not-opened': {
    title: 'The customer could not be made',
    happened: 'The cloud neither made this customer nor let this client act for it.',
    next: 'Check the e-mail address and the rights of the client.',
  },
  'customer-token-of-another': {
    title: 'The cloud answered for another customer',
    happened: 'The access token it gave is not for the customer that was asked for. It is not used.',
    next: 'Try again. If it happens twice, copy the details and report them.',
  },
  'customer-not-found': {
    title: 'There is no such customer',
    happened: 'This product has no customer of this e-mail address.',
    next: 'Check the spelling of the address.',
  },
  'device-not-in-product': {
    title: 'The device is not in this product',
    happened: 'The list of the product does not have it.',
    next: 'Add the device to the product first.',
  },
  'device-owned-outside-team': {
    title: 'The device belongs to somebody outside the team',
    happened: 'The cloud does not put a device into a product while somebody outside its team owns it.',
    next: 'Ask its owner to give it up, then add it again.',
  },
  'device-unknown-to-product': {
    title: 'The cloud does not take this device',
    happened: 'It does not know the device id, or the device is of another kind than the product.',
    next: 'Check the id on the label, and that the product is one for Photons.',
  },
  'device-denied': {
    title: 'The product denies this device',
    happened: 'Somebody of the team has shut it out.',
    next: 'Let the team allow it in the Particle console, then try again.',
  },
  'device-quarantined': {
    title: 'The device is in quarantine',
    happened: 'It reports this product, but nobody has approved it yet.',
    next: 'Let the team approve it in the Particle console, then try again.',
  },
  'device-not-customers': {
    title: 'The device did not go to the customer',
    happened: 'It is online, but the product shows another owner, or none.',
    next: 'Set it up again. If the owner stays, unclaim it first.',
  },
  'device-has-owner': {
    title: 'The device has an owner',
    happened: 'It is online in its product, and {{owner, name}} owns it.',
    next: 'Try again and agree to unclaim it.',
  },
  'import-file-unreadable': {
    title: 'The file could not be read',
    happened: 'This computer could not read it, or it is neither text nor an Excel workbook.',
    next: 'Choose a text file, a CSV file, or an Excel workbook (.xlsx) with one device ID in a row.',
  },
  'import-without-ids': {
    title: 'There is no device id in it',
    happened: 'A device id has 24 characters, 0 to 9 and a to f.',
    next: 'Check that you chose the right list.',
  },
  'import-column-unclear': {
    title: 'Which column holds the device IDs is unclear',
    happened: 'More than one column could be meant, so nothing was sent.',
    next: 'Choose the column. In the terminal, say --column with its number or its name, or --column all.',
  },
  'import-workbook-too-large': {
    title: 'The workbook is too large to be read',
    happened: 'A workbook is unpacked in the memory of this computer, and this one holds more than fits.',
    next: 'In Excel, save the sheet with the device IDs as CSV, and choose that file.',
  },
  'import-file-changed': {
    title: 'The file is not the one you looked at any more',
    happened: 'It was changed, moved or deleted after it was shown. Nothing of it was sent.',
    next: 'Choose the file again, and look at its columns.',
  },
  'import-several-sheets': {
    title: 'The workbook has several sheets',
    happened: 'More than one sheet has rows in it, and nothing was sent.',
    next: 'Save the sheet with the device IDs as a workbook of its own, or as CSV.',
  },
  'variable-not-found': {
    title: 'This variable can’t be read',
    happened: 'The cloud did not find it on this device.',
    next: 'Check that the firmware on the device still has it.',
  },
  'customer-not-listed': {
    title: 'The list of customers does not show them yet',
    happened: 'The device is theirs. The list of the product can be late.',
    next: 'Look at the list again in a minute.',
  },
} satisfies ErrorsOf<'product'>;
