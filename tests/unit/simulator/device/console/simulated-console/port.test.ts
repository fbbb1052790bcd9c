import { describe, expect, it } from 'vitest';
import type { Firmware } from '../../../../../../electron/simulator/device/firmware.ts';
import type { FaultName } from '../../../../../../electron/simulator/faults.ts';
import type { SimulatedWorld } from '../../../../../../electron/simulator/simulated-world.ts';
import { consoleBench, dialogue, heardHome, id } from '../../../../../support/console-bench.ts';
import type { VirtualClock } from '../../../../../support/virtual-clock.ts';

async function online(world: SimulatedWorld, clock: VirtualClock): Promise<boolean> {
  for (let waited = 0; waited < 60 && !world.cloud.online; waited += 1) await clock.advance(1_000);
  return world.cloud.online;
}

describe('the port', () => {
  it('tells who it is before it is opened', async () => {
    const of = async (firmware: Firmware) => (await consoleBench(firmware)).cable.descriptor();
    expect(await of('0.4.4')).toMatchObject({ productId: 'c006', serialNumber: '00000000050C' });
    expect(await of('0.6.4')).toMatchObject({ vendorId: '2b04', serialNumber: id.toUpperCase() });
    expect(await of('2.3.1')).toMatchObject({ productId: 'c006', serialNumber: id, manufacturer: 'Particle' });
  });

  it('a dialogue outlives closing and opening, without a word, and swallows what comes', async () => {
    const { open, clock, world } = await consoleBench('2.3.1');
    const first = open();
    first.type('w');
    await first.until(/SSID: $/);
    first.close();
    await clock.advance(3_600_000);
    const second = open();
    await clock.advance(2_000);
    expect(second.heard()).toBe('');
    second.type('i');
    await clock.advance(2_000);
    expect(second.fresh()).toBe('i');
    // It holds up SETUP and touch, and every other letter.
    second.setBaudRate(28_800);
    await clock.advance(5_000);
    expect(second.heard()).toBe('i');
    world.pressReset();
    await clock.advance(10_000);
    const third = open();
    third.type('i');
    expect(await third.until(/\r\n/)).toContain(id);
    expect(world.device.storedNetwork).toBeUndefined();
  });

  it('what is printed while it is closed is lost; 0.4.4 keeps the last 256 bytes', async () => {
    for (const [firmware, kept] of [
      ['2.3.1', ''],
      ['0.4.4', `Your device id is ${id}\r\n`],
    ] as const) {
      const { open, clock } = await consoleBench(firmware);
      const first = open();
      first.type('i');
      first.close();
      await clock.advance(2_000);
      expect(open().heard()).toBe(kept);
    }
  });

  it('says what it says in pieces of any size, the same ones each time', async () => {
    const sizes = async () => {
      const { cable } = await consoleBench('2.3.1');
      const got: number[] = [];
      const opened = cable.open({ received: (bytes) => void got.push(bytes.length), lost: () => undefined });
      if (typeof opened === 'string') throw new Error(opened);
      for (let times = 0; times < 20; times += 1) {
        opened.write(Uint8Array.of(0x69));
        for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
      }
      return got;
    };
    const first = await sizes();
    expect(await sizes()).toEqual(first);
    expect(Math.min(...first)).toBe(1);
    expect(Math.max(...first)).toBeGreaterThan(40);
    expect(new Set(first).size).toBeGreaterThan(15);
  });

  it('a loss is told a moment later, or with that fault never', async () => {
    for (const faults of [[], ['cable-loss-untold']] as const) {
      const { open, clock, cable, world } = await consoleBench('2.3.1', faults);
      const terminal = open();
      world.cables[0]?.unplug();
      expect([cable.descriptor(), terminal.lost()]).toEqual([undefined, false]);
      await clock.advance(60_000);
      expect(terminal.lost()).toBe(faults.length === 0);
    }
  });

  it('a program that gives back what it gets does so while nothing listens, and takes it from the console', async () => {
    const { open, clock, world } = await consoleBench('2.3.1', ['program-echoes']);
    const terminal = open();
    terminal.type('i');
    expect(await terminal.until(/Serial Number: .*\r\n$/)).toContain(id);
    terminal.type('x');
    await clock.advance(2_000);
    terminal.type('iw');
    await clock.advance(2_000);
    expect(terminal.fresh()).toBe('iw');
    world.pressSetup();
    await clock.advance(10_000);
    expect(terminal.fresh()).toBe('');
  });

  it('is there in normal mode, too, and says nothing', async () => {
    const { open, clock, world } = await consoleBench('2.3.1');
    await dialogue(open(), heardHome);
    expect(await online(world, clock)).toBe(true);
  });

  it('28 800 baud starts listening from 0.5.0 on; before, the device waits for a file', async () => {
    for (const [firmware, signs] of [
      ['0.6.4', /^$/],
      ['0.4.4', /^CC+$/],
    ] as const) {
      const { open, clock, world } = await consoleBench(firmware);
      const terminal = open();
      terminal.type('x');
      await clock.advance(5_000);
      expect(world.device.listening).toBe(false);
      terminal.fresh();
      terminal.setBaudRate(28_800);
      await clock.advance(4_500);
      expect(world.device.listening).toBe(firmware === '0.6.4');
      expect(terminal.fresh()).toMatch(signs);
      terminal.type('a');
      await clock.advance(2_000);
      terminal.fresh();
      await clock.advance(3_000);
      expect(terminal.fresh()).toBe('');
    }
  });

  it('14 400 baud takes it into DFU mode at once, also by opening, also inside a dialogue', async () => {
    const { open, clock, cable, world } = await consoleBench('2.3.1');
    const terminal = open();
    terminal.type('w');
    await terminal.until(/SSID: $/);
    terminal.close();
    const second = open(14_400);
    await clock.advance(5_000);
    expect(second.lost()).toBe(true);
    expect(cable.descriptor()).toMatchObject({ productId: 'd006' });
    expect(cable.open({ received: () => undefined, lost: () => undefined })).toBe('gone');
    world.pressReset();
    await clock.advance(10_000);
    expect(cable.descriptor()).toMatchObject({ productId: 'c006' });
  });

  it('one program at a time', async () => {
    const { open, cable } = await consoleBench('2.3.1');
    open();
    expect(cable.open({ received: () => undefined, lost: () => undefined })).toBe('busy');
  });

  it('can be lost at any byte; nothing is stored before the last answer, and a restart listens again', async () => {
    const whole = await consoleBench('2.3.1');
    const counted = (await dialogue(whole.open(), heardHome)).length + 'wHomeNet\nkitchen-window-7\n'.length;
    const beforeSaving = counted - '    Particle <3 you!\r\n\r\n'.length - 300;
    for (let bytes = 1; bytes < counted; bytes += 7) {
      const { open, cable, world, clock } = await consoleBench('2.3.1');
      const terminal = open();
      cable.unplugAfter(bytes);
      await dialogue(terminal, heardHome).catch(() => undefined);
      expect(terminal.lost()).toBe(true);
      expect(cable.descriptor()).toBeUndefined();
      expect(world.device.listening).toBe(false);
      if (bytes < beforeSaving - 100) expect(world.device.storedNetwork).toBeUndefined();
      cable.plugIn();
      await clock.advance(10_000);
      if (world.device.storedNetwork === undefined) expect(world.device.listening).toBe(true);
    }
  }, 60_000);

  it('a join that fails brings it back to listening, where it answers again', async () => {
    const { open, world, clock } = await consoleBench('2.3.1', ['wrong-password']);
    const terminal = open();
    await dialogue(terminal, heardHome);
    await clock.advance(5_000);
    terminal.type('i');
    await clock.advance(5_000);
    expect(terminal.fresh()).toBe('');
    for (let waited = 0; waited < 90 && !world.device.listening; waited += 1) await clock.advance(1_000);
    terminal.type('i');
    expect(await terminal.until(/Number.*\r\n/)).toContain(id);
  });
});

