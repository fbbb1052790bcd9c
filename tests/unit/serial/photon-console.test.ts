import { afterEach, describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { PhotonConsole } from '../../../electron/serial/photon-cable-port.ts';
import { endListening, openPhotonConsole } from '../../../electron/serial/photon-console.ts';
import type { OpenPort, UsbSerial } from '../../../electron/serial/usb-serial-port.ts';
import type { AirNetwork } from '../../../electron/simulator/air/air.ts';
import type { Firmware } from '../../../electron/simulator/device/firmware.ts';
import type { FaultName } from '../../../electron/simulator/faults.ts';
import { realisticLatencies } from '../../../electron/simulator/latencies.ts';
import { simulatedUsb } from '../../../electron/simulator/simulated-usb.ts';
import { type SimulatedWorld, startSimulatedWorld } from '../../../electron/simulator/simulated-world.ts';
import { binaryTextToBytes, bytesToBinaryText } from '../../../shared/bytes.ts';
import { isClaimCode } from '../../../shared/claim-code.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import type { NetworkChoice } from '../../../shared/network-choice.ts';
import { type Result, success } from '../../../shared/result.ts';
import { securityByName } from '../../../shared/security-type.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import encryption from '../../vectors/encryption.json' with { type: 'json' };
import vectors from '../../vectors/enterprise.json' with { type: 'json' };

const id = '3b0021001747353236343033';
const path = '/dev/ttyACM0';
const home: NetworkChoice = { ssid: 'HomeNet', security: securityByName['wpa2-aes'], password: 'kitchen-window-7' };
const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

/** `deafTo`: a letter whose answer never comes. */
async function bench(
  firmware: Firmware,
  faults: readonly FaultName[] = [],
  networks?: readonly AirNetwork[],
  deafTo?: string,
) {
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
  const typed: string[] = [];
  const usb = simulatedUsb(world.cables);
  const listened: UsbSerial = {
    ...usb,
    async open(where, received) {
      const opened = await usb.open(where, (bytes) => {
        if (typed.at(-1) !== deafTo) received(bytes);
      });
      if (!opened.ok) return opened;
      const port = opened.value;
      const write = (bytes: Uint8Array) => {
        typed.push(bytesToBinaryText(bytes));
        return port.write(bytes);
      };
      return { ok: true, value: { ...port, write } };
    },
  };
  await clock.advance(5_000);

  /** Lets time pass until `work` is done. */
  async function pass<Value>(work: Promise<Value>): Promise<Value> {
    let over = false;
    const done = () => {
      over = true;
    };
    work.then(done, done);
    for (let waited = 0; waited < 300 && !over; waited += 0.1) await clock.advance(100);
    return work;
  }
  const open = (signal = neverAborted()) => pass(openPhotonConsole(listened, path, clock, signal));
  return {
    world,
    clock,
    typed,
    pass,
    open,
    listened,
    async opened(): Promise<PhotonConsole> {
      const made = await open();
      if (!made.ok) throw new Error(made.error.code);
      typed.length = 0;
      return made.value;
    },
    async online() {
      for (let waited = 0; waited < 60 && !world.cloud.online; waited += 1) await clock.advance(1_000);
      await clock.advance(2_000);
      return world.cloud.online;
    },
  };
}

/** A whole dialogue. */
async function configure(console: PhotonConsole, choice: NetworkChoice, signal: AbortSignal): Promise<Result<void>> {
  const entered = await console.enterNetwork(choice, signal);
  return entered.ok ? entered.value.store(signal) : entered;
}

/** A port at which each letter has one answer, the same each time. */
function answering(answers: Readonly<Record<string, string>>) {
  const typed: string[] = [];
  const open: UsbSerial['open'] = async (_, received) => {
    const port: OpenPort = {
      async write(bytes) {
        const letter = bytesToBinaryText(bytes);
        typed.push(letter);
        received(binaryTextToBytes(answers[letter] ?? ''));
        return success(undefined);
      },
      setBaudRate: async () => success(undefined),
      lost: neverAborted(),
      close: async () => undefined,
    };
    return success(port);
  };
  return { usb: { open } as Partial<UsbSerial> as UsbSerial, typed, clock: virtualClock() };
}

const ending = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);

