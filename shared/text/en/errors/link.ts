import type { ErrorsOf } from '../../error-text.ts';

export const linkErrors = {
  'photon-gave-no-address': {
    title: 'The Photon gave this computer no address',
    happened: 'This computer is on the Photon’s Wi-Fi but can’t communicate with it.',
    next: 'Press RESET, hold SETUP for 3 seconds until the LED blinks dark blue, then try again.',
  },
  'photon-address-taken': {
    title: 'Another network is in the way',
    happened: 'The network on {{adapter, name}} uses the same addresses as the Photon.',
    next: 'Disconnect it. If it belongs to containers or a virtual machine, stop them.',
  },
  'vpn-in-the-way': {
    title: 'A VPN is in the way',
    happened: 'Traffic for the Photon is going through {{adapter, name}}.',
    next: 'Pause the VPN.',
  },
  'photon-connection-blocked': {
    title: 'This computer blocks access to the Photon',
    happened: 'A firewall or security app on this computer refused the connection.',
    next: 'Allow Photon Setup to connect to 192.168.0.1 in the firewall, then try again.',
    nextOn: {
      linux: 'Allow outgoing connections to 192.168.0.1, ports 5609 and 80, then try again.',
      windows: 'In Windows Security, Firewall & network protection, allow Photon Setup, then try again.',
      macos: 'In System Settings, Privacy & Security, Local Network, allow Photon Setup, then try again.',
    },
  },
  'photon-no-route': {
    title: 'This computer blocks access to the Photon',
    happened: 'It has an address next to 192.168.0.1 but refused the connection at once.',
    next: 'Allow Photon Setup to reach devices on local networks, then try again.',
    nextOn: {
      linux: 'Allow outgoing connections to 192.168.0.1, ports 5609 and 80, then try again.',
      windows: 'In Windows Security, Firewall & network protection, allow Photon Setup, then try again.',
      macos: 'In System Settings, Privacy & Security, Local Network, allow Photon Setup, then try again.',
    },
  },
} satisfies ErrorsOf<'link'>;
