import { describe, expect, it } from 'vitest';
import type { AirNetwork } from '../../electron/simulator/air/air.ts';
import { type Firmware, firmwareProfiles, firmwares } from '../../electron/simulator/device/firmware.ts';
import { deviceKey } from '../../electron/simulator/device/key.ts';
import { type FaultName, faultNames } from '../../electron/simulator/faults.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { Light } from '../../shared/light.ts';
import { encryptWifiPassword, parsePublicKey, systemRandomBytes, wepKeyText } from '../../shared/wifi-password.ts';
import { askTcp, clockAhead, happens, hastyClock, openWorld } from './in-a-world.ts';

const hour = 60 * 60 * 1000;

interface Choice {
  readonly ssid: string;
  readonly sec: number;
  readonly password?: string;
}
const home: Choice = { ssid: 'HomeNet', sec: 4_194_308, password: 'kitchen-window-7' };

/** configure-ap as any correct client sends it; the number it answers. */
async function configure(world: SimulatedWorld, { ssid, sec, password }: Choice): Promise<number> {
  const key = parsePublicKey((JSON.parse(await askTcp(world, 'public-key')) as { b: string }).b);
  if (!key.ok) throw new Error(key.error.code);
  const pwd = password === undefined ? {} : { pwd: encryptWifiPassword(key.value, password, systemRandomBytes) };
  return (
    JSON.parse(await askTcp(world, 'configure-ap', JSON.stringify({ idx: 0, ssid, sec, ch: 6, ...pwd }))) as {
      r: number;
    }
  ).r;
}

async function connect(world: SimulatedWorld): Promise<void> {
  await askTcp(world, 'connect-ap', '{"idx":0}');
  await happens(world, 'device-left-listening', () => true, world.events.length - 2);
}

async function setClaimCode(world: SimulatedWorld, code: string): Promise<void> {
  expect(await askTcp(world, 'set', JSON.stringify({ k: 'cc', v: code }))).toBe('\n\n{"r":0}');
}

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

describe('claiming', () => {
  async function claimed(
    options: Partial<WorldOptions>,
    code?: (world: SimulatedWorld) => string,
  ): Promise<SimulatedWorld> {
    const world = await openWorld(options);
    await setClaimCode(world, (code ?? ((here) => here.cloud.createClaimCode('me')))(world));
    await configure(world, home);
    await connect(world);
    await Promise.race([happens(world, 'device-claimed'), happens(world, 'claim-ignored')]);
    return world;
  }

  it.each([
    ['nobody', false],
    ['me', true],
    ['somebody-else', true],
  ] as const)('by code moves a device of %s to me: holding it counts', async (owner, setUpBefore) => {
    const world = await claimed({ owner, setUpBefore });
    expect(world.cloud.owner).toBe('me');
    expect(world.device).toMatchObject({ claimedFlag: true, claimCodeStored: false });
  });

  it('by code does not move a device that is in somebody else’s product', async () => {
    const world = await claimed({ owner: 'somebody-else', faults: ['owned-by-others'] });
    expect(world.cloud.owner).toBe('somebody-else');
  });

  it('works for 59 minutes, and not after the hour', async () => {
    for (const [ms, owner] of [
      [hour - 60_000, 'me'],
      [hour, 'nobody'],
    ] as const) {
      const clock = clockAhead();
      const world = await claimed({ clock }, (here) => {
        const code = here.cloud.createClaimCode('me');
        clock.putForward(ms);
        return code;
      });
      expect(world.cloud).toMatchObject({ owner, online: true });
    }
  });

  it('takes any text for a code, and only the cloud knows', async () => {
    const world = await claimed({}, () => 'x'.repeat(63));
    expect(world.cloud.owner).toBe('nobody');
    expect(world.device).toMatchObject({ claimCodeStored: true, claimedFlag: false });
  });

  it('uses a code up', async () => {
    const world = await openWorld();
    const code = world.cloud.createClaimCode('me');
    for (const expected of ['device-claimed', 'claim-ignored'] as const) {
      const before = world.events.length;
      await setClaimCode(world, code);
      await configure(world, home);
      await connect(world);
      await happens(world, expected, () => true, before);
      world.pressSetup();
      await happens(world, 'device-listening', () => true, before + 1);
    }
  });

  it.each<FaultName>(['online-not-claimed', 'claim-code-expired'])('%s: online, and nobody’s', async (fault) => {
    const world = await claimed({ faults: [fault] });
    expect(world.cloud).toMatchObject({ owner: 'nobody', online: true });
  });

  it('leaves the sticky flag as it is, whatever happens to the owner', async () => {
    const world = await claimed({});
    world.pressSetup();
    await happens(world, 'device-offline');
    await happens(world, 'device-listening', () => true, 3);
    expect(await askTcp(world, 'device-id')).toContain('"c":"1"');
  });
});

