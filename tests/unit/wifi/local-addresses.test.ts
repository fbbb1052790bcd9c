import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besidePhoton, localAddresses, whatIsInTheWay } from '../../../electron/wifi/local-addresses.ts';

const host = '192.168.0.1';
const at = (interfaceName: string, address: string) => ({ interfaceName, address });
const wifi = at('wlan0', '192.168.0.2');

describe('an address beside the Photon', () => {
  it.each([
    ['192.168.0.2', true],
    ['192.168.0.254', true],
    ['192.168.0.1', false],
    ['192.168.1.2', false],
    ['192.168.00.2', false],
    ['::ffff:192.168.0.2', false],
    ['', false],
  ])('%s: %s', (address, expected) => {
    expect(besidePhoton(address, host)).toBe(expected);
  });

  it('is none where the Photon’s is no address of that form', () => {
    for (const other of ['photon.local', '', '::1']) expect(besidePhoton('192.168.0.2', other)).toBe(false);
  });

  it('is never decided by an exception', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => void besidePhoton(one, other)));
  });
});

describe('what is in the way', () => {
  const way = (wifiInterface: string | undefined, ...addresses: readonly ReturnType<typeof at>[]) =>
    whatIsInTheWay(addresses, host, wifiInterface);

  it('is nothing on the Photon’s network alone, nor beside other networks', () => {
    expect(way('wlan0', wifi)).toBeUndefined();
    expect(way('wlan0', at('eth0', '10.0.0.5'), wifi)).toBeUndefined();
    expect(way(undefined, wifi, at('eth0', '192.168.1.5'))).toBeUndefined();
    expect(way('wlan0')).toBeUndefined();
  });

  it('is a second way into the Photon’s subnet, by the name of its adapter', () => {
    const cable = at('eth0', '192.168.0.77');
    const taken = { code: 'photon-address-taken', details: { adapter: 'eth0' } };
    expect(way('wlan0', wifi, cable)).toEqual(taken);
    expect(way('wlan0', cable)).toEqual(taken);
    // By hand it is not known which of two is the radio; one alone is taken for it.
    expect(way(undefined, cable, wifi)).toEqual(taken);
    expect(way(undefined, cable)).toBeUndefined();
  });

  it('is the Photon’s own address on this computer, whatever else there is', () => {
    const bridge = at('virbr0', host);
    const taken = { code: 'photon-address-taken', details: { adapter: 'virbr0' } };
    expect(way('wlan0', bridge)).toEqual(taken);
    expect(way('wlan0', wifi, bridge)).toEqual(taken);
    expect(way(undefined, at('wlan0', '192.168.1.20'), bridge)).toEqual(taken);
    expect(way('wlan0', at('wlan0', host))).toBeUndefined();
  });

  it.each(['tun0', 'wg0', 'utun4', 'ppp0', 'tailscale0', 'nordlynx', 'CloudflareWARP VPN', 'WireGuard Tunnel'])(
    'is the tunnel %s, on the Photon’s network only',
    (name) => {
      expect(way('wlan0', wifi, at(name, '10.8.0.2'))).toEqual({ code: 'vpn-in-the-way', details: { adapter: name } });
      expect(way('wlan0', at('wlan0', '192.168.1.20'), at(name, '10.8.0.2'))).toBeUndefined();
    },
  );

  it.each(['eth0', 'wlan1', 'enp3s0', 'Wi-Fi 2', 'docker0', 'virbr0', 'vEthernet (Default Switch)'])(
    'is not %s',
    (name) => {
      expect(way('wlan0', wifi, at(name, '172.17.0.1'))).toBeUndefined();
    },
  );
});

it('the computer’s own addresses leave the loopback out', () => {
  for (const { interfaceName, address } of localAddresses()) {
    expect(interfaceName).not.toBe('');
    expect(address).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(address).not.toMatch(/^127\./);
  }
});
