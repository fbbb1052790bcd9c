import { networkInterfaces } from 'node:os';
import { type SetupError, setupError } from '../../shared/errors.ts';

/** An IPv4 address of this computer and the interface that has it, as the system calls it. */
export interface LocalAddress {
  readonly interfaceName: string;
  readonly address: string;
}

/** The computer's IPv4 addresses now, the loopback left out. One system call, no program. */
export function localAddresses(): readonly LocalAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([interfaceName, entries]) =>
    (entries ?? [])
      .filter((entry) => entry.family === 'IPv4' && !entry.internal)
      .map(({ address }) => ({ interfaceName, address })),
  );
}

/** Whether an address is a neighbour of the Photon, whose network is 192.168.0.0/24 (Device OS v1.5.2, hal/src/photon/softap_ip.c). */
export function besidePhoton(address: string, photonHost: string): boolean {
  return address !== photonHost && netOf(address) !== undefined && netOf(address) === netOf(photonHost);
}

function netOf(address: string): string | undefined {
  return /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(address)?.[1];
}

/** Interfaces of the usual VPN programs on the three systems; the name is all that every system tells of them. */
const tunnelName =
  /^(?:tun|tap|wg|ppp|utun|ipsec|gpd|cscotun|nordlynx|proton|mullvad|tailscale|zt)|vpn|wireguard|tap-windows/i;

export function isTunnelName(interfaceName: string): boolean {
  return tunnelName.test(interfaceName);
}

/**
 * The interface that owns the Photon's very address on this computer, as the bridge of containers or of a virtual machine
 * may: every request then ends here, whatever the Wi-Fi does.
 */
export function ownsPhotonAddress(
  addresses: readonly LocalAddress[],
  photonHost: string,
  wifiInterface: string | undefined,
): SetupError | undefined {
  const own = addresses.find(({ address, interfaceName }) => address === photonHost && interfaceName !== wifiInterface);
  return own && setupError('photon-address-taken', { details: { adapter: own.interfaceName } });
}

/**
 * Why the Photon does not answer although the computer should be with it, told from the computer's own addresses: the
 * Photon's address is this computer's own, a second way into the Photon's subnet (requests then go to the other network's router, whatever address they are sent
 * from), a tunnel that takes everything, or no address from the Photon. `undefined` when nothing stands out.
 * @param wifiInterface the interface that joined; undefined when the person joined by hand
 */
export function whatIsInTheWay(
  addresses: readonly LocalAddress[],
  photonHost: string,
  wifiInterface: string | undefined,
): SetupError | undefined {
  const own = ownsPhotonAddress(addresses, photonHost, wifiInterface);
  if (own !== undefined) return own;
  const ways = addresses.filter(({ address }) => besidePhoton(address, photonHost));
  const others = ways.filter(({ interfaceName }) => interfaceName !== wifiInterface);
  const other = wifiInterface === undefined ? others[1] && others[0] : others[0];
  if (other !== undefined) return setupError('photon-address-taken', { details: { adapter: other.interfaceName } });
  const tunnel = addresses.find(({ interfaceName }) => tunnelName.test(interfaceName));
  if (tunnel !== undefined && ways.length > 0) {
    return setupError('vpn-in-the-way', { details: { adapter: tunnel.interfaceName } });
  }
  return undefined;
}
