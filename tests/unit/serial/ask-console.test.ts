import { afterEach, describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { askConsole } from '../../../electron/serial/ask-console.ts';
import type { UsbSerial } from '../../../electron/serial/usb-serial-port.ts';
import type { Firmware } from '../../../electron/simulator/device/firmware.ts';
import type { FaultName } from '../../../electron/simulator/faults.ts';
import { realisticLatencies } from '../../../electron/simulator/latencies.ts';
import { simulatedUsb } from '../../../electron/simulator/simulated-usb.ts';
import { type SimulatedWorld, startSimulatedWorld } from '../../../electron/simulator/simulated-world.ts';
import { bytesToBinaryText } from '../../../shared/bytes.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import encryption from '../../vectors/encryption.json' with { type: 'json' };

const id = '3b0021001747353236343033';
const path = '/dev/ttyACM0';
const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

async function bench(firmware: Firmware, faults: readonly FaultName[] = []) {
  const clock = virtualClock();
  const world = await startSimulatedWorld({
    clock,
    firmware,
    faults,
    latencies: realisticLatencies,
    device: { id, privateKeyPem: encryption.testKey.privateKey },
  });
  worlds.push(world);
  const typed: string[] = [];
  const usb = simulatedUsb(world.cables);
  const listened: UsbSerial = {
    ...usb,
    async open(where, received) {
      const opened = await usb.open(where, received);
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
  return {
    world,
    clock,
    typed,
    async ask(signal = neverAborted()) {
      const asked = askConsole(listened, path, clock, signal);
      let over = false;
      const done = () => {
        over = true;
      };
      asked.then(done, done);
      for (let waited = 0; waited < 60 && !over; waited += 0.1) await clock.advance(100);
      return asked;
    },
  };
}

describe('a console that is asked who it is', () => {
  it.each([
    ['0.4.4', { deviceOs: '0.4.4' }, ['i', 'v']],
    ['0.6.4', { deviceOs: '0.6.4', claimedBefore: false }, ['i', 'v', 'c']],
    ['0.7.0', { deviceOs: '0.7.0', claimedBefore: false }, ['i', 'v', 'c']],
    ['2.3.1', { deviceOs: '2.3.1', claimedBefore: false }, ['i', 'v', 'c']],
  ] as const)('%s says so, and hears no letter too many', async (firmware, told, letters) => {
    const { ask, typed, world, clock } = await bench(firmware);
    expect(await ask()).toEqual({ ok: true, value: { id, printsByItself: false, ...told } });
    expect(typed).toEqual(letters);
    expect(world.device.listening).toBe(true);
    expect(clock.sleepers()).toBe(0);
  });

  it.each([
    ['console-stuck', 'cable-dialogue-open'],
    ['console-stuck-at-digit', 'cable-dialogue-open'],
    ['console-waits-for-file', 'cable-dialogue-open'],
    ['cable-busy', 'cable-port-busy'],
    ['cable-denied', 'cable-port-denied'],
    ['cable-in-dfu', 'cable-gone'],
    ['console-drowned', 'cable-not-listening'],
    ['console-half-line', 'ok'],
    ['console-chatter', 'ok'],
    ['console-floods', 'ok'],
    ['console-bytes-apart', 'ok'],
    ['modem-manager-probes', 'ok'],
  ] as const)('%s: %s', async (fault, end) => {
    const { ask } = await bench('2.3.1', [fault]);
    const asked = await ask();
    expect(asked.ok ? 'ok' : asked.error.code).toBe(end);
    if (asked.ok) expect(asked.value.id).toBe(id);
  });

  it('one that is not listening does not answer, and hears nothing but the question', async () => {
    const { ask, typed, world, clock } = await bench('2.3.1');
    world.cables[0]?.open({ received: () => undefined, lost: () => undefined });
    const cable = world.cables[0]?.open({ received: () => undefined, lost: () => undefined });
    expect(cable).toBe('busy');
    world.cables[0]?.unplug();
    world.cables[0]?.plugIn();
    await clock.advance(20_000);
    expect(world.device.listening).toBe(true);
    const first = simulatedUsb(world.cables).open(path, () => undefined);
    const opened = await first;
    if (!opened.ok) throw new Error(opened.error.code);
    await opened.value.write(Uint8Array.of(0x78));
    await opened.value.close();
    await clock.advance(5_000);
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'cable-not-listening' } });
    expect(typed).toEqual(['i', 'i']);
  });

  it('one that is unplugged while it is asked is gone, at any byte', async () => {
    for (let bytes = 1; bytes < 90; bytes += 4) {
      const { ask, world, clock } = await bench('0.6.4');
      world.cables[0]?.unplugAfter(bytes);
      expect(await ask()).toMatchObject({ ok: false, error: { code: 'cable-gone' } });
      expect(clock.sleepers()).toBe(0);
    }
  });

  it('a port that is busy for ten seconds is waited for, and a cancel is obeyed', async () => {
    const { ask, world, clock } = await bench('2.3.1', ['cable-busy']);
    void clock.sleep(10_000).then(() => world.setFault('cable-busy', false));
    expect(await ask()).toMatchObject({ ok: true });
    const stop = new AbortController();
    world.setFault('cable-busy', true);
    void clock.sleep(1_500).then(() => stop.abort());
    expect(await ask(stop.signal)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});
