import { afterEach, describe, expect, it } from 'vitest';
import type { AirNetwork } from '../../../../../electron/simulator/air/air.ts';
import type { Firmware } from '../../../../../electron/simulator/device/firmware.ts';
import type { FaultName } from '../../../../../electron/simulator/faults.ts';
import { realisticLatencies } from '../../../../../electron/simulator/latencies.ts';
import { type SimulatedWorld, startSimulatedWorld } from '../../../../../electron/simulator/simulated-world.ts';
import { openTerminal } from '../../../../support/console-terminal.ts';
import { type VirtualClock, virtualClock } from '../../../../support/virtual-clock.ts';
import encryption from '../../../../vectors/encryption.json' with { type: 'json' };

const id = '3b0021001747353236343033';
const short = 'Security 0=unsecured, 1=WEP, 2=WPA, 3=WPA2: ';
const cipher = 'Security Cipher 1=AES, 2=TKIP, 3=AES+TKIP: ';
const thanks = 'Thanks! Wait while I save those credentials...\r\n\r\n';

const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

async function bench(firmware: Firmware, faults: readonly FaultName[] = [], networks?: readonly AirNetwork[]) {
  const clock = virtualClock();
  const world = await startSimulatedWorld({
    clock,
    firmware,
    faults,
    latencies: realisticLatencies,
    device: { id, privateKeyPem: encryption.testKey.privateKey },
    ...(networks === undefined ? {} : { networks }),
  });
  worlds.push(world);
  const [cable] = world.cables;
  if (cable === undefined) throw new Error('a world without a cable');
  return { world, clock, cable, open: (baudRate?: number) => openTerminal(cable, clock, baudRate) };
}

/** Types each answer when its prompt has come, and gives all that was printed after the first letter. */
async function dialogue(terminal: ReturnType<typeof openTerminal>, answers: readonly (readonly [RegExp, string])[]) {
  let said = '';
  terminal.type('w');
  for (const [prompt, answer] of answers) {
    said += await terminal.until(prompt);
    terminal.type(answer);
  }
  return said + (await terminal.until(/<3 you!\r\n\r\n$|credentials\.\r\n\r\n$/));
}

const heardHome = [
  [/SSID: $/, 'HomeNet\n'],
  [/Password: $/, 'kitchen-window-7\n'],
] as const;

async function online(world: SimulatedWorld, clock: VirtualClock): Promise<boolean> {
  for (let waited = 0; waited < 60 && !world.cloud.online; waited += 1) await clock.advance(1_000);
  return world.cloud.online;
}