describe('beside SoftAP', () => {
  it('a dialogue that is open holds up connect-ap: the Photon answers and stays', async () => {
    const { open, world, clock } = await consoleBench('2.3.1');
    const terminal = open();
    terminal.type('w');
    await terminal.until(/SSID: $/);
    const { host, port } = world.ready.tcp;
    const { createConnection } = await import('node:net');
    const socket = createConnection({ host, port });
    let answered = '';
    socket.on('data', (bytes) => {
      answered += String(bytes);
    });
    socket.write('connect-ap\n11\n\n{"idx":"0"}');
    for (let waited = 0; waited < 200 && !answered.includes('}'); waited += 1) {
      await clock.advance(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(answered).toContain('"r":0');
    await clock.advance(30_000);
    expect(world.device.listening).toBe(true);
    socket.destroy();
  });
});

describe('named troubles', () => {
  const afterAnI = async (fault: FaultName) => {
    const { open, clock } = await consoleBench('2.3.1', [fault]);
    await clock.advance(5_000);
    const terminal = open();
    await clock.advance(500);
    terminal.type('i');
    await clock.advance(2_000);
    return terminal.heard();
  };

  it.each([
    ['console-stuck', /^i$/],
    ['console-stuck-at-digit', /^i$/],
    ['console-waits-for-file', /^C+$/],
    ['console-chatter', /temperature[\s\S]*Device ID: /],
    ['console-broken-into', /(?:t=21\.5\r\n){5}[\s\S]*Device ID: /],
    ['console-drowned', /^D\.e\.v\.i\.c\.e/],
    ['console-floods', /(?:[^\n]*temperature[^\n]*\n){1000}/],
    ['console-bytes-apart', /^Device ID: /],
    ['console-half-line', /^Device ID: 3b0021001747353236343033\r\nDevice Secr?e?t?/],
    ['modem-manager-probes', /claim code: AP\r\nSorry, claim code is not 63/],
  ] as const)('%s', async (fault, heard) => {
    expect(heard.test(await afterAnI(fault))).toBe(true);
  });

  it('a dialogue at a question for one digit asks again after the next byte', async () => {
    const { open, clock } = await consoleBench('2.3.1', ['console-stuck-at-digit']);
    const terminal = open();
    await clock.advance(5_000);
    terminal.fresh();
    terminal.type('i');
    await clock.advance(100);
    terminal.type('i');
    expect(await terminal.until(/: $/)).toContain('i\r\nSecurity 0=unsecured');
  });

  it('a byte is lost, and the echo shows it; the claim code comes back as another', async () => {
    const { open } = await consoleBench('2.3.1', ['console-byte-lost', 'console-code-garbled']);
    const terminal = open();
    terminal.type('w');
    await terminal.until(/SSID: $/);
    terminal.type('HomeNet');
    expect(await terminal.until(/Net$/)).toBe('HmeNet');
    terminal.type('\n');
    await terminal.until(/: $/);
    const other = (await consoleBench('2.3.1', ['console-code-garbled'])).open();
    other.type('C');
    await other.until(/: $/);
    other.type(`${'x'.repeat(63)}\n`);
    expect(await other.until(/set to.*\r\n$/)).toContain(`set to: ${'x'.repeat(62)}?`);
  });

  it('prompts come twice; storage fails', async () => {
    const { open, world } = await consoleBench('2.3.1', ['console-asks-twice', 'console-storage-fails']);
    const said = await dialogue(open(), heardHome);
    expect(said).toContain('SSID: \r\nSSID: HomeNet');
    expect(said).toContain('Derp. ');
    expect(world.device.storedNetwork).toBeUndefined();
  });

  it('a port that is busy, denied, in DFU mode; a touch that nothing follows', async () => {
    const end = { received: () => undefined, lost: () => undefined };
    const { cable, world, open, clock } = await consoleBench('2.3.1', ['cable-busy']);
    expect(cable.open(end)).toBe('busy');
    world.setFault('cable-denied', true);
    expect(cable.open(end)).toBe('denied');
    world.setFault('cable-in-dfu', true);
    expect(cable.descriptor()).toMatchObject({ productId: 'd006' });
    expect(cable.open(end)).toBe('gone');
    for (const fault of ['cable-busy', 'cable-denied', 'cable-in-dfu'] as const) world.setFault(fault, false);
    world.setFault('touch-ignored', true);
    const terminal = open();
    terminal.type('x');
    await clock.advance(5_000);
    terminal.setBaudRate(28_800);
    await clock.advance(10_000);
    expect(world.device.listening).toBe(false);
  });
});