describe('a console that is asked who it is', () => {
  it.each([
    ['0.4.4', { deviceOs: '0.4.4' }, ['i', 'v']],
    ['0.6.4', { deviceOs: '0.6.4', claimedBefore: false }, ['i', 'v', 'c']],
    ['0.7.0', { deviceOs: '0.7.0', claimedBefore: false }, ['i', 'v', 'c']],
    ['2.3.1', { deviceOs: '2.3.1', claimedBefore: false }, ['i', 'v', 'c']],
  ] as const)('%s says so, and hears no letter too many', async (firmware, facts, letters) => {
    const { open, typed, world, clock } = await bench(firmware);
    const made = await open();
    expect(made).toMatchObject({ ok: true, value: { facts: { id, printsByItself: false, ...facts } } });
    if (made.ok) await made.value.close();
    expect(typed).toEqual(letters);
    expect(world.device.listening).toBe(true);
    expect(clock.sleepers()).toBe(0);
  });

  it.each([
    ['console-stuck', 'cable-dialogue-open'],
    ['console-stuck-at-digit', 'cable-dialogue-open'],
    ['console-waits-for-file', 'ok'],
    ['cable-busy', 'cable-port-busy'],
    ['cable-denied', 'cable-port-denied'],
    ['cable-in-dfu', 'cable-gone'],
    ['console-drowned', 'cable-drowned'],
    // Half an answer is none: nothing that is asked next would be answered.
    ['console-half-line', 'cable-not-listening'],
    ['console-chatter', 'ok'],
    ['console-floods', 'ok'],
    ['console-bytes-apart', 'ok'],
    ['modem-manager-probes', 'ok'],
  ] as const)('%s: %s', async (fault, end) => {
    const { open } = await bench('2.3.1', [fault]);
    const made = await open();
    expect(ending(made)).toBe(end);
    if (made.ok) expect(made.value.facts.id).toBe(id);
  });

  it('one that is not listening does not answer, and hears nothing but the question, taken back', async () => {
    const { open, typed, world, clock, opened } = await bench('2.3.1');
    await (await opened()).close();
    const out = world.cables[0]?.open({ received: () => undefined, lost: () => undefined });
    if (out === undefined || typeof out === 'string') throw new Error('not opened');
    out.write(Uint8Array.of(0x78));
    out.close();
    await clock.advance(5_000);
    expect(ending(await open())).toBe('cable-not-listening');
    expect(typed).toEqual(['i', 'i', '\b\b']);
  });

  it('one whose program gives back what it gets is not listening, and not taken for a question after a start anew', async () => {
    const { open, typed, world, clock, opened, pass } = await bench('2.3.1');
    const console = await opened();
    await pass(console.leave());
    await console.close();
    await clock.advance(5_000);
    world.setFault('program-echoes', true);
    typed.length = 0;
    expect(ending(await open())).toBe('cable-dialogue-open');
    expect(new Set(typed)).toEqual(new Set(['i', '\b']));
  });

  it('one that is unplugged while it is asked is gone, at any byte', async () => {
    for (let bytes = 1; bytes < 80; bytes += 4) {
      const { open, world, clock } = await bench('0.6.4');
      world.cables[0]?.unplugAfter(bytes);
      expect(ending(await open())).toBe('cable-gone');
      expect(clock.sleepers()).toBe(0);
    }
  });

  it('a port that is busy for ten seconds is waited for, and a cancel is obeyed', async () => {
    const { open, world, clock } = await bench('2.3.1', ['cable-busy']);
    void clock.sleep(10_000).then(() => world.setFault('cable-busy', false));
    const made = await open();
    expect(ending(made)).toBe('ok');
    if (made.ok) await made.value.close();
    const stop = new AbortController();
    world.setFault('cable-busy', true);
    void clock.sleep(1_500).then(() => stop.abort());
    expect(ending(await open(stop.signal))).toBe('cancelled');
  });
});