describe('the dialogue of each generation', () => {
  it('0.4.4: no cipher, success in any case, the name of the time', async () => {
    const { open, world } = await bench('0.4.4');
    const said = await dialogue(open(), [
      [/SSID: $/, 'HomeNet\n'],
      [/3=WPA2: $/, '3\n'],
      [/Password: $/, 'kitchen-window-7\n'],
    ]);
    expect(said.startsWith(`SSID: HomeNet\r\n${short}3\r\nPassword: kitchen-window-7\r\n${thanks}`)).toBe(true);
    expect(said.endsWith('visit https://www.spark.io/support to debug.\r\n\r\n    Spark <3 you!\r\n\r\n')).toBe(true);
    expect(world.device.storedNetwork).toMatchObject({ ssid: 'HomeNet', password: 'kitchen-window-7' });
  });

  it('0.6.4: a cipher only where the network is not heard, and the scan decides over the digit', async () => {
    const hidden: AirNetwork = { ssid: 'Attic', rssi: -50, channel: 6, band: 2.4, security: 4_194_308, hidden: true };
    const seen: AirNetwork = { ssid: 'HomeNet', rssi: -50, channel: 6, band: 2.4, security: 4_194_310 };
    const first = await bench('0.6.4', [], [seen, hidden]);
    const said = await dialogue(first.open(), [
      [/SSID: $/, 'Attic\n'],
      [/3=WPA2: $/, '3\n'],
      [/TKIP: $/, '1\n'],
      [/Password: $/, 'kitchen-window-7\n'],
    ]);
    expect(said).toContain(`${short}3\r\n${cipher}1\r\nPassword: `);
    expect(first.world.device.storedNetwork?.security).toBe(4_194_308);

    const second = await bench('0.6.4', [], [seen, hidden]);
    await dialogue(second.open(), [
      [/SSID: $/, 'HomeNet\n'],
      [/3=WPA2: $/, '2\n'],
      [/Password: $/, 'kitchen-window-7\n'],
    ]);
    // Both ciphers are kept as AES.
    expect(second.world.device.storedNetwork?.security).toBe(4_194_308);
  });

  it('0.6.4: an empty password makes an open network of it without a word, and an empty name fails', async () => {
    const { open, world } = await bench('0.6.4');
    await dialogue(open(), [
      [/SSID: $/, 'HomeNet\n'],
      [/3=WPA2: $/, '3\n'],
      [/Password: $/, '\n'],
    ]);
    expect(world.device.storedNetwork).toMatchObject({ security: 0, password: '' });
    const other = await bench('0.6.4');
    const said = await dialogue(other.open(), [
      [/SSID: $/, '\n'],
      [/3=WPA2: $/, '0\n'],
    ]);
    expect(said).toContain("Derp. Sorry, we couldn't save the credentials.");
    expect(other.world.device.listening).toBe(true);
  });

  it.each(['0.7.0', '2.3.1'] as const)(
    '%s: asks the name until there is one and only the password of one heard',
    async (firmware) => {
      const { open, world } = await bench(firmware);
      const said = await dialogue(open(), [[/SSID: $/, '\n'], ...heardHome]);
      expect(said.startsWith(`SSID: \r\nSSID: HomeNet\r\nPassword: kitchen-window-7\r\n${thanks}`)).toBe(true);
      expect(said).toContain(`your device${firmware === '2.3.1' ? ' ' : ''}\r\nhas connected`);
      expect(said.endsWith('    Particle <3 you!\r\n\r\n')).toBe(true);
      expect(world.device.storedNetwork?.security).toBe(4_194_308);
    },
  );

  it.each([
    ['short', 'Derp'],
    ['', 'Derp'],
    ['x'.repeat(63), '<3 you!'],
  ])('2.3.1: a password of %s ends in %s', async (password, end) => {
    const { open, world } = await bench('2.3.1');
    const said = await dialogue(open(), [
      [/SSID: $/, 'HomeNet\n'],
      [/Password: $/, `${password}\n`],
    ]);
    expect(said).toContain(end);
    if (end === 'Derp') expect(world.device.storedNetwork).toBeUndefined();
  });

  it.each([
    ['Guest', '1', 4],
    ['Guest', '3', 6],
    ['OldPrinter', '1', 5],
  ] as const)('2.3.1: %s, heard without a cipher, gets one and is never joined', async (ssid, digit, security) => {
    const { open, world, clock } = await bench('2.3.1');
    const said = await dialogue(open(), [
      [/SSID: $/, `${ssid}\n`],
      [/TKIP: $/, `${digit}\n`],
      ...(ssid === 'OldPrinter' ? ([[/Password: $/, '00051234567890\n']] as const) : []),
    ]);
    expect(said).not.toContain('Security 0=');
    expect(said).toContain('<3 you!');
    expect(world.device.storedNetwork?.security).toBe(security);
    expect(await online(world, clock)).toBe(false);
    expect(world.device.listening).toBe(true);
  });

  it('0.6.4: an open network is stored as it should be, and joined', async () => {
    const { open, world, clock } = await bench('0.6.4');
    await dialogue(open(), [
      [/SSID: $/, 'Guest\n'],
      [/3=WPA2: $/, '0\n'],
    ]);
    expect(world.device.storedNetwork?.security).toBe(0);
    expect(await online(world, clock)).toBe(true);
  });

  it('2.3.1: an enterprise network by PEAP comes online', async () => {
    const { open, world, clock } = await bench('2.3.1');
    const said = await dialogue(open(), [
      [/SSID: $/, 'Staff\n'],
      [/TLS: $/, '0\n'],
      [/Username: $/, 'visitor\n'],
      [/Password: $/, 'front-desk-4\n'],
      [/\(optional\): $/, '\n'],
      [/\(optional\):\r\n$/, '\n'],
    ]);
    expect(said).toContain('EAP Type 0=PEAP/MSCHAPv2, 1=EAP-TLS: 0\r\nUsername: visitor\r\n');
    expect(await online(world, clock)).toBe(true);
  });

  it('a wrong digit repeats the same prompt', async () => {
    const { open } = await bench('0.6.4');
    const terminal = open();
    terminal.type('w');
    await terminal.until(/SSID: $/);
    terminal.type('Attic\n');
    await terminal.until(/3=WPA2: $/);
    terminal.type('7\n');
    expect(await terminal.until(/3=WPA2: $/)).toBe(`7\r\n${short}`);
  });
});

