import type { ErrorsOf } from '../../error-text.ts';

export const networkErrors = {
  'network-name-invalid': {
    title: 'This network name does not fit',
    happened: 'A name has 1 to 32 bytes. This one has {{bytes, bytes}}.',
    next: 'Check the name. Accents and emoji take several bytes each.',
  },
  'network-name-not-settable': {
    title: 'A Photon cannot take this network name over Wi-Fi',
    happened: 'It stores quotation marks and backslashes wrongly.',
    next: 'Choose another network, or give this one another name in your router.',
  },
  'network-password-missing': {
    title: 'The Wi-Fi password is missing',
    happened: 'This network lets nobody in without it.',
    next: 'Enter the Wi-Fi password.',
  },
  'network-password-too-short': {
    title: 'This password is too short',
    happened: 'It has {{bytes, bytes}}. Networks of this kind use 8 to 64.',
    next: 'Check the Wi-Fi password.',
  },
  'network-password-too-long': {
    title: 'This password is too long',
    happened: 'It has {{bytes, bytes}}. Networks of this kind use 8 to 64. Accents and emoji take several bytes each.',
    next: 'Check the Wi-Fi password.',
  },
  'network-wep-key-invalid': {
    title: 'This WEP key does not fit',
    happened: 'It has {{bytes, bytes}}. A WEP key has 5 or 13 characters, or 10 or 26 digits from 0 to 9 and A to F.',
    next: 'Check the WEP key.',
  },
  'network-security-unknown': {
    title: 'The security of this network is not known',
    happened: 'A Photon knows open, WEP, WPA and WPA2 networks. Networks with WPA3 alone are out of its reach.',
    next: 'Choose the security yourself, or use a network with WPA2.',
  },
  'network-security-misprint': {
    title: 'This security number is a known misprint',
    happened: 'A much-copied guide prints 2097165 for WPA with AES. A Photon takes it for WEP.',
    next: 'Use 2097156, or choose the security by its name.',
  },
  'enterprise-details-missing': {
    title: 'A detail of the enterprise network is missing',
    happened: 'The network needs it to let the Photon in.',
    next: 'Fill in the marked field.',
  },
  'enterprise-details-too-long': {
    title: 'A detail of the enterprise network is too long',
    happened: 'It has {{bytes, bytes}}. A Photon keeps at most {{limit, number}}.',
    next: 'Shorten the marked field.',
  },
  'enterprise-details-not-settable': {
    title: 'A Photon cannot take this detail over Wi-Fi',
    happened: 'It stores quotation marks and backslashes wrongly.',
    next: 'Change the marked field.',
  },
  'enterprise-key-unreadable': {
    title: 'This is no private key',
    happened:
      'A private key is text between -----BEGIN PRIVATE KEY----- and -----END PRIVATE KEY-----, or a like pair.',
    next: 'Paste the whole key, first and last line included.',
  },
  'enterprise-key-passphrase-missing': {
    title: 'The private key is encrypted',
    happened: 'It opens with a passphrase.',
    next: 'Enter the passphrase of the private key.',
  },
  'enterprise-key-passphrase-wrong': {
    title: 'The private key does not open',
    happened: 'The passphrase is not the one of this key, or the key is damaged.',
    next: 'Check the passphrase, then the key.',
  },
  'enterprise-key-kind-refused': {
    title: 'A Photon does not take this kind of private key',
    happened: 'It takes RSA keys up to 2048 bits, and keys on the curve P-256.',
    next: 'Ask for a certificate with such a key.',
  },
  'enterprise-certificate-unreadable': {
    title: 'This is no certificate',
    happened: 'A certificate is text between -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----.',
    next: 'Paste the whole certificate, first and last line included.',
  },
  'network-password-letters': {
    title: 'A letter of this password cannot be sent',
    happened:
      'The password of an enterprise network reaches it through a Photon only in letters of Western Europe. No password can hold a zero character.',
    next: 'Choose a password without other letters.',
  },
  'network-password-not-hexadecimal': {
    title: 'This password cannot be right',
    happened:
      'A Wi-Fi password has 8 to 63 characters. With 64 it is a key, which has only digits from 0 to 9 and A to F.',
    next: 'Check the Wi-Fi password.',
  },
  'enterprise-key-of-another': {
    title: 'The private key is not the one of the client certificate',
    happened: 'The two belong together: the network would refuse the Photon.',
    next: 'Enter the private key that the certificate was made for.',
  },
  'network-not-in-list': {
    title: 'The Photon does not hear {{network, name}}',
    happened: 'The network is not in the list that the Photon made. A Photon hears 2.4 GHz networks only.',
    next: 'Check the name, bring the Photon closer to the router, then try again.',
  },
  'enterprise-refused': {
    title: 'The Photon refused the enterprise details',
    happened: 'It could not store the user name, a certificate or a key.',
    next: 'Check the details and try again.',
  },
  'enterprise-not-supported': {
    title: 'This Photon is too old for enterprise networks',
    happened: 'They need Device OS 0.7.0 or newer.',
    next: 'Choose another network. The Photon updates itself once it is online.',
  },
  'network-not-heard': {
    title: 'The Photon does not hear {{network, name}}',
    happened: 'It looked for the network and did not find it. A Photon hears 2.4 GHz networks only.',
    next: 'Check the name, or bring the Photon closer to the router.',
  },
  'network-name-refused': {
    title: 'The Photon refused the network name',
    happened: 'It said that the length of the name does not fit.',
    next: 'Check the name, or choose another network.',
  },
  'network-password-length-refused': {
    title: 'The Photon refused the Wi-Fi password',
    happened: 'It said that the length of the password does not fit this network.',
    next: 'Check the Wi-Fi password.',
  },
  'network-password-not-decrypted': {
    title: 'The Photon could not read the password',
    happened: 'The password went out encrypted, and the Photon could not decrypt it.',
    next: 'Press RESET, hold SETUP for three seconds until the light blinks dark blue, then try again.',
  },
  'network-not-stored': {
    title: 'The Photon did not store the network',
    happened: 'It took the details and could not keep them.',
    next: 'Press RESET, hold SETUP for three seconds until the light blinks dark blue, then try again.',
  },
  'networks-not-joined': {
    title: 'Photon could not join any of its new networks',
    happened: 'Its own Wi-Fi is back, so it waits in listening mode. It could not join {{network, name}}.',
    next: 'Try again and enter the password of the network that is here once more.',
  },
  'network-second-enterprise': {
    title: 'A Photon keeps one enterprise network',
    happened: 'It has one user name or certificate in all, and {{network, name}} has it already.',
    next: 'Leave one of the two out.',
  },
  'networks-too-many': {
    title: 'A Photon keeps {{limit, number}} networks',
    happened: 'One more would push out one of those given before.',
    next: 'Leave one of them out.',
  },
  'network-signal-weak': {
    title: 'The signal is weak',
    happened: 'The Photon hears this network with {{rssi, number}} dBm. Below -75 dBm joining often fails.',
    next: 'Bring the Photon and the router closer together.',
  },
  'network-password-blank-edges': {
    title: 'The password starts or ends with a blank',
    happened: 'It is used exactly as it stands, blanks included.',
    next: 'Take the blank out if it is not part of the password.',
  },
} satisfies ErrorsOf<'network'>;
