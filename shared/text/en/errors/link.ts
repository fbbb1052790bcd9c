import type { ErrorsOf } from '../../error-text.ts';

export const linkErrors = {
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
} satisfies ErrorsOf<'link'>;
