import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type Firmware, firmwareProfiles, firmwares } from '../../electron/simulator/device/firmware.ts';
import encryption from '../vectors/encryption.json' with { type: 'json' };
import frames from '../vectors/tcp-frames.json' with { type: 'json' };
import { askTcp, happens, knownDevice, openWorld, sendRaw } from './in-a-world.ts';

const { requests, responses } = frames;
const seenNetworks = [
  { ssid: 'TestRouter', rssi: -41, channel: 6, band: 2.4, security: 4_194_308, password: 'mywifipassword' },
  { ssid: 'Seen', rssi: -41, channel: 6, band: 2.4, security: 4_194_308, password: 'whatever it is' },
] as const;
const validCiphertext = encryption.testKey.passwords[0]?.ciphertext ?? '';

async function openKnown(firmware: Firmware, setUpBefore = false) {
  return openWorld({ firmware, device: knownDevice, networks: seenNetworks, setUpBefore });
}

describe.each(firmwares)('firmware %s on TCP, byte for byte', (firmware) => {
  const checks = firmwareProfiles[firmware].ownScan;

  it.each([
    ['version', requests.version, responses.version],
    ['device-id of a device claimed before', requests.device_id, responses.device_id],
    ['public-key', requests.public_key, `\n\n${encryption.testKey.answer}`],
    ['set', requests.set_claim_code, responses.ok],
    ['set with a claim code of a product', requests.set_claim_code_product, responses.ok],
    ['configure-ap of an open network', requests.configure_ap_open, responses.ok],
    ['configure-ap of a name outside ASCII', requests.configure_ap_utf8.frame, responses.ok],
    ['connect-ap', requests.connect_ap, responses.ok],
  ])('answers %s', async (_, request, answer) => {
    const world = await openKnown(firmware, true);
    expect(await sendRaw(world.ready.tcp.port, [request])).toEqual({ text: answer, closed: true });
  });

  it('answers scan-ap without blanks, in a fixed order of keys', async () => {
    const world = await openKnown(firmware);
    const { text } = await sendRaw(world.ready.tcp.port, [requests.scan_ap]);
    expect(text).toBe(
      '\n\n{"scans":[{"ssid":"TestRouter","rssi":-41,"sec":4194308,"ch":6,"mdr":72200},' +
        '{"ssid":"Seen","rssi":-41,"sec":4194308,"ch":6,"mdr":72200}]}',
    );
  });

  it('says "c":"0" as a string before it was ever claimed, and r 1 without a key', async () => {
    const world = await openKnown(firmware);
    expect((await sendRaw(world.ready.tcp.port, [requests.device_id])).text).toBe(responses.device_id_unclaimed);
    world.setFault('key-missing', true);
    expect((await sendRaw(world.ready.tcp.port, [requests.public_key])).text).toBe(responses.public_key_missing);
  });

  it('does not decrypt what was encrypted for another device', async () => {
    const world = await openKnown(firmware);
    const { text } = await sendRaw(world.ready.tcp.port, [requests.configure_ap_guide]);
    expect(text).toBe('\n\n{"r":-16640}');
    expect(world.device.storedNetworks).toEqual([]);
  });

  it.each(frames.negative)('$why', async ({ send, expect: expected }) => {
    const world = await openKnown(firmware);
    const body = send.slice(send.indexOf('\n\n') + 2).replace('<valid ciphertext>', validCiphertext);
    const name = send.split('\n', 1)[0] ?? '';
    // Before 0.7.0 nothing is checked: an empty name, an unheard one and a missing password are stored.
    const answer = !checks && name === 'configure-ap' && expected !== '\n\n' ? '\n\n{"r":0}' : expected;
    expect(await askTcp(world, name, body)).toBe(answer);
  });
});

