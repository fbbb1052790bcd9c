import type { ErrorCode } from '../errors.ts';
import type { Ending } from '../run-ending.ts';
import type { Platform } from './en.ts';

/** What a person reads of one error code; `next` is the one thing to do. `{{…}}` are the error's `details`. */
export interface ErrorText {
  readonly title: string;
  readonly happened: string;
  readonly next: string;
  /** In place of `next` where the system is known and has a way of its own. */
  readonly nextOn?: Readonly<Record<Platform, string>>;
}

/** Every code, checked by the compiler: a new code without its words does not build. */
const errors = {
  cancelled: {
    title: 'Setup canceled',
    happened: 'You canceled it before it was complete.',
    next: 'Start again when you are ready.',
  },
  'internal-error': {
    title: 'Photon Setup has a fault of its own',
    happened: 'Something inside this program went wrong.',
    next: 'Try again. If it happens twice, copy the details and report them.',
  },
  'invalid-input': {
    title: 'This value cannot be used',
    happened: 'It does not have the form that is needed here.',
    next: 'Check the value and enter it again.',
  },
  'waited-too-long': {
    title: 'The set-up waited too long',
    happened: 'A step did not end within its time.',
    next: 'Try again.',
  },
  'setup-already-running': {
    title: 'A set-up is already running',
    happened: 'This computer sets up one Photon at a time, and a program on it does so now.',
    next: 'Wait until it ends, or cancel it.',
  },
  'settings-unreadable': {
    title: 'Your settings could not be read',
    happened: 'The usual ones are used, the usual cloud among them. Nothing of the file was deleted.',
    next: 'Look at the settings under Advanced before you sign in.',
  },
  'settings-not-saved-yet': {
    title: 'The settings that you changed are not saved yet',
    happened: 'Nothing was sent.',
    next: 'Save them under Advanced, or put back what was there. Then sign in.',
  },
  'settings-not-saved': {
    title: 'The settings could not be saved',
    happened: 'This computer did not let the program write its settings file.',
    next: 'Check the free space and your rights on this computer, then save again.',
  },
  'sign-in-details-missing': {
    title: 'A detail of the sign-in is missing',
    happened: 'The cloud needs all of them to know who you are.',
    next: 'Fill in the empty field.',
  },
  'sign-in-refused': {
    title: 'The cloud refused the sign-in',
    happened: 'No account has this e-mail address with this password.',
    next: 'Check both and sign in again.',
  },
  'one-time-code-refused': {
    title: 'The cloud refused the one-time code',
    happened: 'A code is good for a short time and for one sign-in.',
    next: 'Enter the code that your authenticator app shows now.',
  },
  'one-time-code-expired': {
    title: 'The sign-in took too long',
    happened: 'The cloud waits only a short time for the one-time code.',
    next: 'Sign in again with e-mail and password.',
  },
  'sign-in-locked-out': {
    title: 'The cloud takes no sign-ins from here for now',
    happened: 'After 10 refused sign-ins in a row it blocks this address for 30 minutes.',
    next: 'Wait 30 minutes, then sign in again.',
  },
  'access-token-invalid': {
    title: 'The access token is not valid',
    happened: 'The cloud does not know it. It may be deleted or past its end.',
    next: 'Sign in again, or paste another access token.',
  },
  'oauth-client-refused': {
    title: 'The cloud refused the OAuth client',
    happened: 'Client id and client secret do not belong together.',
    next: 'Check both, then sign in again. Those for your account stand under Advanced.',
  },
  'attempt-of-another-account': {
    title: 'This set-up was begun for somebody else',
    happened: 'It was for the account {{userName, name}}, and you are signed in as somebody else.',
    next: 'Sign out and sign in to that account, or forget this set-up.',
  },
  'attempt-of-another-cloud': {
    title: 'This set-up was begun with another cloud',
    happened: 'It was for the cloud at {{cloud, name}}, and this program speaks to another one now.',
    next: 'Save that address under Advanced and sign in there, or forget this set-up.',
  },
  'attempt-owner-unknown': {
    title: 'It is not known for whom this set-up was begun',
    happened: 'What was written down of it, or your access token, does not name the account and its cloud.',
    next: 'Forget this set-up and set the device up again.',
  },
  'sign-out-not-done': {
    title: 'The cloud did not end your access token',
    happened: 'It is no longer kept on this computer. In the cloud it stays good until its time is over.',
    next: 'Try again while this window is open. Later, list and end it with the Particle CLI: particle token list, then particle token revoke.',
  },
  'not-signed-in': {
    title: 'You are not signed in',
    happened: 'A Photon becomes yours through your Particle account.',
    next: 'Sign in and try again.',
  },
  'cloud-unreachable': {
    title: 'The Particle cloud is out of reach',
    happened: 'This computer could not connect to it.',
    next: 'Check the internet connection of this computer, then try again.',
  },
  'cloud-timed-out': {
    title: 'The Particle cloud did not answer in time',
    happened: 'The connection stands, but no answer came.',
    next: 'Check the internet connection of this computer, then try again.',
  },
  'cloud-connection-not-secure': {
    title: 'The connection to the cloud is not secure',
    happened: 'The certificate of the cloud cannot be checked, so nothing was sent.',
    next: 'Use another network, or ask who runs this one about its proxy.',
  },
  'computer-clock-wrong': {
    title: 'The clock of this computer is wrong',
    happened:
      'The cloud lives in another time than this computer, so its certificate and its answers cannot be trusted.',
    next: 'Set date and time of this computer, then try again.',
  },
  'cloud-sign-in-page': {
    title: 'This network asks for a sign-in of its own',
    happened: 'A web page answered in place of the Particle cloud. Hotels, schools and offices have such pages.',
    next: 'Open a web browser, finish the sign-in there, then try again.',
  },
  'list-incomplete': {
    title: 'The list is not complete',
    happened: 'What could be read of it is shown. The rest is not.',
    next: 'Try again, or look for the missing ones by their ids.',
  },
  'cloud-behind-another': {
    title: 'Something on the way to the cloud refuses',
    happened: 'A firewall, a proxy or another server answered in place of the Particle cloud.',
    next: 'Ask whoever runs this network to let the cloud address through, or use another network.',
  },
  'proxy-refuses': {
    title: 'The proxy of this network lets nothing through',
    happened:
      'The way to the cloud leads through a proxy, and it refused. Most often it wants a name and a password, and got none or wrong ones.',
    next: 'Ask who runs this network for a name and a password, try again, and give them when they are asked for. The command line takes them from HTTPS_PROXY.',
  },
  'proxy-unreachable': {
    title: 'The proxy of this network cannot be reached',
    happened:
      'This computer is set to reach the cloud through a proxy, and the proxy did not answer, so nothing was sent.',
    next: 'Check the network of this computer and the address of its proxy, then try again.',
  },
  'cloud-answer-unreadable': {
    title: 'The answer of the cloud makes no sense',
    happened: 'It does not have the form that the Particle cloud uses.',
    next: 'Check the cloud address under Advanced, then try again.',
  },
  'cloud-refused': {
    title: 'The cloud refused the request',
    happened: 'It understood what this step asked for and did not do it.',
    next: 'Try again. If it happens twice, copy the details and report them.',
  },
  'cloud-forbidden': {
    title: 'The cloud does not allow this',
    happened: 'It knows who asks, and does not let this account or client do what was asked for.',
    next: 'Check the rights of the account or client, or sign in with another one.',
  },
  'cloud-not-found': {
    title: 'The cloud does not find what was asked for',
    happened: 'It answers, and has nothing at this place.',
    next: 'Check the cloud address, then try again.',
  },
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
  'cloud-too-many-requests': {
    title: 'The cloud asks to slow down',
    happened: 'Too many requests came from here in a short time.',
    next: 'Wait a few minutes, then try again.',
  },
  'cloud-server-error': {
    title: 'The cloud has trouble of its own',
    happened: 'It reports a fault on its side. Your Photon and your network are not the cause.',
    next: 'Wait a few minutes, then try again.',
  },
  'device-not-answering': {
    title: 'The device does not answer',
    happened: 'The cloud passed the request on, and nothing came back.',
    next: 'Check that the light breathes cyan, then try again.',
  },
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
  'wifi-radio-off': {
    title: 'The Wi-Fi of this computer is off',
    happened: 'Without it this computer cannot see the Photon.',
    next: 'Switch the Wi-Fi on. Airplane mode must be off.',
    nextOn: {
      linux: 'Open the system menu in a corner of the screen and switch Wi-Fi on. Airplane mode must be off.',
      windows: 'Select the network symbol at the end of the taskbar and switch Wi-Fi on. Airplane mode must be off.',
      macos: 'Select the Wi-Fi symbol in the menu bar and switch Wi-Fi on.',
    },
  },
  'wifi-no-adapter': {
    title: 'This computer has no Wi-Fi adapter',
    happened: 'None is built in or plugged in, or its driver is missing.',
    next: 'Plug in a Wi-Fi adapter for 2.4 GHz, or use another computer.',
  },
  // Windows: learn.microsoft.com/windows/win32/nativewifi/wi-fi-access-location-changes.
  'wifi-not-permitted': {
    title: 'The program may not use the Wi-Fi of this computer',
    happened: 'Your system asks for a right that the program does not have.',
    next: 'Join the Wi-Fi of the Photon yourself.',
    nextOn: {
      linux: 'Sign in to the desktop of this computer itself, not from afar, or join the Wi-Fi of the Photon yourself.',
      windows:
        'Open Settings, Privacy & security, Location. Switch on location services and the access of desktop apps.',
      macos: 'Join the Wi-Fi of the Photon yourself. macOS may ask for the password of an administrator.',
    },
  },
  'wifi-service-not-running': {
    title: 'The Wi-Fi service of this computer is not running',
    happened: 'The part of the system that looks after Wi-Fi does not answer.',
    next: 'Restart this computer, then try again.',
    nextOn: {
      linux: 'Enter “sudo systemctl restart NetworkManager” in a terminal, then “nmcli networking on”.',
      windows: 'Open the app Services and start “WLAN AutoConfig”.',
      macos: 'Restart this computer, then try again.',
    },
  },
  'wifi-tool-missing': {
    title: 'The program cannot move the Wi-Fi of this computer',
    happened: 'The part of the system that it uses for that is not installed.',
    next: 'Join the Wi-Fi of the Photon yourself.',
    nextOn: {
      linux: 'Join the Wi-Fi of the Photon yourself. With NetworkManager the program can do it for you.',
      windows: 'Join the Wi-Fi of the Photon yourself.',
      macos: 'Join the Wi-Fi of the Photon yourself.',
    },
  },
  'wifi-tool-unreadable': {
    title: 'The program does not understand the Wi-Fi of this computer',
    happened: 'The system gave an answer of an unknown form.',
    next: 'Join the Wi-Fi of the Photon yourself.',
  },
  'wifi-adapter-without-2ghz': {
    title: 'This Wi-Fi adapter cannot see a Photon',
    happened: 'It uses 5 GHz only, and a Photon sends on 2.4 GHz.',
    next: 'Plug in a Wi-Fi adapter for 2.4 GHz, or use another computer.',
  },
  // Linux: "nmcli device set" in the manual of NetworkManager, networkmanager.dev/docs/api/latest/nmcli.html.
  'wifi-adapter-not-managed': {
    title: 'The system does not look after this Wi-Fi adapter',
    happened: 'It is set aside for another program, so this one cannot use it.',
    next: 'Choose another Wi-Fi adapter under Advanced, or join the Wi-Fi of the Photon yourself.',
    nextOn: {
      linux:
        'Let NetworkManager look after it: enter “nmcli device set NAME managed yes” in a terminal, with its name.',
      windows: 'Choose another Wi-Fi adapter under Advanced, or join the Wi-Fi of the Photon yourself.',
      macos: 'Choose another Wi-Fi adapter under Advanced, or join the Wi-Fi of the Photon yourself.',
    },
  },
  // Windows: the same page as for `wifi-not-permitted`.
  'wifi-list-not-given': {
    title: 'This system does not tell which networks are near',
    happened: 'It keeps the names of Wi-Fi networks from programs.',
    next: 'Join the Wi-Fi of the Photon yourself.',
    nextOn: {
      linux: 'Join the Wi-Fi of the Photon yourself.',
      windows:
        'Join the Wi-Fi of the Photon yourself. For the next time, switch on location services and the access of desktop apps in Settings, Privacy & security, Location.',
      macos: 'Join the Wi-Fi of the Photon yourself.',
    },
  },
  'photon-name-not-joinable': {
    title: 'The program does not join a network of this name',
    happened: 'The name {{network, name}} has characters that could be taken for something else.',
    next: 'Join the Wi-Fi of the Photon yourself.',
  },
  'photon-network-left': {
    title: 'This computer left the Wi-Fi of the Photon',
    happened: 'Systems like to leave a network without internet.',
    next: 'Stay connected when your system asks.',
  },
  'photon-gave-no-address': {
    title: 'The Photon gave this computer no address',
    happened: 'This computer is on the Wi-Fi of the Photon and cannot talk with it.',
    next: 'Press RESET, hold SETUP for three seconds until the light blinks dark blue, then try again.',
  },
  'photon-address-taken': {
    title: 'Another network of this computer is in the way',
    happened: 'The network at {{adapter, name}} uses the same addresses as the Photon.',
    next: 'Unplug its cable or switch it off. If it belongs to containers or a virtual machine, stop them.',
  },
  'vpn-in-the-way': {
    title: 'A VPN is in the way',
    happened: 'What is meant for the Photon goes into {{adapter, name}}.',
    next: 'Pause the VPN.',
  },
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
  'claim-code-not-stored': {
    title: 'The Photon did not keep the claim code',
    happened: 'Without the code the cloud cannot tell that the Photon is yours.',
    next: 'Press RESET, hold SETUP for three seconds until the light blinks dark blue, then try again.',
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
  'photon-did-not-leave': {
    title: 'The Photon does not start to connect',
    happened: 'It has the details of the network and still waits in listening mode.',
    next: 'Press RESET on the Photon and watch its light, then try again.',
  },
  'home-network-not-back': {
    title: 'This computer is not back on {{network, name}}',
    happened: 'We couldn’t reconnect it.',
    next: 'Choose {{network, name}} in the network menu of your system.',
  },
  'home-network-asks-password': {
    title: 'This computer is not back on {{network, name}}',
    happened: 'Your system didn’t join it without its password.',
    next: 'Choose {{network, name}} in the network menu of your system and enter its password.',
  },
  'photon-network-kept': {
    title: 'This computer still knows the Wi-Fi of the Photon',
    happened: 'The system did not let {{network, name}} be removed from the networks that it knows.',
    next: 'Remove {{network, name}} in the Wi-Fi settings of your system.',
  },
  'photon-connection-blocked': {
    title: 'This computer does not let the app reach the Photon',
    happened: 'A firewall or a security program on this computer refused the connection.',
    next: 'Allow this app to connect to 192.168.0.1 in the firewall, then try again.',
    nextOn: {
      linux: 'Allow outgoing connections to 192.168.0.1, ports 5609 and 80, in the firewall, then try again.',
      windows: 'Allow this app in Windows Security under Firewall and network protection, then try again.',
      macos: 'Allow this app in System Settings under Privacy & Security, Local Network, then try again.',
    },
  },
  'photon-no-route': {
    title: 'This computer does not let the app reach the Photon',
    happened: 'It has an address beside 192.168.0.1, and refused the connection to it at once.',
    next: 'Allow this app to reach devices on local networks, then try again.',
    nextOn: {
      linux: 'Allow outgoing connections to 192.168.0.1, ports 5609 and 80, in the firewall, then try again.',
      windows: 'Allow this app in Windows Security under Firewall and network protection, then try again.',
      macos: 'Allow this app in System Settings under Privacy & Security, Local Network, then try again.',
    },
  },
  'network-details-wrong': {
    title: 'Photon could not join {{network, name}}',
    happened: 'Its own Wi-Fi is back, so it waits in listening mode. Most often the Wi-Fi password is the reason.',
    next: 'Try again and enter the Wi-Fi password once more.',
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
  'photon-came-back-once': {
    title: 'Photon could not join {{network, name}} this time',
    happened: 'Its own Wi-Fi is back, although a Photon has joined this network before.',
    next: 'Press RESET, hold SETUP for 3 seconds, then try once more with the details that worked.',
  },
  'kept-networks-not-joined': {
    title: 'Photon could not join the networks it has',
    happened: 'Its own Wi-Fi is back, so it waits in listening mode.',
    next: 'Set it up again and choose the network that is here.',
  },
  'photon-not-online': {
    title: 'The Photon is not online yet',
    happened: 'It was told to join {{network, name}}, and the cloud has not heard from it since.',
    next: 'Look at the light of the Photon. It tells what is in the way.',
  },
  'photon-not-yours': {
    title: 'The Photon is not in your account',
    happened: 'The cloud says that it belongs to somebody else, and it has not become yours.',
    next: 'Look at its light. If it breathes cyan, ask its owner to remove it. If not, try again and check the password of {{network, name}}.',
  },
  'ownership-not-confirmed': {
    title: 'This Photon was set up before',
    happened: 'Going on takes it from its owner, if it has one. That was not confirmed, so the owner stays.',
    next: 'Start again and confirm, or use another Photon.',
  },
  'journal-not-written': {
    title: 'The way home could not be noted down',
    happened: 'This computer did not let the program write a file. After a crash it would not know your network.',
    next: 'Check the free space of this computer.',
  },
  'ledger-not-written': {
    title: 'The record of this set-up could not be written',
    happened:
      'This computer did not let the program write a file. After a crash the program would not know of this set-up.',
    next: 'Check the free space of this computer.',
  },
  'journal-damaged': {
    title: 'A line of the record was cut off',
    happened: 'This happens when the power fails in the middle of writing. Everything before that line is kept.',
    next: 'You can go on.',
  },
  'journal-unreadable': {
    title: 'The record of earlier set-ups cannot be read',
    happened:
      'This computer did not let the program read the file. If a set-up ended in the middle, the program does not know of it now. The file is kept.',
    next: 'Check that this computer is on your own network, then start the program again.',
  },
  'photon-still-listening': {
    title: 'The Photon still waits to be set up',
    happened: 'It is on its own network: it was not told to connect, or it could not join the network it was given.',
    next: 'Start again and choose the network once more.',
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
  'secret-store-missing': {
    title: 'You cannot stay signed in here',
    happened:
      'This computer has no place that locks secrets. Access tokens and client secrets stay in memory until the window closes.',
    next: 'Sign in at each start, or set up a keyring on this computer.',
  },
  'secret-store-locked': {
    title: 'The keyring of this computer is locked',
    happened:
      'It did not open. Until it does, access tokens and client secrets stay in memory until the window closes.',
    next: 'Unlock the keyring, then start Photon Setup again.',
  },
  'secrets-unreadable': {
    title: 'You are signed out',
    happened:
      'What was kept to stay signed in cannot be unlocked on this computer. It was put aside, and nothing else is lost.',
    next: 'Sign in again.',
  },
  'secrets-not-kept': {
    title: 'The sign-in could not be kept',
    happened: 'This computer did not let the program write it down. You are signed in until the window closes.',
    next: 'Check that there is room on the disk. Then sign in again.',
  },
  'secrets-not-read': {
    title: 'You are not signed in',
    happened: 'What was kept to stay signed in could not be read just now. It is still there.',
    next: 'Close other programs, then start Photon Setup again.',
  },
  'secrets-not-removed': {
    title: 'The sign-in that was kept is still on this computer',
    happened: 'This computer did not let the program delete it. It stays locked by the keyring.',
    next: 'Start Photon Setup again and sign out once more.',
  },
  'kept-sign-in-ended': {
    title: 'You are signed out',
    happened: 'The cloud no longer takes the sign-in that this computer kept.',
    next: 'Sign in again.',
  },
  'policy-unreadable': {
    title: 'The rules for this computer cannot be read',
    happened: 'The file {{file, name}} is there and does not have its form. Until it has, only practice is open.',
    next: 'Ask who looks after this computer to mend the file.',
  },
  'policy-not-trusted': {
    title: 'The rules for this computer cannot be trusted',
    happened: 'Others than the administrator can write {{file, name}} or its folder, so only practice is open.',
    next: 'Ask who looks after this computer to give both to root, writable for nobody else.',
  },
  'closed-by-policy': {
    title: 'This is locked on this computer',
    happened: 'Who looks after this computer decided so.',
    next: 'Ask them if you need it.',
  },
  'profile-not-writable': {
    title: 'Nothing can be kept on this computer',
    happened: 'Your home folder cannot be written, so settings and sign-ins are gone when you close the window.',
    next: 'Make room on its disk, or let yourself write there. Then start again.',
  },
  'update-server-unreachable': {
    title: 'The update server is out of reach',
    happened: 'No answer came from it. The version you have goes on working.',
    next: 'Check the internet connection of this computer, then look again.',
  },
  'update-not-offered': {
    title: 'The update server offers nothing',
    happened: 'It answers, and has no update of this kind for this computer.',
    next: 'Check the address of the update server.',
  },
  'update-not-signed': {
    title: 'The update is not from us',
    happened: 'Its signature does not fit, so nothing of it was used.',
    next: 'Tell who runs the update server. The version you have goes on working.',
  },
  'update-unreadable': {
    title: 'The update makes no sense',
    happened: 'What describes it does not have its form, so nothing of it was used.',
    next: 'Tell who runs the update server. The version you have goes on working.',
  },
  'update-damaged': {
    title: 'The update did not arrive whole',
    happened: 'What came is not what was announced. It was thrown away.',
    next: 'Look again. If it happens twice, tell who runs the update server.',
  },
  'update-not-stored': {
    title: 'The update could not be stored',
    happened: 'The disk is full, or its folder may not be written. The version you have goes on working.',
    next: 'Make room on the disk, then look again.',
  },
  'update-not-installed': {
    title: 'The update could not be put in place',
    happened: 'The version you have is untouched and goes on working.',
    next: 'Check the free space, and that you may write where the program lies. Then try again.',
  },
  'update-during-setup': {
    title: 'An update waits until the work ends',
    happened: 'The program must not restart while it works on a device.',
    next: 'Finish or stop it, then update.',
  },
  'app-closing': {
    title: 'Photon Setup is closing',
    happened: 'It ends what is under way and starts nothing new.',
    next: 'Start Photon Setup again after it has closed.',
  },
  'update-under-way': {
    title: 'The program is being updated',
    happened: 'It is about to restart as its new version.',
    next: 'Begin when it is back.',
  },
  'link-not-opened': {
    title: 'The page could not be opened',
    happened: 'This computer did not start a browser for it.',
    next: 'Open {{address}} in a browser yourself.',
  },
  'customer-not-listed': {
    title: 'The list of customers does not show them yet',
    happened: 'The device is theirs. The list of the product can be late.',
    next: 'Look at the list again in a minute.',
  },
} satisfies Record<ErrorCode, ErrorText>;

/** Ends of a run that its events prove, in place of what the code alone says. */
const provenEndings = {
  'canceled-before-contact': {
    title: 'Setup canceled',
    happened: 'Nothing was sent to a Photon.',
    next: 'Start again when you are ready.',
  },
  'canceled-nothing-changed': {
    title: 'Setup canceled',
    happened: 'The Photon gave its ID. Nothing on it was changed.',
    next: 'Start again when you are ready.',
  },
  'canceled-partly-set-up': {
    title: 'Setup canceled',
    happened: 'The Photon may keep the Wi-Fi details and whatever else it was sent.',
    next: 'Start again to complete its setup. To clear its Wi-Fi, hold SETUP for 10 seconds.',
  },
  'canceled-told-to-connect': {
    title: 'Setup canceled',
    happened: 'The Photon already has the Wi-Fi details. It may still come online.',
    next: 'Check again in a minute to see whether it came online.',
  },
  'canceled-online': {
    title: 'Setup canceled',
    happened: 'The cloud has already confirmed the Photon online.',
    next: 'Check again to see who it belongs to.',
  },
  'contact-lost': {
    title: 'Contact with the Photon was lost',
    happened: 'It gave its ID, and then it could not be reached again.',
    next: 'Press RESET, hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'contact-lost-told-to-connect': {
    title: 'Contact with the Photon was lost',
    happened: 'It was told to connect, and then it could not be reached. It may still come online.',
    next: 'Check again in a minute to see whether it came online.',
  },
  'not-home-told-to-connect': {
    title: 'This computer is not back on {{network, name}}',
    happened: 'The Photon was told to connect and may come online. The cloud hasn’t confirmed it.',
    next: 'Choose {{network, name}} in the network menu of your system, then check again.',
  },
} satisfies Record<Ending, ErrorText>;

/** What errors are called: loaded with the first one that is told, not with the first picture. */
export const errorTexts = {
  errors,
  provenEndings,
  errorParts: {
    network: 'the network',
    ownNetwork: 'your own Wi-Fi',
    adapter: 'another adapter',
    saw: {
      answer: 'The answer was: {{saw}}',
      entered: 'What was entered: {{saw}}',
      detail: 'In detail: {{saw}}',
      note: '{{saw}}',
      page: 'A web page answered: {{saw}}',
      'web-server': 'A web server answered: {{saw}}',
    },
    inField: '{{title}}. {{happened}}',
  },
};