describe('on the way to the cloud', () => {
  it.each<[FaultName, Light, unknown]>([
    ['no-dhcp', 'green-fast', undefined],
    ['no-internet', 'cyan-blinking', { colour: 'orange', count: 2 }],
    ['cloud-blocked', 'cyan-blinking', { colour: 'orange', count: 3 }],
    ['never-online', 'cyan-fast', undefined],
    ['key-mismatch', 'orange-flashing', { colour: 'orange', count: 1 }],
  ])('%s leaves it at %s, and lets it on when it is over', async (fault, light, flashes) => {
    const world = await openWorld({ faults: [fault] });
    await configure(world, home);
    await connect(world);
    await happens(
      world,
      'light-changed',
      (event) => event.light === light && JSON.stringify(event.flashes) === JSON.stringify(flashes),
    );
    expect(world.device.light).toBe(light);
    expect(world.cloud.online).toBe(false);
    world.setFault(fault, false);
    await happens(world, 'device-online');
  });

  it('the network itself can be the reason', async () => {
    for (const broken of [{ dhcp: false }, { internet: 'none' }, { internet: 'cloud-blocked' }] as const) {
      const world = await openWorld({
        networks: [{ ssid: 'Net', rssi: -50, channel: 1, band: 2.4, security: 0, ...broken }],
      });
      await configure(world, { ssid: 'Net', sec: 0 });
      await connect(world);
      await happens(
        world,
        'light-changed',
        ({ light }) => light === ('dhcp' in broken ? 'green-fast' : 'cyan-blinking'),
      );
      expect(world.cloud.online).toBe(false);
    }
  });

  it('connect-ap without any network switches the radio off', async () => {
    const world = await openWorld();
    await connect(world);
    await happens(world, 'light-changed', ({ light }) => light === 'white-breathing');
  });

  it('never-leaves answers and goes on listening', async () => {
    const world = await openWorld({ faults: ['never-leaves'] });
    expect(await askTcp(world, 'connect-ap')).toBe('\n\n{"r":0}');
    expect(await askTcp(world, 'version')).toBe('\n\n{"v":2}');
  });

  it('connect-answer-lost leaves without a word', async () => {
    const world = await openWorld({ faults: ['connect-answer-lost'] });
    expect(await askTcp(world, 'connect-ap')).toBe('');
    await happens(world, 'device-left-listening');
  });

  it('crash-during-scan takes the network away until SETUP is pressed', async () => {
    const world = await openWorld({ faults: ['crash-during-scan'] });
    expect(await askTcp(world, 'scan-ap')).toMatch(/^\n\n\{"scans":\[\{/);
    expect(world.device).toMatchObject({ listening: false, light: 'red-flashing' });
    world.setFault('crash-during-scan', false);
    world.pressSetup();
    await happens(world, 'device-listening', () => true, 3);
    expect(await askTcp(world, 'scan-ap')).toMatch(/\]\}$/);
  });
});

describe('what the Photon says, with a fault', () => {
  it.each<[FaultName, RegExp]>([
    ['half-answer', /^\n\n\{"id":"\w{13}$/],
    ['garbage-answer', /^\n\n[^{]/],
    ['wrong-types', /^\n\n\{"id":24,"c":0\}$/],
    ['huge-answer', /^\n\n\{"v":2 {1048576}\}$/],
    ['device-resets', /^$/],
    ['slow-bytes', /^\n\n\{"id":"[0-9A-F]{24}","c":"0"\}$/],
  ])('%s', async (fault, expected) => {
    const world = await openWorld({ faults: [fault], clock: hastyClock });
    expect(await askTcp(world, 'device-id')).toMatch(expected);
  });

  it('previous-answer is the one before', async () => {
    const world = await openWorld();
    await askTcp(world, 'version');
    world.setFault('previous-answer', true);
    expect(await askTcp(world, 'device-id')).toBe('\n\n{"v":2}');
    expect(await askTcp(world, 'version')).toContain('"id"');
  });

  it('different-device has another id after the scan', async () => {
    const world = await openWorld({ faults: ['different-device'] });
    const before = await askTcp(world, 'device-id');
    await askTcp(world, 'scan-ap');
    const after = await askTcp(world, 'device-id');
    expect(after).not.toBe(before);
    expect(after).toMatch(/"id":"[0-9A-F]{24}"/);
  });

  it('different-key has another key after the scan, always the same one', async () => {
    const world = await openWorld({ faults: ['different-key'] });
    const before = await askTcp(world, 'public-key');
    await askTcp(world, 'scan-ap');
    const after = await askTcp(world, 'public-key');
    expect(after).not.toBe(before);
    expect(after).toMatch(/"b":"[0-9A-F]{588}"/);
    expect(await askTcp(world, 'public-key')).toBe(after);
  });

  it('device-hangs holds every request until the fault is gone', async () => {
    const world = await openWorld({ faults: ['device-hangs'] });
    const hanging = askTcp(world, 'version');
    await happens(world, 'device-asked');
    world.setFault('device-hangs', false);
    expect(await hanging).toBe('');
    expect(await askTcp(world, 'version')).toBe('\n\n{"v":2}');
  });

  it.each<[FaultName, number]>([
    ['configure-refused-1', 1],
    ['configure-refused-2', -2],
    ['configure-refused-3', -3],
    ['configure-refused-4', -4],
    ['configure-refused-16640', -16_640],
    ['configure-refused-other', 1_024],
  ])('%s', async (fault, result) => {
    const world = await openWorld({ faults: [fault] });
    expect(await configure(world, home)).toBe(result);
    expect(world.device.storedNetworks).toEqual([]);
  });

  it('set-refused stores no code', async () => {
    const world = await openWorld({ faults: ['set-refused'] });
    expect(await askTcp(world, 'set', '{"k":"cc","v":"abc"}')).toBe('\n\n{"r":-1}');
    expect(world.device.claimCodeStored).toBe(false);
  });
});

it('every fault can be on from the start, and all at once', async () => {
  for (const fault of faultNames) await (await openWorld({ faults: [fault] })).close();
  await openWorld({ faults: faultNames });
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
