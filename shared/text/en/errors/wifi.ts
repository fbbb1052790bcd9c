import type { ErrorsOf } from '../../error-text.ts';

export const wifiErrors = {
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
} satisfies ErrorsOf<'wifi'>;
