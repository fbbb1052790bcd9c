import type { ErrorsOf } from '../../error-text.ts';

export const wifiErrors = {
  'wifi-radio-off': {
    title: 'This computer’s Wi-Fi is off',
    happened: 'Without it, this computer can’t see the Photon.',
    next: 'Turn Wi-Fi on and airplane mode off.',
    nextOn: {
      linux: 'In the system menu in a corner of the screen, turn Wi-Fi on and airplane mode off.',
      windows: 'Select the network icon on the taskbar, then turn Wi-Fi on and airplane mode off.',
      macos: 'Select the Wi-Fi icon in the menu bar and turn Wi-Fi on.',
    },
  },
  'wifi-no-adapter': {
    title: 'This computer has no Wi-Fi adapter',
    happened: 'None is built in or plugged in, or its driver is missing.',
    next: 'Plug in a 2.4 GHz Wi-Fi adapter, or use another computer.',
  },
  // Windows: learn.microsoft.com/windows/win32/nativewifi/wi-fi-access-location-changes.
  'wifi-not-permitted': {
    title: 'No permission to use Wi-Fi',
    happened: 'Photon Setup needs a permission that your system hasn’t granted.',
    next: 'Join the Photon’s Wi-Fi manually.',
    nextOn: {
      linux: 'Sign in at this computer’s own desktop, not remotely, or join the Photon’s Wi-Fi manually.',
      windows: 'In Settings, Privacy & security, Location, turn on location services and desktop apps.',
      macos: 'Join the Photon’s Wi-Fi manually. macOS may ask for an administrator’s password.',
    },
  },
  'wifi-service-not-running': {
    title: 'This computer’s Wi-Fi service isn’t running',
    happened: 'The part of your system that manages Wi-Fi doesn’t respond.',
    next: 'Restart this computer, then try again.',
    nextOn: {
      linux: 'Enter “sudo systemctl restart NetworkManager” in a terminal, then “nmcli networking on”.',
      windows: 'Open the Services app and start “WLAN AutoConfig”.',
      macos: 'Restart this computer, then try again.',
    },
  },
  'wifi-tool-missing': {
    title: 'Photon Setup can’t switch Wi-Fi networks',
    happened: 'The system component it needs isn’t installed.',
    next: 'Join the Photon’s Wi-Fi manually.',
    nextOn: {
      linux: 'Join the Photon’s Wi-Fi manually, or install NetworkManager to have it done for you.',
      windows: 'Join the Photon’s Wi-Fi manually.',
      macos: 'Join the Photon’s Wi-Fi manually.',
    },
  },
  'wifi-tool-unreadable': {
    title: 'This computer’s Wi-Fi can’t be read',
    happened: 'Your system responded in an unknown format.',
    next: 'Join the Photon’s Wi-Fi manually.',
  },
  'wifi-adapter-without-2ghz': {
    title: 'This Wi-Fi adapter can’t see a Photon',
    happened: 'It uses only 5 GHz, but a Photon uses 2.4 GHz.',
    next: 'Plug in a 2.4 GHz Wi-Fi adapter, or use another computer.',
  },
  // Linux: "nmcli device set" in the manual of NetworkManager, networkmanager.dev/docs/api/latest/nmcli.html.
  'wifi-adapter-not-managed': {
    title: 'Your system doesn’t manage this adapter',
    happened: 'It’s reserved for another app, so Photon Setup can’t use it.',
    next: 'Choose another Wi-Fi adapter in Settings, or join the Photon’s Wi-Fi manually.',
    nextOn: {
      linux: 'Enter “nmcli device set NAME managed yes” in a terminal, with the adapter’s name.',
      windows: 'Choose another Wi-Fi adapter in Settings, or join the Photon’s Wi-Fi manually.',
      macos: 'Choose another Wi-Fi adapter in Settings, or join the Photon’s Wi-Fi manually.',
    },
  },
  // Windows: the same page as for `wifi-not-permitted`.
  'wifi-list-not-given': {
    title: 'Can’t list nearby Wi-Fi networks',
    happened: 'Your system hides the names of Wi-Fi networks from apps.',
    next: 'Join the Photon’s Wi-Fi manually.',
    nextOn: {
      linux: 'Join the Photon’s Wi-Fi manually.',
      windows: 'Join the Photon’s Wi-Fi manually, or turn on location services for desktop apps.',
      macos: 'Join the Photon’s Wi-Fi manually.',
    },
  },
  'photon-name-not-joinable': {
    title: 'Photon Setup can’t join this network name',
    happened: 'The name {{network, name}} has characters that could be misread.',
    next: 'Join the Photon’s Wi-Fi manually.',
  },
} satisfies ErrorsOf<'wifi'>;