describe('what is never typed', () => {
  it.each(['0.4.4', '0.6.4', '2.3.1'] as const)('%s: no letter but those that are asked of it', async (firmware) => {
    const { opened, open, pass, world, clock } = await bench(firmware);
    const first = await open();
    if (!first.ok) throw new Error(first.error.code);
    await first.value.close();
    const console = await opened();
    const code = world.cloud.createClaimCode('me');
    if (!isClaimCode(code)) throw new Error('no claim code');
    if (console.abilities.claimCode) await pass(console.setClaimCode(code, neverAborted()));
    await pass(configure(console, home, neverAborted()));
    await clock.advance(60_000);
    await pass(console.answers(neverAborted()));
    await pass(console.leave());
    await console.close();
    // Not `f`, which would begin a file, nor `L`, which would start it anew.
    const letters = world.events.flatMap((event) => (event.type === 'device-asked' ? [event.command] : []));
    expect(new Set(letters)).toEqual(new Set(firmware === '0.4.4' ? ['i', 'v', 'w'] : ['i', 'v', 'c', 'C', 'w']));
  });

  it.each(['console-floods', 'console-chatter', 'console-drowned', 'program-echoes', 'console-stuck'] as const)(
    'not to %s either: only the question who it is, taken back where it stays',
    async (fault) => {
      const { open, typed } = await bench('2.3.1', [fault]);
      const made = await open();
      if (made.ok) await made.value.close();
      const stays = fault === 'program-echoes' || fault === 'console-stuck' ? ['\b'] : [];
      expect(new Set(typed)).toEqual(new Set(made.ok ? ['i', 'v', 'c'] : ['i', ...stays]));
    },
  );

  it('to what waits for a file: what ends that, once', async () => {
    const { open, typed, world } = await bench('2.3.1', ['console-waits-for-file']);
    const made = await open();
    if (made.ok) await made.value.close();
    expect(typed).toEqual(['i', 'a', 'i', 'v', 'c']);
    expect(world.device.listening).toBe(true);
  });
});

describe('a whole set-up at the console', () => {
  it.each(['0.6.4', '0.7.0', '2.3.1'] as const)('%s: claimed by its code and online', async (firmware) => {
    const { opened, pass, world, typed, online } = await bench(firmware);
    const console = await opened();
    const code = world.cloud.createClaimCode('me');
    if (!isClaimCode(code)) throw new Error('no claim code');
    expect(ending(await pass(console.setClaimCode(code, neverAborted())))).toBe('ok');
    expect(ending(await pass(configure(console, home, neverAborted())))).toBe('ok');
    await console.close();
    expect(await online()).toBe(true);
    expect(world.cloud.owner).toBe('me');
    expect(world.device.storedNetwork).toMatchObject({ ssid: 'HomeNet', password: 'kitchen-window-7' });
    // The last byte of the full line of the code by itself, and one LF behind each answer.
    expect(typed.slice(0, 4)).toEqual(['C', code.slice(0, 62), code.slice(62), '\n']);
    expect(typed.slice(-2)).toEqual(['kitchen-window-7', '\n']);
  });

  it('0.4.4: has no letter for the code, and joins', async () => {
    const { opened, pass, online } = await bench('0.4.4');
    const console = await opened();
    expect(console.abilities.claimCode).toBe(false);
    expect(ending(await pass(configure(console, home, neverAborted())))).toBe('ok');
    expect(await online()).toBe(true);
  });

  const odd = 'Café "Zürich\\ lane" 9';
  it.each([
    ['0.6.4', { ...home, ssid: odd }, {}],
    ['2.3.1', { ...home, ssid: odd }, {}],
    ['2.3.1', { ...home, ssid: 'x'.repeat(32) }, {}],
    ['0.4.4', { ...home, ssid: '\u{1f600}'.repeat(8) }, {}],
    ['2.3.1', { ...home, ssid: '\u{1f600}'.repeat(8) }, {}],
    ['2.3.1', { ...home, ssid: 'Attic' }, { hidden: true }],
    ['0.6.4', { ...home, ssid: 'Attic' }, { hidden: true }],
    ['0.6.4', { ssid: 'Guest', security: 0 }, { security: 0 }],
    ['2.3.1', { ...home, password: '0123456789abcdef'.repeat(4) }, {}],
  ] as const)('%s joins %j', async (firmware, choice, more) => {
    const password = 'password' in choice ? { password: choice.password } : {};
    const network: AirNetwork = {
      ssid: choice.ssid,
      rssi: -50,
      channel: 6,
      band: 2.4,
      security: choice.security,
      ...password,
      ...more,
    };
    const { opened, pass, online } = await bench(firmware, [], [network]);
    const console = await opened();
    expect(ending(await pass(configure(console, choice, neverAborted())))).toBe('ok');
    expect(await online()).toBe(true);
  });

  it('2.3.1: enterprise networks, by a password and by a certificate', async () => {
    const security = securityByName['wpa2-enterprise-mixed'];
    const peap = { kind: 'peap', userName: 'visitor', password: 'front-desk-4', outerIdentity: 'anonymous' } as const;
    const { certificate: clientCertificate, privateKey } = vectors.rsa;
    const tls = { kind: 'tls', clientCertificate, privateKey } as const;
    for (const enterprise of [peap, tls]) {
      const { opened, pass, online, world } = await bench('2.3.1');
      const console = await opened();
      const choice = { ssid: 'Staff', security, enterprise };
      expect(ending(await pass(configure(console, choice, neverAborted())))).toBe('ok');
      expect(world.device.storedNetwork?.ssid).toBe('Staff');
      expect(await online()).toBe(true);
    }
  });
});

