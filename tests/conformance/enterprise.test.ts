import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { defaultNetworks } from '../../electron/simulator/air/air.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { softapPhoton } from '../../electron/softap/softap-photon.ts';
import type { EnterprisePeap, EnterpriseTls } from '../../shared/network-choice.ts';
import { systemRandomBytes } from '../../shared/wifi-password.ts';
import { checkedChoice } from '../support/checked-choice.ts';
import enterprise from '../vectors/enterprise.json' with { type: 'json' };
import { happens, openWorld } from './in-a-world.ts';

const { root, rsa, ec } = enterprise;
const peap: EnterprisePeap = { kind: 'peap', userName: 'visitor', password: 'front-desk-4' };
const tls = (keys: typeof rsa): EnterpriseTls => ({
  kind: 'tls',
  clientCertificate: keys.certificate,
  privateKey: keys.privateKey,
});

/** Our own client, and what the device answers it. */
async function configure(world: SimulatedWorld, transport: 'tcp' | 'http', details: EnterprisePeap | EnterpriseTls) {
  world.setFault('tcp-refused', transport === 'http');
  const address = { host: '127.0.0.1', tcpPort: world.ready.tcp.port, httpPort: world.ready.http.port };
  const photon = softapPhoton(address, { clock: systemClock, random: systemRandomBytes });
  const key = await photon.publicKey(neverAborted());
  if (!key.ok) throw new Error(key.error.code);
  const choice = checkedChoice({ ssid: 'Staff', security: 37_748_742, channel: 1, enterprise: details });
  const stored = await photon.configureNetwork(choice, key.value, neverAborted());
  if (stored.ok) await photon.connect(neverAborted());
  return stored.ok ? 'stored' : stored.error.code;
}

describe.each(['tcp', 'http'] as const)('our own client, over %s', (transport) => {
  it.each([
    ['PEAP', peap],
    ['PEAP and a root certificate', { ...peap, rootCertificate: root }],
    [
      'PEAP and a root certificate with the line ends of Windows',
      { ...peap, rootCertificate: root.replace(/\n/g, '\r\n') },
    ],
    ['EAP-TLS with an RSA key', tls(rsa)],
    ['EAP-TLS with a key on P-256 and a root certificate', { ...tls(ec), rootCertificate: root }],
  ])('brings a Photon into an enterprise network by %s', async (_, details) => {
    const world = await openWorld();
    expect(await configure(world, transport, details)).toBe('stored');
    expect(await happens(world, 'network-joined')).toMatchObject({ ssid: 'Staff' });
  });

  it('sends a PEAP password in the one encoding that gets through', async () => {
    const networks = defaultNetworks.map((one) => (one.ssid === 'Staff' ? { ...one, password: 'Grüße ÿ' } : one));
    const world = await openWorld({ networks });
    expect(await configure(world, transport, { ...peap, password: 'Grüße ÿ' })).toBe('stored');
    expect(await happens(world, 'network-joined')).toMatchObject({ ssid: 'Staff' });
  });
});

it('an older firmware is told apart', async () => {
  const world = await openWorld({ firmware: '0.6.4' });
  expect(await configure(world, 'tcp', tls(rsa))).toBe('enterprise-not-supported');
});
