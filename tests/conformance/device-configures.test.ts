import { describe, expect, it } from 'vitest';
import type { AirNetwork } from '../../electron/simulator/air/air.ts';
import { type Firmware, firmwareProfiles, firmwares } from '../../electron/simulator/device/firmware.ts';
import { deviceKey } from '../../electron/simulator/device/key.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { Light } from '../../shared/light.ts';
import { wepKeyText } from '../../shared/wifi-password.ts';
import { configure, connect, home, setClaimCode } from './device-steps.ts';
import { askTcp, happens, openWorld } from './in-a-world.ts';

const lightsOf = (world: SimulatedWorld): readonly Light[] =>
  world.events.flatMap((event) => (event.type === 'light-changed' ? [event.light] : []));

describe.each(firmwares)('a Photon with firmware %s', (firmware) => {
  it('goes through all the lights from listening to online', async () => {
    const world = await openWorld({ firmware });
    expect(await configure(world, home)).toBe(0);
    await connect(world);
    await happens(world, 'device-online');
    expect(lightsOf(world)).toEqual([
      'blue-blinking',
      'green-blinking',
      'green-fast',
      'cyan-blinking',
      'cyan-fast',
      'cyan-breathing',
    ]);
    expect(world.device.listening).toBe(false);
  });

  it('listens again on the same ports after a wrong password, keeps its claim code, and goes online with the right one', async () => {
    const world = await openWorld({ firmware });
    await setClaimCode(world, world.cloud.createClaimCode('me'));
    expect(await configure(world, { ...home, password: 'not the password' })).toBe(0);
    await connect(world);
    expect(await happens(world, 'network-not-joined')).toMatchObject({ ssid: 'HomeNet', reason: 'password-differs' });
    await happens(world, 'device-listening', () => true, 3);
    expect(world.device).toMatchObject({ listening: true, light: 'blue-blinking', claimCodeStored: true });
    expect(await configure(world, home)).toBe(0);
    await connect(world);
    await happens(world, 'device-claimed');
    expect(world.cloud.owner).toBe('me');
  });

  it('goes green for ever, and not back to blue, when nothing new was stored', async () => {
    const world = await openWorld({ firmware });
    await configure(world, home);
    await connect(world);
    await happens(world, 'device-online');
    world.pressSetup();
    await happens(world, 'device-offline');
    await happens(world, 'device-listening', () => true, 3);
    world.setFault('wrong-password', true);
    await connect(world);
    await happens(world, 'network-not-joined');
    expect(world.device).toMatchObject({ listening: false, light: 'green-blinking' });
    world.setFault('wrong-password', false);
    const before = world.events.length;
    await happens(world, 'device-online', () => true, before);
  });

  it('joins every kind of network that it can', async () => {
    const networks: readonly AirNetwork[] = [
      { ssid: 'Open', rssi: -50, channel: 1, band: 2.4, security: 0 },
      { ssid: 'Wep', rssi: -50, channel: 1, band: 2.4, security: 1, password: '0123456789' },
      { ssid: 'Wpa', rssi: -50, channel: 1, band: 2.4, security: 2_097_154, password: 'longenough' },
      { ssid: 'Both', rssi: -50, channel: 1, band: 2.4, security: 6_291_462, password: 'longenough' },
      { ssid: '日本語', rssi: -50, channel: 1, band: 2.4, security: 4_194_310, password: '😀😀😀 pässwörd' },
    ];
    for (const { ssid, security, password } of networks) {
      const world = await openWorld({ firmware, networks });
      const sent = security === 1 ? wepKeyText(password ?? '') : password;
      const choice = { ssid: String(ssid), sec: security, ...(sent === undefined ? {} : { password: sent }) };
      expect(await configure(world, choice)).toBe(0);
      await connect(world);
      expect(await happens(world, 'network-joined')).toMatchObject({ ssid });
    }
  });
});

