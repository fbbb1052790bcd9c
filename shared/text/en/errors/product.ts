import type { ErrorsOf } from '../../error-text.ts';

export const productErrors = {
  'not-signed-in-to-product': {
    title: 'You aren’t signed in to a product',
    happened: 'This needs the client ID and client secret of a product.',
    next: 'Sign in to the product.',
  },
  'product-not-found': {
    title: 'No such product',
    happened: 'The cloud shows this client no product with this ID or slug.',
    next: 'Check the product in the Particle console, then enter it again.',
  },
  'product-of-another-client': {
    title: 'This client belongs to another product',
    happened: 'The cloud accepts the client, but not for this product.',
    next: 'Enter the product the client was created in, or a client of this product.',
  },
  'customer-name-invalid': {
    title: 'This isn’t an email address',
    happened: 'A customer is named by anything in email format.',
    next: 'Enter it in the format name@example.com.',
  },
  'customer-not-opened': {
    title: 'The customer couldn’t be created',
    happened: 'The cloud neither created this customer nor let this client act for it.',
    next: 'Check the email address and the permissions of the client.',
  },
  'customer-token-of-another': {
    title: 'The cloud responded for another customer',
    happened: 'The access token isn’t for the requested customer, so it isn’t used.',
    next: 'Try again. If it happens again, copy the details and report them.',
  },
  'customer-not-found': {
    title: 'Customer not found',
    happened: 'The cloud gives this client no access to a customer with this email address.',
    next: 'Check the spelling of the address, and the permissions of the client.',
  },
  'device-not-in-product': {
    title: 'The device isn’t in this product',
    happened: 'The product’s device list doesn’t have it.',
    next: 'Add the device to the product first.',
  },
  'device-owned-outside-team': {
    title: 'The device’s owner is outside the team',
    happened: 'The cloud doesn’t add a device whose owner is outside the product’s team.',
    next: 'Ask its owner to unclaim it, then add it again.',
  },
  'device-unknown-to-product': {
    title: 'The cloud didn’t accept this device',
    happened: 'The device ID is unknown, or the device type doesn’t match the product.',
    next: 'Check the ID on the label, and that the product is for Photons.',
  },
  'device-denied': {
    title: 'The product denies this device',
    happened: 'Someone on the team denied it.',
    next: 'Have the team approve it in the Particle console, then try again.',
  },
  'device-quarantined': {
    title: 'The device is in quarantine',
    happened: 'It reports this product, but no one has approved it yet.',
    next: 'Have the team approve it in the Particle console, then try again.',
  },
  'device-not-customers': {
    title: 'The device wasn’t claimed for the customer',
    happened: 'It’s online, but the product shows another owner or none.',
    next: 'Set it up again. If the owner stays, unclaim it first.',
  },
  'device-has-owner': {
    title: 'The device has an owner',
    happened: 'It’s in its product, and {{owner, name}} owns it.',
    next: 'Unclaim it first, or try again and agree to unclaim it.',
  },
  'import-file-unreadable': {
    title: 'The file can’t be read',
    happened: 'This computer couldn’t read it, or it’s neither text nor an Excel workbook.',
    next: 'Check the file and its path. A list can be text, CSV, or an Excel workbook (.xlsx).',
  },
  'import-without-ids': {
    title: 'No device IDs found',
    happened: 'A device ID has 24 characters, 0–9 and a–f.',
    next: 'Check that you chose the right list.',
  },
  'import-column-unclear': {
    title: 'The device ID column is unclear',
    happened: 'More than one column could be meant, so nothing was sent.',
    next: 'Choose the column. In the terminal, use --column with its number, its name, or “all”.',
  },
  'import-workbook-too-large': {
    title: 'The workbook is too large',
    happened: 'It unpacks to more data than Photon Setup can read.',
    next: 'In Excel, save the sheet with the device IDs as CSV, then choose that file.',
  },
  'import-file-changed': {
    title: 'The file changed since the preview',
    happened: 'It was changed, moved, or deleted after it was shown. Nothing was sent.',
    next: 'Choose the file again and check its columns.',
  },
  'import-several-sheets': {
    title: 'The workbook has several sheets',
    happened: 'More than one sheet has rows, so nothing was sent.',
    next: 'Save the sheet with the device IDs as a separate workbook, or as CSV.',
  },
  'variable-not-found': {
    title: 'This variable can’t be read',
    happened: 'The cloud didn’t find it on this device.',
    next: 'Check that the device’s firmware still has it.',
  },
  'customer-not-listed': {
    title: 'The customer list doesn’t show them yet',
    happened: 'The device is claimed for this customer. The product’s list can be late.',
    next: 'Check the list again in a minute.',
  },
} satisfies ErrorsOf<'product'>;
