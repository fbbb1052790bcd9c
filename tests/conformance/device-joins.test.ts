import { describe, expect, it } from 'vitest';
import { type FaultName, faultNames } from '../../electron/simulator/faults.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { Light } from '../../shared/light.ts';
import { configure, connect, home, setClaimCode } from './device-steps.ts';
import { askTcp, clockAhead, happens, hastyClock, openWorld } from './in-a-world.ts';

const hour = 60 * 60 * 1000;

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

  it('crash-during-scan does so in the own scan before a network is stored, from 0.7.0 on, and stores none', async () => {
    const body = JSON.stringify({ idx: 0, ssid: 'HomeNet', sec: 4_194_308, ch: 6 });
    const world = await openWorld({ faults: ['crash-during-scan'] });
    expect(await askTcp(world, 'configure-ap', body)).not.toContain('"r"');
    expect(world.device).toMatchObject({ listening: false, light: 'red-flashing' });
    expect(world.events.filter(({ type }) => type === 'network-stored')).toEqual([]);
    const older = await openWorld({ faults: ['crash-during-scan'], firmware: '0.6.4' });
    expect(await askTcp(older, 'configure-ap', body)).toContain('"r":0');
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
