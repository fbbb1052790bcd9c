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
  'cable-not-found': {
    title: 'No Photon on a USB cable',
    happened: 'This computer sees no Photon or P1 on USB.',
    next: 'Plug the Photon in with a cable that carries data, then try again.',
  },
  'cable-not-photon': {
    title: 'This isn’t a Photon',
    happened: '{{name, name}} is plugged in, and it’s set up in another way.',
    next: 'Plug in a Photon or a P1, then try again.',
  },
  'cable-several': {
    title: 'Several Photons are plugged in',
    happened: 'They are at {{ports, list}}.',
    next: 'Name one of the ports, or unplug the others.',
  },
  'cable-port-busy': {
    title: 'Another app is using the USB port',
    happened: 'Only one app at a time can use the Photon’s port.',
    next: 'Close the other app, such as a serial monitor, then try again.',
  },
  'cable-port-denied': {
    title: 'You aren’t allowed to use the USB port',
    happened: 'This computer lets members of the group {{group, name}} use it.',
    next: 'Run: sudo usermod -aG {{group, name}} $USER. Then sign in again, and try again.',
  },
  'cable-gone': {
    title: 'The Photon is no longer on USB',
    happened: 'It was unplugged, or it restarted.',
    next: 'Plug it in again, then try again.',
  },
  'cable-unavailable': {
    title: 'USB can’t be used here',
    happened: 'The part of Photon Setup that reads USB ports didn’t load.',
    next: 'Set the Photon up over Wi-Fi, or install Photon Setup again.',
  },
} satisfies ErrorsOf<'link'>;