describe('claiming', () => {
  it.each(['0.6.4', '2.3.1'] as const)(
    '%s: a code typed at the console makes it the person’s at the cloud',
    async (firmware) => {
      const { open, world, clock } = await bench(firmware);
      const code = world.cloud.createClaimCode('me');
      const terminal = open();
      terminal.type('c');
      expect(await terminal.until(/\r\n$/)).toBe('Device claimed: no\r\n');
      terminal.type('C');
      expect(await terminal.until(/: $/)).toBe('Enter 63-digit claim code: ');
      terminal.type(`${code}\n`);
      expect(await terminal.until(/set to.*\r\n$/)).toBe(`${code}\r\nClaim code set to: ${code}\r\n`);
      await dialogue(terminal, [
        [/SSID: $/, 'HomeNet\n'],
        ...(firmware === '0.6.4' ? ([[/3=WPA2: $/, '3\n']] as const) : []),
        [/Password: $/, 'kitchen-window-7\n'],
      ]);
      expect(await online(world, clock)).toBe(true);
      await clock.advance(2_000);
      expect(world.cloud.owner).toBe('me');
      expect(terminal.lost()).toBe(false);
    },
  );

  it('another length is refused, and the 64th byte ends the line', async () => {
    const { open, world } = await bench('2.3.1');
    const terminal = open();
    terminal.type('C');
    await terminal.until(/: $/);
    terminal.type('abc\n');
    expect(await terminal.until(/unchanged\.\r\n$/)).toBe(
      'abc\r\nSorry, claim code is not 63 characters long. Claim code unchanged.\r\n',
    );
    expect(world.device.claimCodeStored).toBe(false);
  });

  it('0.4.4 knows neither letter', async () => {
    const { open, clock } = await bench('0.4.4');
    const terminal = open();
    terminal.type('cC');
    await clock.advance(5_000);
    expect(terminal.heard()).toBe('');
  });
});

describe('letters', () => {
  it('i in both forms, v with its odd line ends, and silence to everything unknown', async () => {
    const old = await bench('0.7.0');
    const terminal = old.open();
    terminal.type('i');
    expect(await terminal.until(/\r\n$/)).toBe(`Your device id is ${id}\r\n`);
    terminal.type('v');
    expect(await terminal.until(/\r\n$/)).toBe('system firmware version: 0.7.0\n\r\n');
    terminal.type('?hAT+G\r\n\x7f');
    await old.clock.advance(5_000);
    expect(terminal.fresh()).toBe('');
    const current = (await bench('2.3.1')).open();
    current.type('i');
    expect(await current.until(/Serial Number.*\r\n$/)).toMatch(new RegExp(`^Device ID: ${id}\r\nDevice Secret: `));
  });

  it('to 0.6.4 the text comes at one byte a millisecond, from 0.7.0 on at once', async () => {
    for (const [firmware, took] of [
      ['0.6.4', 44],
      ['0.7.0', 0],
    ] as const) {
      const { open, clock, world } = await bench(firmware);
      const terminal = open();
      world.resetLatency();
      terminal.type('i');
      await terminal.until(/\r\n$/);
      await clock.advance(0);
      expect(world.latencyMs()).toBe(took);
    }
  });

  it('x leaves listening mode, L restarts into it', async () => {
    const { open, world, clock } = await bench('2.3.1');
    const terminal = open();
    terminal.type('L');
    await clock.advance(10);
    expect(terminal.lost()).toBe(true);
    await clock.advance(10_000);
    expect(world.device.listening).toBe(true);
    const second = open();
    second.type('x');
    await clock.advance(5_000);
    expect(world.device.listening).toBe(false);
    expect(second.lost()).toBe(false);
  });
});

