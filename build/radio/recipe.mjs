/** What the virtual machine is made of. A change here makes a new image. */

export const release = 'bookworm';

/** The one who sits before the computer: an ordinary user, in no group of administrators. */
export const person = 'person';

/** @type {readonly string[]} */
export const guestPackages = [
  // What a desktop has between a person and the radio.
  ...['systemd-sysv', 'libpam-systemd', 'dbus', 'udev', 'polkitd', 'kmod', 'login', 'util-linux'],
  ...['network-manager', 'wpasupplicant', 'wireless-regdb'],
  // What stands round the computer: access points, their addresses, their networks.
  ...['hostapd', 'dnsmasq-base', 'iproute2', 'iw'],
  // To start the machine, and what Node is linked to.
  ...['busybox-static', 'libstdc++6', 'procps'],
  // What Electron is linked to, and a screen for it.
  ...['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'xvfb', 'fonts-dejavu-core'],
];

/** Disk, its file system, the shared folders: what the first program loads. */
export const modulesToStart = ['virtio_pci', 'virtio_blk', 'ext4', 'crc32c_generic', '9p', '9pnet_virtio'];

/** Radios, what their encryption calls for by name, and the wire of a cable. */
export const modulesOfTheGuest = [
  ...['mac80211_hwsim', 'ccm', 'ctr', 'cmac', 'gcm', 'cbc', 'ecb', 'des_generic', 'md4'],
  ...['veth', 'virtio_rng'],
];