describe('what goes wrong at the console', () => {
  it.each([
    ['console-asks-twice', 'ok'],
    ['console-bytes-apart', 'ok'],
    ['console-storage-fails', 'network-not-stored'],
    ['console-asks-other', 'cable-interrupted'],
    ['console-byte-lost', 'cable-interrupted'],
    ['console-drowned', 'cable-interrupted'],
  ] as const)('%s: %s, and nothing wrong is stored', async (fault, end) => {
    const { opened, pass, world, typed } = await bench('2.3.1');
    const console = await opened();
    world.setFault(fault, true);
    expect(ending(await pass(configure(console, home, neverAborted())))).toBe(end);
    // What it does not know gets no answer.
    if (fault === 'console-asks-other') expect(typed).toEqual(['w']);
    expect(world.device.storedNetwork?.password).toBe(end === 'ok' ? 'kitchen-window-7' : undefined);
  });

  it('a line that breaks off behind the last answer leaves open whether it was stored', async () => {
    const { opened, pass, world, online } = await bench('2.3.1');
    const console = await opened();
    world.setFault('console-half-line', true);
    expect(ending(await pass(configure(console, home, neverAborted())))).toBe('cable-interrupted');
    expect(await online()).toBe(true);
  });

  it('one wrong echo is typed over', async () => {
    const { opened, pass, world, typed } = await bench('2.3.1');
    const console = await opened();
    world.setFault('console-byte-lost', true);
    const end = world.subscribe(() => undefined);
    const work = configure(console, home, neverAborted());
    for (let tries = 0; tries < 400 && !typed.some((text) => text.startsWith('\b')); tries += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await worldTick();
    }
    world.setFault('console-byte-lost', false);
    expect(ending(await pass(work))).toBe('ok');
    expect(typed).toContain('\b'.repeat('HomeNet'.length));
    expect(world.device.storedNetwork).toMatchObject({ ssid: 'HomeNet', password: 'kitchen-window-7' });
    end();

    function worldTick() {
      return pass(Promise.resolve());
    }
  });

  it('a network that is heard as open, or as enterprise, while a password is given is not spoilt', async () => {
    for (const ssid of ['Guest', 'Staff']) {
      const { opened, pass, world, typed } = await bench('2.3.1');
      const console = await opened();
      expect(ending(await pass(configure(console, { ...home, ssid }, neverAborted())))).toBe('cable-network-differs');
      expect(typed.join('')).not.toContain(home.password);
      expect(world.device.storedNetwork).toBeUndefined();
    }
  });

  it('nor does a version that was not told let it be spoilt', async () => {
    const { opened, pass, world } = await bench('2.3.1', [], undefined, 'v');
    const console = await opened();
    expect(console.facts.deviceOs).toBeUndefined();
    expect(ending(await pass(configure(console, { ssid: 'Guest', security: 0 }, neverAborted())))).toBe(
      'cable-network-open',
    );
    expect(ending(await pass(configure(console, { ...home, ssid: 'Guest' }, neverAborted())))).toBe(
      'cable-network-differs',
    );
    expect(world.device.storedNetwork).toBeUndefined();
  });

  it('a device that takes no byte is given up', async () => {
    const { listened, clock, pass } = await bench('2.3.1');
    const deaf: UsbSerial = {
      ...listened,
      async open(where, received) {
        const opened = await listened.open(where, received);
        const write = () => new Promise<Result<void>>(() => undefined);
        return opened.ok ? { ok: true, value: { ...opened.value, write } } : opened;
      },
    };
    const made = await pass(openPhotonConsole(deaf, path, clock, neverAborted()));
    expect(ending(made)).toBe('cable-not-listening');
    expect(clock.sleepers()).toBe(0);
  });

  it('a claim code that is typed is answered for, whoever cancels meanwhile', async () => {
    const { opened, pass, world, typed } = await bench('0.6.4');
    const console = await opened();
    const code = world.cloud.createClaimCode('me');
    if (!isClaimCode(code)) throw new Error('no claim code');
    const stop = new AbortController();
    const push = typed.push.bind(typed);
    typed.push = (...texts) => {
      if (texts.includes('\n')) stop.abort();
      return push(...texts);
    };
    expect(ending(await pass(console.setClaimCode(code, stop.signal)))).toBe('ok');
    expect(stop.signal.aborted).toBe(true);
    expect(world.device.claimCodeStored).toBe(true);
  });

  it('the password of a person is not typed as that of a network that is heard without one', async () => {
    const { opened, pass, world, typed } = await bench('2.3.1');
    const console = await opened();
    const enterprise = { kind: 'peap', userName: 'visitor', password: 'front-desk-4' } as const;
    const choice = { ssid: 'HomeNet', security: securityByName['wpa2-enterprise-mixed'], enterprise };
    expect(ending(await pass(configure(console, choice, neverAborted())))).toBe('cable-network-differs');
    expect(typed.join('')).not.toContain('front-desk-4');
    expect(world.device.storedNetwork).toBeUndefined();
  });

  it('a cancel behind the last line end leaves nothing in the middle: it may come online', async () => {
    const { opened, pass, online } = await bench('2.3.1');
    const console = await opened();
    const entered = await pass(console.enterNetwork(home, neverAborted()));
    if (!entered.ok) throw new Error(entered.error.code);
    const stop = new AbortController();
    const stored = entered.value.store(stop.signal);
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
    stop.abort();
    expect(ending(await pass(stored))).toBe('cancelled');
    expect(await online()).toBe(true);
  });

  it('a cancel before the last question of an enterprise network is no end of it', async () => {
    const { opened, pass, world, typed } = await bench('2.3.1');
    const console = await opened();
    const enterprise = { kind: 'peap', userName: 'visitor', password: 'front-desk-4' } as const;
    const security = securityByName['wpa2-enterprise-mixed'];
    const entered = await pass(console.enterNetwork({ ssid: 'Staff', security, enterprise }, neverAborted()));
    if (!entered.ok) throw new Error(entered.error.code);
    const stop = new AbortController();
    const push = typed.push.bind(typed);
    typed.push = (...texts) => {
      // So that the question does not come whole.
      world.setFault('console-half-line', true);
      stop.abort();
      return push(...texts);
    };
    expect(ending(await pass(entered.value.store(stop.signal)))).toBe('cable-interrupted');
    expect(world.device.storedNetwork).toBeUndefined();
  });

  it.each([
    ['2.3.1', home],
    ['0.6.4', { ssid: 'Guest', security: 0 }],
  ] as const)(
    '%s: nothing is stored before the last line end, and a cancel there leaves the question open: %j',
    async (firmware, choice) => {
      const { opened, pass, world } = await bench(firmware);
      const console = await opened();
      const entered = await pass(console.enterNetwork(choice, neverAborted()));
      if (!entered.ok) throw new Error(entered.error.code);
      expect(world.device.storedNetwork).toBeUndefined();
      expect(ending(await pass(entered.value.store(AbortSignal.abort())))).toBe('cable-interrupted');
      expect(world.device.storedNetwork).toBeUndefined();
    },
  );

  it('another code than the one given is told', async () => {
    const { opened, pass, world } = await bench('2.3.1', ['console-code-garbled']);
    const console = await opened();
    const code = world.cloud.createClaimCode('me');
    if (!isClaimCode(code)) throw new Error('no claim code');
    expect(ending(await pass(console.setClaimCode(code, neverAborted())))).toBe('claim-code-not-stored');
  });

  it('what cannot be typed is said before a letter is sent', async () => {
    const { opened, pass, typed } = await bench('2.3.1');
    const console = await opened();
    for (const [choice, code] of [
      [{ ssid: 'Guest', security: 0 }, 'cable-network-open'],
      [{ ...home, ssid: 'a\nb' }, 'cable-text-not-enterable'],
      [{ ...home, password: 'short' }, 'network-password-too-short'],
    ] as const) {
      expect(ending(await pass(configure(console, choice, neverAborted())))).toBe(code);
    }
    expect(typed).toEqual([]);
  });

  it('a cancel in the middle says what is left behind, the next run finds it, and RESET mends it', async () => {
    const { opened, pass, world, clock, open } = await bench('2.3.1');
    const console = await opened();
    const stop = new AbortController();
    void clock.sleep(1_000).then(() => stop.abort());
    expect(ending(await pass(configure(console, home, stop.signal)))).toBe('cable-interrupted');
    await console.close();
    expect(ending(await open())).toBe('cable-dialogue-open');
    world.pressReset();
    await clock.advance(10_000);
    const again = await opened();
    expect(ending(await pass(configure(again, home, neverAborted())))).toBe('ok');
    expect(clock.sleepers()).toBeLessThan(5);
  });

  it('is gone wherever the cable is pulled, and stores nothing before the last answer', async () => {
    for (let bytes = 1; bytes < 60; bytes += 3) {
      const { opened, pass, world } = await bench('2.3.1');
      const console = await opened();
      world.cables[0]?.unplugAfter(bytes);
      expect(ending(await pass(configure(console, home, neverAborted())))).toBe('cable-gone');
      expect(world.device.storedNetwork).toBeUndefined();
    }
  });
});

