import type { ErrorsOf } from '../../error-text.ts';

export const stationErrors = {
  'preset-unreadable': {
    title: 'The preset can’t be used',
    happened: 'The file isn’t a preset, or one of its entries isn’t valid.',
    next: 'Correct the named entry, then start again.',
  },
  'preset-newer': {
    title: 'The preset needs a newer version',
    happened: 'This version of Photon Setup can’t read presets of format {{version}}.',
    next: 'Update Photon Setup, then start again.',
  },
  'preset-password-missing': {
    title: 'A password is missing',
    happened: 'The preset has no password for {{network, name}}, or its variable is empty.',
    next: 'Enter it in the preset, or set the variable that passwordEnv names.',
  },
  'preset-name-taken': {
    title: 'This name is taken',
    happened: 'Another preset on this computer is called {{name, name}}.',
    next: 'Choose another name.',
  },
  'preset-not-saved': {
    title: 'The preset wasn’t saved',
    happened: 'Its file couldn’t be written, or something else changed it meanwhile.',
    next: 'Check the free disk space, reload the presets, then save again.',
  },
  'device-set-up-already': {
    title: 'This Photon is set up already',
    happened: 'It was or is being set up here, or is a reference Photon. Nothing on it was changed.',
    next: 'Set it aside.',
  },
  'photon-left-untouched': {
    title: 'The Photon was gone before it was reached',
    happened: 'This station sent it nothing. Most likely it was switched off, moved, or set up elsewhere.',
    next: 'Check its status LED. If it blinks blue, leave it near the station.',
  },
  'device-set-up-elsewhere': {
    title: 'This Photon was set up elsewhere',
    happened: 'It came online before this station told it to connect.',
    next: 'Put it with those that are done.',
  },
  'preset-needs-serials': {
    title: 'Serial numbers or customers are missing',
    happened: 'The preset needs them for each device, and nothing here gives them.',
    next: 'Add a device list, or change the preset.',
  },
  'device-list-unreadable': {
    title: 'The device list can’t be used',
    happened: 'It has no rows, or one of its columns is missing, there twice, or not for this preset.',
    next: 'Correct the columns serial, device ID, customer, and name, then start again.',
  },
  'device-list-row-invalid': {
    title: 'A row of the device list isn’t valid',
    happened: 'Row {{row}} is incomplete, or one of its values isn’t valid. Nothing was set up.',
    next: 'Correct that row, then start again.',
  },
  'device-list-twice': {
    title: 'The device list has a value twice',
    happened: 'Rows {{before}} and {{row}} have the same serial number, device ID, or name.',
    next: 'Correct one of the two rows, then start again.',
  },
  'device-not-on-list': {
    title: 'This Photon isn’t on the device list',
    happened: 'The list has no open row for it. Nothing on it was changed.',
    next: 'Set it aside and check the list.',
  },
  'device-list-foreign': {
    title: 'A listed device isn’t for this product',
    happened: 'The cloud didn’t add the device of row {{row}} to the product. Nothing was set up.',
    next: 'Take that row out of the list, or ask whose device it is.',
  },
  'serial-without-device': {
    title: 'No device has this serial number',
    happened: 'Neither the cloud nor the history shows a device with {{serial, name}}. No device was changed.',
    next: 'Compare it with the sticker, add the device to the product, or use its device ID.',
  },
  'serial-of-several-devices': {
    title: 'Several devices have this serial number',
    happened: 'More than one device has {{serial, name}}. None of them was changed.',
    next: 'Use the device ID of the one you mean, or another number.',
  },
  'serial-of-another-device': {
    title: 'A serial number is another device’s',
    happened: 'The cloud shows another one for the device ID of row {{row}}. Nothing was set up.',
    next: 'Compare both with the sticker and correct that row.',
  },
  'scan-unreadable': {
    title: 'The scan can’t be used',
    happened: 'It was cut off, held several codes, or isn’t a Photon’s serial number or device ID.',
    next: 'Scan one sticker again.',
  },
  'scan-not-a-photon': {
    title: 'This code isn’t a Photon’s',
    happened: 'A Photon’s serial number has 15 characters and begins with PH. Nothing was looked up.',
    next: 'Scan the sticker of the Photon.',
  },
  'scan-not-listed': {
    title: 'This code isn’t on the device list',
    happened: 'The list gives out its own serial numbers, and this isn’t one of them.',
    next: 'Scan a number of the list, or correct the list.',
  },
  'scan-not-as-pattern': {
    title: 'The serial number doesn’t fit the pattern',
    happened: 'Serial numbers of this preset look like {{pattern, name}}. The scan looks like {{scanned, name}}.',
    next: 'Scan the right code, or correct the pattern in the preset.',
  },
  'number-used-already': {
    title: 'This serial number is used already',
    happened: 'A device has {{serial, name}}, or is getting it.',
    next: 'Scan another number.',
  },
  'number-taken-over': {
    title: 'This serial number is taken now',
    happened: 'It wasn’t held here for a while, and another device or station has {{serial, name}}.',
    next: 'Set up the device again with another number.',
  },
  'scan-other-layout': {
    title: 'The scanner’s keyboard layout seems wrong',
    happened: 'It most likely types for another layout than this computer’s. The scan wasn’t used.',
    next: 'Set the scanner to this computer’s keyboard layout, then scan PS:TEST.',
  },
  'scan-layout-untold': {
    title: 'This test code can’t tell the layout',
    happened: 'It has none of the letters that keyboard layouts swap, such as Y and Z.',
    next: 'Print the command codes again, and scan the new PS:TEST.',
  },
  'scan-after-end': {
    title: 'The line takes no more devices',
    happened: 'This sticker was scanned while the line was ending. Its Photon wasn’t set up.',
    next: 'Scan it again in the next line.',
  },
  'customer-not-scanned': {
    title: 'The customer isn’t known',
    happened: 'No customer was scanned, or the last scan couldn’t be used. The next Photon waits.',
    next: 'Scan or type the customer’s email address, and press Enter.',
  },
  'scan-not-asked': {
    title: 'No sticker is needed here',
    happened: 'This line takes its devices without a scan. What was scanned wasn’t used.',
    next: 'Continue without scanning.',
  },
  'cable-same-or-another': {
    title: 'Set up already, or another Photon?',
    happened: 'The one that passed here, or another, doesn’t answer over USB.',
    next: 'If it’s another Photon, hold SETUP for 3 seconds until the LED blinks dark blue.',
  },
  'order-after-end': {
    title: 'The line is ending already',
    happened: 'It takes no device any more. Nothing was changed.',
    next: 'Start the next line.',
  },
  'line-device-not-there': {
    title: 'No device to do that for',
    happened: 'No device is meant, or it passed, was set aside or is tried again. Nothing was noted.',
    next: 'Choose the device in the list.',
  },
  'line-label-not-there': {
    title: 'No label to print again',
    happened: 'No device of this line has passed and had its label printed here, or that was long ago.',
    next: 'Print the label from the history.',
  },
  'first-article-unconfirmed': {
    title: 'The first device waits for your check',
    happened: 'It passed. No other device is set up until someone has looked at it.',
    next: 'Check it, then continue, or scan PS:GO.',
  },
  'golden-first': {
    title: 'The reference Photon comes first',
    happened: 'This one waits until it has passed. Nothing on it was changed.',
    next: 'Leave this Photon here and bring the reference Photon.',
  },
  'golden-failed': {
    title: 'The reference Photon didn’t pass',
    happened: 'It passes at a bench that works, so no other device was set up.',
    next: 'Fix the cause that its result names, then try it again.',
  },
  'golden-not-found': {
    title: 'The reference Photon wasn’t found',
    happened: 'No Photon that was found has the ID {{id, name}}.',
    next: 'Bring it, then hold SETUP for 3 seconds until its LED blinks dark blue.',
  },
  'device-not-scanned': {
    title: 'This Photon wasn’t scanned',
    happened: 'It’s another device than those that were scanned. Nothing on it was changed.',
    next: 'Scan its sticker, or switch it off and bring the scanned one.',
  },
  'hook-failed': {
    title: 'A result was not passed on',
    happened: 'The hook {{hook, name}} failed. The line continues, and the result stays in the history.',
    next: 'Check the hook in the preset.',
  },
  'station-disk-not-writable': {
    title: 'Nothing can be written on this computer',
    happened: 'Its disk is full, or the folder of Photon Setup can’t be written. No device was touched.',
    next: 'Free some space or check your permissions, then start again.',
  },
  'station-clock-off': {
    title: 'This computer’s clock is off',
    happened: 'It differs by {{offMs, duration}} from the cloud’s. No device was touched.',
    next: 'Set the date and time of this computer, then start again.',
  },
  'label-too-small': {
    title: 'The label is too small',
    happened: 'Its code and text need {{width, number}} × {{height, number}} mm.',
    next: 'Use a larger label, smaller text, or another code.',
  },
  'label-text-missing': {
    title: 'The label can’t be filled',
    happened: 'The device has no value for {{field, name}}, or the label can’t hold it.',
    next: 'Give the device that value, or take it off the label.',
  },
  'printer-not-found': {
    title: 'The printer wasn’t found',
    happened: 'This computer lists no printer named {{printer, name}}.',
    next: 'Connect the printer or choose another one.',
  },
  'network-not-found-here': {
    title: 'Wi-Fi not found here: {{network, name}}',
    happened: 'What this computer doesn’t find may be hidden, 5 GHz only, or too far from here.',
    next: 'Check name and router. This doesn’t stop the line.',
  },
  'printer-out-of-paper': {
    title: 'The printer seems out of paper',
    happened: '{{printer, name}} had no paper when this computer last checked.',
    next: 'Put paper in before the first label.',
  },
  'label-not-printed': {
    title: 'The print isn’t confirmed',
    happened: 'The print system refused it, or didn’t answer in time. The device’s result is unchanged.',
    next: 'If no label comes out, print it from the history.',
  },
  'label-not-saved': {
    title: 'The label wasn’t saved',
    happened: 'The PDF file couldn’t be written there.',
    next: 'Choose another folder.',
  },
  'labels-need-window': {
    title: 'Labels aren’t printed here',
    happened: 'The preset has a label, and only the app’s window prints. No device was touched.',
    next: 'Add --labels with a folder, or --without-labels.',
  },
} satisfies ErrorsOf<'station'>;
