import type { ErrorsOf } from '../../error-text.ts';

export const networkErrors = {
  'network-name-invalid': {
    title: 'This network name doesn’t fit',
    happened: 'A name has 1 to 32 bytes. This one has {{bytes, bytes}}.',
    next: 'Check the name. Accents and emoji take several bytes each.',
  },
  'network-name-not-settable': {
    title: 'A Photon can’t store this network name',
    happened: 'It stores quotation marks and backslashes incorrectly.',
    next: 'Choose another network, or rename this one in your router.',
  },
  'network-password-missing': {
    title: 'The Wi-Fi password is missing',
    happened: 'This network can’t be joined without it.',
    next: 'Enter the Wi-Fi password.',
  },
  'network-password-too-short': {
    title: 'This password is too short',
    happened: 'It has {{bytes, bytes}}. Networks of this kind use 8 to 64.',
    next: 'Check the Wi-Fi password.',
  },
  'network-password-too-long': {
    title: 'This password is too long',
    happened: 'It has {{bytes, bytes}}, with a limit of 64. Accents and emoji take several bytes each.',
    next: 'Check the Wi-Fi password.',
  },
  'network-wep-key-invalid': {
    title: 'This WEP key isn’t valid',
    happened: 'It has {{bytes, bytes}}. Use 5 or 13 characters, or 10 or 26 digits from 0–9 and A–F.',
    next: 'Check the WEP key.',
  },
  'network-security-unknown': {
    title: 'This network’s security is unknown',
    happened: 'A Photon supports open, WEP, WPA, and WPA2 networks. It can’t join WPA3-only networks.',
    next: 'Choose the security manually, or use a network with WPA2.',
  },
  'network-security-misprint': {
    title: 'This security number is a known misprint',
    happened: 'A widely copied guide gives 2097165 for WPA with AES. A Photon reads it as WEP.',
    next: 'Use 2097156, or choose the security by name.',
  },
  'enterprise-details-missing': {
    title: 'An enterprise detail is missing',
    happened: 'The network needs it to let the Photon join.',
    next: 'Fill in the marked field.',
  },
  'enterprise-details-too-long': {
    title: 'An enterprise detail is too long',
    happened: 'It has {{bytes, bytes}}. A Photon stores at most {{limit, number}}.',
    next: 'Shorten the marked field.',
  },
  'enterprise-details-not-settable': {
    title: 'A Photon can’t store this detail',
    happened: 'It stores quotation marks and backslashes incorrectly.',
    next: 'Change the marked field.',
  },
  'enterprise-key-unreadable': {
    title: 'This isn’t a private key',
    happened: 'A private key is text between -----BEGIN PRIVATE KEY----- and -----END PRIVATE KEY-----.',
    next: 'Paste the complete key, including its first and last lines.',
  },
  'enterprise-key-passphrase-missing': {
    title: 'The private key is encrypted',
    happened: 'It can’t be read without its passphrase.',
    next: 'Enter the passphrase of the private key.',
  },
  'enterprise-key-passphrase-wrong': {
    title: 'The private key can’t be decrypted',
    happened: 'The passphrase is wrong, or the key is damaged.',
    next: 'Check the passphrase, then the key.',
  },
  'enterprise-key-kind-refused': {
    title: 'A Photon can’t use this kind of private key',
    happened: 'It supports RSA keys up to 2048 bits and keys on the P-256 curve.',
    next: 'Ask for a certificate with a supported key.',
  },
  'enterprise-certificate-unreadable': {
    title: 'This isn’t a certificate',
    happened: 'A certificate is text between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----.',
    next: 'Paste the complete certificate, including its first and last lines.',
  },
  'network-password-letters': {
    title: 'A character of this password can’t be sent',
    happened: 'Enterprise passwords can have only Western European letters and no zero character.',
    next: 'Choose a password without other characters.',
  },
  'network-password-not-hexadecimal': {
    title: 'This password can’t be right',
    happened: 'A Wi-Fi password has 8–63 characters. With 64, it’s a key of digits from 0–9 and A–F.',
    next: 'Check the Wi-Fi password.',
  },
  'enterprise-key-of-another': {
    title: 'The private key doesn’t match the certificate',
    happened: 'The network would refuse the Photon.',
    next: 'Enter the private key that belongs to the client certificate.',
  },
  'network-not-in-list': {
    title: 'The Photon can’t see {{network, name}}',
    happened: 'It isn’t in the Photon’s list. A Photon can see only 2.4 GHz networks.',
    next: 'Check the name, move the Photon closer to the router, then try again.',
  },
  'enterprise-refused': {
    title: 'The Photon refused the enterprise details',
    happened: 'It couldn’t store the user name, a certificate, or a key.',
    next: 'Check the details, then try again.',
  },
  'enterprise-not-supported': {
    title: 'This Photon can’t join enterprise networks',
    happened: 'They need Device OS 0.7.0 or later.',
    next: 'Choose another network. The Photon updates once it’s online.',
  },
  'network-not-heard': {
    title: 'The Photon can’t see {{network, name}}',
    happened: 'It looked for the network and didn’t find it. It can’t see hidden or 5 GHz networks.',
    next: 'Check the name, move the Photon closer to the router, or choose another network.',
  },
  'network-name-refused': {
    title: 'The Photon refused the network name',
    happened: 'It reported that the length of the name isn’t valid.',
    next: 'Check the name, or choose another network.',
  },
  'network-password-length-refused': {
    title: 'The Photon refused the Wi-Fi password',
    happened: 'It reported that the length of the password isn’t valid for this network.',
    next: 'Check the Wi-Fi password.',
  },
  'network-password-not-decrypted': {
    title: 'The Photon couldn’t decrypt the password',
    happened: 'The password was sent encrypted, but the Photon couldn’t read it.',
    next: 'Press RESET, hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'network-not-stored': {
    title: 'The Photon didn’t store the network',
    happened: 'It received the details but couldn’t keep them.',
    next: 'Press RESET, hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'networks-not-joined': {
    title: 'The Photon couldn’t join its new networks',
    happened: 'It went back to listening mode. It couldn’t join {{network, name}}.',
    next: 'Try again, and enter the password of the network in range once more.',
  },
  'network-second-enterprise': {
    title: 'A Photon stores one enterprise network',
    happened: 'It has one user name or certificate, already used for {{network, name}}.',
    next: 'Remove one of the two.',
  },
  'networks-too-many': {
    title: 'A Photon stores {{limit, number}} networks',
    happened: 'Another one would replace one of those given before.',
    next: 'Remove one of them.',
  },
  'network-signal-weak': {
    title: 'The signal is weak',
    happened: 'The Photon sees this network at {{rssi, number}} dBm. Below −75 dBm, joining often fails.',
    next: 'Move the Photon and the router closer together.',
  },
  'network-password-blank-edges': {
    title: 'The password starts or ends with a space',
    happened: 'It’s used exactly as entered, spaces included.',
    next: 'Remove the space if it isn’t part of the password.',
  },
  'cable-network-open': {
    title: 'This network can’t be sent by cable',
    happened: 'Over USB, this Device OS stores open and WEP networks incorrectly.',
    next: 'Set the Photon up over Wi-Fi, or choose a WPA2 network.',
  },
  'cable-network-hidden': {
    title: 'A hidden network can’t be sent by cable',
    happened: 'This computer doesn’t see it, and over USB this Device OS stores it incorrectly.',
    next: 'Set the Photon up over Wi-Fi, or choose a network from the list.',
  },
  'cable-network-differs': {
    title: 'The network’s security is different',
    happened: 'The Photon found this network with other security than was chosen, so nothing was saved.',
    next: 'Press RESET on the Photon, then choose the security that the network has.',
  },
  'cable-text-not-enterable': {
    title: 'This can’t be sent by cable',
    happened: 'It contains a control character that ends or edits a line over USB.',
    next: 'Remove the character, or choose another network.',
  },
} satisfies ErrorsOf<'network'>;