describe('the port', () => {
  it('tells who it is before it is opened', async () => {
    const of = async (firmware: Firmware) => (await bench(firmware)).cable.descriptor();
    expect(await of('0.4.4')).toMatchObject({ productId: 'c006', serialNumber: '00000000050C' });
    expect(await of('0.6.4')).toMatchObject({ vendorId: '2b04', serialNumber: id.toUpperCase() });
    expect(await of('2.3.1')).toMatchObject({ productId: 'c006', serialNumber: id, manufacturer: 'Particle' });
  });

  it('a dialogue outlives closing and opening, without a word, and swallows what comes', async () => {
    const { open, clock, world } = await bench('2.3.1');
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
      const { open, clock } = await bench(firmware);
      const first = open();
      first.type('i');
      first.close();
      await clock.advance(2_000);
      expect(open().heard()).toBe(kept);
    }
  });

  it('is there in normal mode, too, and says nothing', async () => {
    const { open, clock, world } = await bench('2.3.1');
    await dialogue(open(), heardHome);
    expect(await online(world, clock)).toBe(true);
  });

  it('28 800 baud starts listening from 0.5.0 on; before, the device waits for a file', async () => {
    for (const [firmware, signs] of [
      ['0.6.4', /^$/],
      ['0.4.4', /^CC+$/],
    ] as const) {
      const { open, clock, world } = await bench(firmware);
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
    const { open, clock, cable, world } = await bench('2.3.1');
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
    const { open, cable } = await bench('2.3.1');
    open();
    expect(cable.open({ received: () => undefined, lost: () => undefined })).toBe('busy');
  });

  it('can be lost at any byte; nothing is stored before the last answer, and a restart listens again', async () => {
    const whole = await bench('2.3.1');
    const counted = (await dialogue(whole.open(), heardHome)).length + 'wHomeNet\nkitchen-window-7\n'.length;
    const beforeSaving = counted - '    Particle <3 you!\r\n\r\n'.length - 300;
    for (let bytes = 1; bytes < counted; bytes += 7) {
      const { open, cable, world, clock } = await bench('2.3.1');
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
    const { open, world, clock } = await bench('2.3.1', ['wrong-password']);
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
    const { open, world, clock } = await bench('2.3.1');
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
    const { open, clock } = await bench('2.3.1', [fault]);
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
    ['console-drowned', /^D\.e\.v\.i\.c\.e/],
    ['console-floods', /(?:[^\n]*temperature[^\n]*\n){1000}/],
    ['console-bytes-apart', /^Device ID: /],
    ['console-half-line', /^Device ID: 3b0021001747353236343033\r\nDevice Secr?e?t?/],
    ['modem-manager-probes', /claim code: AP\r\nSorry, claim code is not 63/],
  ] as const)('%s', async (fault, heard) => {
    expect(heard.test(await afterAnI(fault))).toBe(true);
  });

  it('a dialogue at a question for one digit asks again after the next byte', async () => {
    const { open, clock } = await bench('2.3.1', ['console-stuck-at-digit']);
    const terminal = open();
    await clock.advance(5_000);
    terminal.fresh();
    terminal.type('i');
    await clock.advance(100);
    terminal.type('i');
    expect(await terminal.until(/: $/)).toContain('i\r\nSecurity 0=unsecured');
  });

  it('a byte is lost, and the echo shows it; the claim code comes back as another', async () => {
    const { open } = await bench('2.3.1', ['console-byte-lost', 'console-code-garbled']);
    const terminal = open();
    terminal.type('w');
    await terminal.until(/SSID: $/);
    terminal.type('HomeNet');
    expect(await terminal.until(/Net$/)).toBe('HmeNet');
    terminal.type('\n');
    await terminal.until(/: $/);
    const other = (await bench('2.3.1', ['console-code-garbled'])).open();
    other.type('C');
    await other.until(/: $/);
    other.type(`${'x'.repeat(63)}\n`);
    expect(await other.until(/set to.*\r\n$/)).toContain(`set to: ${'x'.repeat(62)}?`);
  });

  it('prompts come twice; storage fails', async () => {
    const { open, world } = await bench('2.3.1', ['console-asks-twice', 'console-storage-fails']);
    const said = await dialogue(open(), heardHome);
    expect(said).toContain('SSID: \r\nSSID: HomeNet');
    expect(said).toContain('Derp. ');
    expect(world.device.storedNetwork).toBeUndefined();
  });

  it('a port that is busy, denied, in DFU mode; a touch that nothing follows', async () => {
    const end = { received: () => undefined, lost: () => undefined };
    const { cable, world, open, clock } = await bench('2.3.1', ['cable-busy']);
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
