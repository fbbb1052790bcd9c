import { describe, expect, it } from 'vitest';
import type { AirNetwork } from '../../../../../electron/simulator/air/air.ts';
import { realisticLatencies } from '../../../../../electron/simulator/latencies.ts';
import type { SimulatedWorld } from '../../../../../electron/simulator/simulated-world.ts';
import { consoleBench, dialogue, heardHome, id } from '../../../../support/console-bench.ts';
import type { VirtualClock } from '../../../../support/virtual-clock.ts';

const short = 'Security 0=unsecured, 1=WEP, 2=WPA, 3=WPA2: ';
const cipher = 'Security Cipher 1=AES, 2=TKIP, 3=AES+TKIP: ';
const thanks = 'Thanks! Wait while I save those credentials...\r\n\r\n';

async function online(world: SimulatedWorld, clock: VirtualClock): Promise<boolean> {
  for (let waited = 0; waited < 60 && !world.cloud.online; waited += 1) await clock.advance(1_000);
  return world.cloud.online;
}

describe('the dialogue of each generation', () => {
  it('0.4.4: no cipher, success in any case, the name of the time', async () => {
    const { open, world } = await consoleBench('0.4.4');
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
    const first = await consoleBench('0.6.4', [], [seen, hidden]);
    const said = await dialogue(first.open(), [
      [/SSID: $/, 'Attic\n'],
      [/3=WPA2: $/, '3\n'],
      [/TKIP: $/, '1\n'],
      [/Password: $/, 'kitchen-window-7\n'],
    ]);
    expect(said).toContain(`${short}3\r\n${cipher}1\r\nPassword: `);
    expect(first.world.device.storedNetwork?.security).toBe(4_194_308);

    const second = await consoleBench('0.6.4', [], [seen, hidden]);
    await dialogue(second.open(), [
      [/SSID: $/, 'HomeNet\n'],
      [/3=WPA2: $/, '2\n'],
      [/Password: $/, 'kitchen-window-7\n'],
    ]);
    // Both ciphers are kept as AES.
    expect(second.world.device.storedNetwork?.security).toBe(4_194_308);
  });

  it('0.6.4: an empty password makes an open network of it without a word, and an empty name fails', async () => {
    const { open, world } = await consoleBench('0.6.4');
    await dialogue(open(), [
      [/SSID: $/, 'HomeNet\n'],
      [/3=WPA2: $/, '3\n'],
      [/Password: $/, '\n'],
    ]);
    expect(world.device.storedNetwork).toMatchObject({ security: 0, password: '' });
    const other = await consoleBench('0.6.4');
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
      const { open, world } = await consoleBench(firmware);
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
    const { open, world } = await consoleBench('2.3.1');
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
    const { open, world, clock } = await consoleBench('2.3.1');
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
    const { open, world, clock } = await consoleBench('0.6.4');
    await dialogue(open(), [
      [/SSID: $/, 'Guest\n'],
      [/3=WPA2: $/, '0\n'],
    ]);
    expect(world.device.storedNetwork?.security).toBe(0);
    expect(await online(world, clock)).toBe(true);
  });

  it('2.3.1: an enterprise network by PEAP comes online', async () => {
    const { open, world, clock } = await consoleBench('2.3.1');
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
    const { open } = await consoleBench('0.6.4');
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
      const { open, world, clock } = await consoleBench(firmware);
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
    const { open, world } = await consoleBench('2.3.1');
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
    const { open, clock } = await consoleBench('0.4.4');
    const terminal = open();
    terminal.type('cC');
    await clock.advance(5_000);
    expect(terminal.heard()).toBe('');
  });
});

describe('letters', () => {
  it('i in both forms, v with its odd line ends, and silence to everything unknown', async () => {
    const old = await consoleBench('0.7.0');
    const terminal = old.open();
    terminal.type('i');
    expect(await terminal.until(/\r\n$/)).toBe(`Your device id is ${id}\r\n`);
    terminal.type('v');
    expect(await terminal.until(/\r\n$/)).toBe('system firmware version: 0.7.0\n\r\n');
    terminal.type('?hAT+G\r\n\x7f');
    await old.clock.advance(5_000);
    expect(terminal.fresh()).toBe('');
    const current = (await consoleBench('2.3.1')).open();
    current.type('i');
    expect(await current.until(/Serial Number.*\r\n$/)).toMatch(new RegExp(`^Device ID: ${id}\r\nDevice Secret: `));
  });

  it('to 0.6.4 the text comes at one byte a millisecond, from 0.7.0 on at once', async () => {
    for (const [firmware, took] of [
      ['0.6.4', 44],
      ['0.7.0', 0],
    ] as const) {
      const { open, clock, world } = await consoleBench(firmware);
      const terminal = open();
      world.resetLatency();
      terminal.type('i');
      await terminal.until(/\r\n$/);
      await clock.advance(0);
      expect(world.latencyMs()).toBe(took);
    }
  });

  it('x leaves listening mode, L restarts into it', async () => {
    const { open, world, clock } = await consoleBench('2.3.1');
    const terminal = open();
    terminal.type('L');
    await clock.advance(realisticLatencies.lossTold);
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
