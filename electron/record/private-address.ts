import { BlockList, isIP } from 'node:net';

const privateAddresses = new BlockList();
// RFC 1918, 3927, 4193, 4291, and this computer.
privateAddresses.addSubnet('10.0.0.0', 8);
privateAddresses.addSubnet('172.16.0.0', 12);
privateAddresses.addSubnet('192.168.0.0', 16);
privateAddresses.addSubnet('127.0.0.0', 8);
privateAddresses.addSubnet('169.254.0.0', 16);
privateAddresses.addAddress('::1', 'ipv6');
privateAddresses.addSubnet('fc00::', 7, 'ipv6');
privateAddresses.addSubnet('fe80::', 10, 'ipv6');

/** Whether an address (IPv4, IPv6, or IPv4 written as IPv6) is of a network of its own, and not of the internet. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  const kind = isIP(plain);
  return kind !== 0 && privateAddresses.check(plain, kind === 4 ? 'ipv4' : 'ipv6');
}