describe('a TCP request', () => {
  it('may carry further header lines, and come in any pieces', async () => {
    const world = await openKnown('2.3.1');
    const pieces = ['set\n3', '4\nX-Whatever: 1\nmore', '\n\n{"k":"cc","v":"a claim code', ' here"}'];
    expect(await sendRaw(world.ready.tcp.port, pieces)).toEqual({ text: '\n\n{"r":0}', closed: true });
  });

  it('with a CR has a spoiled length: the device waits for bytes that never come', async () => {
    const world = await openKnown('2.3.1');
    const answer = await sendRaw(world.ready.tcp.port, ['version\n9\r\n\n{"idx":0}'], { silenceMs: 150 });
    expect(answer).toEqual({ text: '', closed: false });
  });

  it('that stays unfinished keeps the one worker busy until the client goes', async () => {
    const world = await openKnown('2.3.1');
    const stuck = connect(world.ready.tcp.port, '127.0.0.1');
    stuck.write('set\n99\n\n{"k"');
    const port = world.ready.tcp.port;
    expect(await sendRaw(port, [requests.version], { silenceMs: 150 })).toEqual({ text: '', closed: false });
    stuck.destroy();
    expect((await sendRaw(port, [requests.version])).text).toBe(responses.version);
  });

  it('whose name is longer than 29 bytes is unknown', async () => {
    const world = await openKnown('2.3.1');
    expect((await sendRaw(world.ready.tcp.port, [`${'v'.repeat(40)}\n0\n\n`])).text).toBe('');
  });

  it('with more bytes announced than a device has memory gets no JSON', async () => {
    const world = await openKnown('2.3.1');
    expect((await sendRaw(world.ready.tcp.port, ['set\n900000000\n\n{}'])).text).toBe('\n\n');
  });

  it('for an antenna is done at once and closed without a byte', async () => {
    const world = await openKnown('2.3.1');
    expect(await askTcp(world, 'ant-external')).toBe('');
    expect(world.device.antenna).toBe('external');
    expect(await askTcp(world, 'ant-internal')).toBe('');
    expect(world.device.antenna).toBe('internal');
  });
});

describe('the TCP server', () => {
  it('has five sockets; the sixth connection waits for one', async () => {
    const world = await openKnown('2.3.1');
    const idle = Array.from({ length: 5 }, () => connect(world.ready.tcp.port, '127.0.0.1'));
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    const ask = () => sendRaw(world.ready.tcp.port, [requests.version], { silenceMs: 150 });
    expect(await ask()).toEqual({ text: '', closed: false });
    idle[0]?.destroy();
    expect(await ask()).toEqual({ text: responses.version, closed: true });
    for (const socket of idle) socket.destroy();
  });

  it('serves both ports in turn: a scan over HTTP holds up TCP', async () => {
    const world = await openKnown('2.3.1');
    const scan = sendRaw(world.ready.http.port, ['GET /scan-ap HTTP/1.1\r\nConnection: close\r\n\r\n']);
    await happens(world, 'device-asked');
    await sendRaw(world.ready.tcp.port, [requests.version]);
    await scan;
    const order = world.events.flatMap((event) =>
      event.type === 'device-asked' || event.type === 'device-answered' ? [`${event.type} ${event.command}`] : [],
    );
    expect(order).toEqual([
      'device-asked scan-ap',
      'device-answered scan-ap',
      'device-asked version',
      'device-answered version',
    ]);
  });

  it('leaves the first connection open with that fault, and closes the second', async () => {
    const world = await openWorld({ device: knownDevice, faults: ['first-connection-stays-open'] });
    const port = world.ready.tcp.port;
    expect(await sendRaw(port, [requests.version], { silenceMs: 150 })).toEqual({
      text: responses.version,
      closed: false,
    });
    expect(await sendRaw(port, [requests.version])).toEqual({ text: responses.version, closed: true });
  });

  it.each([
    ['0.6.4', false],
    ['0.7.0', true],
  ] as const)('of firmware %s after a client that closed early: goes on %s', async (firmware, goesOn) => {
    const world = await openWorld({ firmware, faults: ['early-close-spins'] });
    const socket = connect({ port: world.ready.tcp.port, host: '127.0.0.1', allowHalfOpen: true });
    socket.end(requests.scan_ap);
    socket.resume();
    await happens(world, 'device-answered');
    const { text } = await sendRaw(world.ready.tcp.port, [requests.version], { silenceMs: 150 });
    expect(text).toBe(goesOn ? responses.version : '');
    socket.destroy();
  });
});

describe('a claim code', () => {
  it('with an escaped slash is stored escaped and cut: set says 0, and the cloud ignores it', async () => {
    const world = await openWorld();
    const code = world.cloud.createClaimCode('me');
    // One more character than the device keeps, in front of the last one, as "\/" would be.
    expect(await askTcp(world, 'set', `{"k":"cc","v":"${code.slice(0, 40)}\\/${code.slice(41)}"}`)).toBe('\n\n{"r":0}');
    await askTcp(world, 'configure-ap', '{"idx":0,"ssid":"Guest","sec":0,"ch":6}');
    await askTcp(world, 'connect-ap');
    expect(await happens(world, 'claim-ignored')).toMatchObject({ reason: 'code-not-valid' });
    expect(world.device).toMatchObject({ claimCodeStored: true, claimedFlag: false });
  });
});