describe('a console whose answers come in pieces', () => {
  const brokenInto = `Your devt=21.5\r\nice id is ${id.slice(0, 8)}t=21.5\r\n${id.slice(8)}\r\n`;

  it('listens, and is asked for a whole one so often: neither an order to listen nor SETUP would help', async () => {
    const { usb, typed, clock } = answering({ i: brokenInto });
    const made = openPhotonConsole(usb, path, clock, neverAborted());
    await clock.advance(30_000);
    expect([ending(await made), typed]).toEqual(['cable-drowned', ['i', 'i', 'i', 'i', 'i', 'i']]);
  });

  it.each([
    ['i', 250, []],
    ['v', 1_000, ['i', 'v']],
  ] as const)('hears no %s once nobody waits for it', async (_, afterMs, letters) => {
    const { usb, typed, clock } = answering({ i: `Your device id is ${id}\r\n`, v: 't=21.5\r\n' });
    const stop = new AbortController();
    const made = openPhotonConsole(usb, path, clock, stop.signal);
    await clock.advance(afterMs);
    stop.abort();
    await clock.advance(10_000);
    expect([ending(await made), typed]).toEqual(['cancelled', letters]);
  });

  it.each([
    ['in pieces by who was told to', brokenInto, ['i', 'x'], true],
    ['with large letters by who was told to', `Device ID: ${id.toUpperCase()}\r\nSerial Number: `, ['i', 'x'], true],
    ['by another', `Your device id is bb${id.slice(2)}\r\n`, ['i'], true],
    ['in pieces by another', brokenInto.replace('3b', 'bb'), ['i', 'i'], false],
    ['by a question', 'i', ['i', '\b', 'i', '\b'], false],
    ['by what waits for a file', 'CCC', ['i', '\b'], false],
    ['by a program', 't=21.5\r\n', ['i', 'i', '\b\b'], false],
    ['by nobody', '', ['i', 'i', '\b\b'], false],
  ])('ends listening only for who was told to listen: answered %s', async (_, answer, letters, isEnded) => {
    const { usb, typed, clock } = answering({ i: answer });
    const over = endListening(usb, path, id as DeviceId, clock);
    await clock.advance(4_100);
    expect([await over, typed]).toEqual([isEnded, letters]);
    expect(clock.sleepers()).toBe(0);
  });

  it.each([
    ['whole', `Your device id is ${id}\r\n`, true],
    ['in pieces', brokenInto, true],
    ['by another', `Your device id is bb${id.slice(2)}\r\n`, false],
    ['in pieces by another', brokenInto.replace('3b', 'bb'), false],
  ])('opened again, one that is known is back: answered %s', async (_, answer, isBack) => {
    const { usb, typed, clock } = answering({ i: answer });
    const facts = { id: id as DeviceId, printsByItself: false };
    const made = await openPhotonConsole(usb, path, clock, neverAborted(), facts);
    if (!made.ok) throw new Error(made.error.code);
    const back = made.value.answers(neverAborted());
    await clock.advance(2_000);
    expect([await back, typed]).toEqual([isBack, ['i']]);
  });

  it('closes no port over what is still on its way, which the system drops then', async () => {
    for (const [ends, arrives] of [
      ['told to listen no more', ['x']],
      ['met in a question', ['i', '\b']],
    ] as const) {
      const clock = virtualClock();
      const arrived: string[] = [];
      let isOpen = true;
      const open: UsbSerial['open'] = async (_, received) =>
        success({
          async write(bytes) {
            received(bytes);
            void clock.sleep(20).then(() => isOpen && arrived.push(bytesToBinaryText(bytes)));
            return success(undefined);
          },
          setBaudRate: async () => success(undefined),
          lost: neverAborted(),
          async close() {
            isOpen = false;
          },
        });
      const facts = arrives[0] === 'x' ? { id: id as DeviceId, printsByItself: false } : undefined;
      const made = openPhotonConsole({ open } as Partial<UsbSerial> as UsbSerial, path, clock, neverAborted(), facts);
      const over = made.then(async (opened) => {
        if (!opened.ok) return;
        await opened.value.leave();
        await opened.value.close();
      });
      await clock.advance(5_000);
      await over;
      expect([ends, arrived]).toEqual([ends, arrives]);
    }
  });

  it('has no patience for a busy port when it is to listen no more', async () => {
    const { listened, clock, typed } = await bench('2.3.1', ['cable-busy']);
    const startedAt = clock.monotonic();
    expect(await endListening(listened, path, id as DeviceId, clock)).toBe(false);
    expect([clock.monotonic() - startedAt, typed]).toEqual([0, []]);
  });

  it.each(['CCC', 'i', ''])('opened again, it is asked by one letter alone, whatever answers: %j', async (answer) => {
    const { usb, typed, clock } = answering({ i: answer });
    const facts = { id: id as DeviceId, printsByItself: false };
    const made = await openPhotonConsole(usb, path, clock, neverAborted(), facts);
    if (!made.ok) throw new Error(made.error.code);
    expect(typed).toEqual([]);
    const back = made.value.answers(neverAborted());
    await clock.advance(2_000);
    expect([await back, typed]).toEqual([false, ['i']]);
  });
});