describe('configure-ap', () => {
  it.each([
    ['0.6.4', { ...home, ssid: 'Nobody' }, 0],
    ['2.3.1', { ...home, ssid: 'Nobody' }, -2],
    ['0.6.4', { ...home, ssid: 'HomeNet Fast' }, 0],
    ['2.3.1', { ...home, ssid: 'HomeNet Fast' }, -2],
    ['2.3.1', { ...home, ssid: '' }, -3],
    ['2.3.1', { ...home, ssid: 'x'.repeat(33) }, -3],
    ['2.3.1', { ...home, password: 'seven77' }, -4],
    ['2.3.1', { ...home, password: 'x'.repeat(65) }, -4],
    ['0.6.4', { ...home, password: 'x'.repeat(65) }, -17_408],
    ['2.3.1', { ssid: 'OldPrinter', sec: 1, password: 'abcd' }, -4],
    ['2.3.1', { ...home, password: '0123456789abcdef'.repeat(4) }, 0],
  ] as const)('firmware %s: %j is answered with %i', async (firmware, choice, result) => {
    expect(await configure(await openWorld({ firmware }), choice)).toBe(result);
  });

  it('from 0.7.0 on takes only the class of the security and stores what the device heard', async () => {
    const world = await openWorld();
    await configure(world, { ...home, sec: 2_097_154 });
    expect(world.device.storedNetwork).toMatchObject({ security: 4_194_308 });
  });

  it('before 0.7.0 stores what it is told, and then cannot join with the wrong version of WPA', async () => {
    const world = await openWorld({ firmware: '0.6.4' });
    await configure(world, { ...home, sec: 2_097_154 });
    await connect(world);
    expect(await happens(world, 'network-not-joined')).toMatchObject({ reason: 'security-differs' });
  });

  it('with the misprinted "WPA AES" of a much-copied guide stores the network as WEP', async () => {
    const world = await openWorld();
    expect(await configure(world, { ...home, sec: 2_097_165 })).toBe(0);
    expect(world.device.storedNetwork).toMatchObject({ security: 1 });
  });

  it('takes a plain WEP key for hex digits, which then does not fit', async () => {
    const world = await openWorld();
    expect(await configure(world, { ssid: 'OldPrinter', sec: 1, password: '1234567890' })).toBe(0);
    await connect(world);
    expect(await happens(world, 'network-not-joined')).toMatchObject({ reason: 'password-differs' });
  });

  it('does not hear a hidden network since 0.7.0, and joined it before', async () => {
    const networks: readonly AirNetwork[] = [
      { ssid: 'Attic', rssi: -50, channel: 1, band: 2.4, security: 4_194_308, password: 'longenough', hidden: true },
    ];
    const attic = { ssid: 'Attic', sec: 4_194_308, password: 'longenough' };
    expect(await configure(await openWorld({ networks }), attic)).toBe(-2);
    const old = await openWorld({ networks, firmware: '0.6.4' });
    expect(await configure(old, attic)).toBe(0);
    expect(await askTcp(old, 'scan-ap')).toBe('\n\n{"scans":[]}');
    await connect(old);
    expect(await happens(old, 'network-joined')).toMatchObject({ ssid: 'Attic' });
  });

  it('keeps a backslash in a name: nothing is un-escaped', async () => {
    const world = await openWorld({ firmware: '0.6.4' });
    await askTcp(world, 'configure-ap', '{"ssid":"Caf\\u00e9 \\"B\\"","sec":0}');
    expect(world.device.storedNetwork?.ssid).toBe('Caf\\u00e9 \\"B\\"');
  });

  it('keeps five networks, the newest first, and replaces one of the same name where it is', async () => {
    const world = await openWorld({ firmware: '0.6.4' });
    for (const ssid of ['a', 'b', 'c', 'd', 'e', 'f']) await configure(world, { ssid, sec: 0 });
    await configure(world, { ssid: 'd', sec: 1, password: 'x' });
    expect(world.device.storedNetworks.map(({ ssid, security }) => [ssid, security])).toEqual([
      ['f', 0],
      ['e', 0],
      ['d', 1],
      ['c', 0],
      ['b', 0],
    ]);
  });
});

describe('scan-ap', () => {
  it('escapes nothing, drops hidden names, cuts at a zero byte, and keeps bytes that are not UTF-8', async () => {
    const name = (ssid: string | Uint8Array, hidden = false): AirNetwork => ({
      ssid,
      rssi: -50,
      channel: 6,
      band: 2.4,
      security: 4_194_308,
      hidden,
    });
    const world = await openWorld({
      networks: [
        name('Bob"s wifi'),
        name('C:\\wifi'),
        name('tab\there'),
        name('hidden', true),
        name(Uint8Array.of(0x61, 0x62, 0, 0x63)),
        name(Uint8Array.of(0x43, 0x61, 0x66, 0xe9)),
      ],
    });
    const text = await askTcp(world, 'scan-ap');
    expect([...text.matchAll(/"ssid":"(.*?)","rssi"/g)].map(([, ssid]) => ssid)).toEqual([
      'Bob"s wifi',
      'C:\\wifi',
      'tab\there',
      'ab',
      'Caf\xe9',
    ]);
  });
});

it('the name of the network has four letters before 0.7.0 and six since', async () => {
  for (const firmware of firmwares satisfies readonly Firmware[]) {
    const { ssid } = (await openWorld({ firmware })).device;
    expect(ssid).toMatch(/^Photon-[2-9A-HJ-NP-Z]+$/);
    expect(ssid.length).toBe(7 + firmwareProfiles[firmware].nameCodeLength);
  }
});

it('two Photons have two keys', () => {
  expect(deviceKey().publicKeyField).not.toEqual(deviceKey().publicKeyField);
});
