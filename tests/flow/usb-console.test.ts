import { afterEach, describe, expect, it } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { openPhotonConsole } from '../../electron/serial/photon-console.ts';
import { systemUsbSerial } from '../../electron/serial/system-usb-serial.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { type SimulatedWorld, startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { openPty, type Pty, whyNoPty } from '../support/pty.ts';
import encryption from '../vectors/encryption.json' with { type: 'json' };

// Through serialport itself and its native file, on a pseudo terminal with the simulated Photon at its other end.

const reason = whyNoPty();
const id = '3b0021001747353236343033';
const usb = systemUsbSerial({ platform: process.platform });
const opened: (Pty | SimulatedWorld)[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await ('end' in one ? one.end() : one.close());
});

async function pty(): Promise<Pty> {
  const made = await openPty();
  opened.push(made);
  return made;
}

/** The simulated Photon at the far end of a pseudo terminal. */
async function photonOn(made: Pty): Promise<SimulatedWorld> {
  const world = await startSimulatedWorld({
    clock: systemClock,
    latencies: fastLatencies,
    device: { id, privateKeyPem: encryption.testKey.privateKey },
  });
  opened.push(world);
  const cable = world.cables[0]?.open({ received: (bytes) => made.write(bytes), lost: () => undefined });
  if (cable === undefined || typeof cable === 'string') throw new Error(`the cable is ${cable}`);
  made.received(cable.write);
  return world;
}

describe.skipIf(reason !== undefined)(`a port of this computer${reason === undefined ? '' : ` (${reason})`}`, () => {
  it('asks the simulated Photon who it is, and leaves the port to others', async () => {
    const made = await pty();
    await photonOn(made);
    for (let round = 0; round < 2; round += 1) {
      const console = await openPhotonConsole(usb, made.path, systemClock, neverAborted());
      if (!console.ok) throw new Error(console.error.code);
      expect(console.value.facts).toEqual({ id, deviceOs: '2.3.1', claimedBefore: false, printsByItself: false });
      await console.value.close();
    }
  });

  it('is closed, and to be opened again, behind a device that takes nothing', async () => {
    const made = await pty();
    const port = await usb.open(made.path, () => undefined);
    if (!port.ok) throw new Error(port.error.code);
    made.readNothing();
    let taken = false;
    // More than a terminal keeps.
    void port.value.write(new Uint8Array(256 * 1024)).then(() => {
      taken = true;
    });
    const startedAt = performance.now();
    await systemClock.sleep(300, neverAborted());
    expect(taken).toBe(false);
    await port.value.close();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    const again = await usb.open(made.path, () => undefined);
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.close();
  });

  it('is open for one program at a time', async () => {
    const { path } = await pty();
    const first = await usb.open(path, () => undefined);
    expect(first.ok).toBe(true);
    expect(await usb.open(path, () => undefined)).toMatchObject({ ok: false, error: { code: 'cable-port-busy' } });
    if (first.ok) await first.value.close();
    const second = await usb.open(path, () => undefined);
    expect(second.ok).toBe(true);
    if (second.ok) await second.value.close();
  });

  it('takes both orders of a rate, and bytes of every value both ways', async () => {
    const made = await pty();
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const got: { here: number[]; there: number[] } = { here: [], there: [] };
    const port = await usb.open(made.path, (bytes) => void got.here.push(...bytes));
    if (!port.ok) throw new Error(port.error.code);
    made.received((bytes) => void got.there.push(...bytes));
    expect(await port.value.setBaudRate(28_800)).toEqual({ ok: true, value: undefined });
    expect(await port.value.setBaudRate(9_600)).toEqual({ ok: true, value: undefined });
    expect(await port.value.write(all)).toEqual({ ok: true, value: undefined });
    made.write(all);
    await expect.poll(() => got).toEqual({ here: [...all], there: [...all] });
    await port.value.close();
  });

  it('is lost when its other end goes, and says so', async () => {
    const made = await pty();
    const port = await usb.open(made.path, () => undefined);
    if (!port.ok) throw new Error(port.error.code);
    await made.end();
    await expect.poll(() => port.value.lost.aborted, { timeout: 5_000 }).toBe(true);
    expect(await port.value.write(Uint8Array.of(0x69))).toMatchObject({ ok: false, error: { code: 'cable-gone' } });
    await port.value.close();
    expect(await usb.open(made.path, () => undefined)).toMatchObject({ ok: false, error: { code: 'cable-gone' } });
  });
});

describe('the library', () => {
  it('is not needed to see what is plugged in on Linux; where it does not load, only the cable is lost', async () => {
    const load = () => Promise.reject(new Error('wrong ELF class'));
    const linux = systemUsbSerial({ platform: 'linux', places: { sys: '/none', dev: '/none', groups: '/none' }, load });
    expect(await linux.list()).toEqual({ ok: true, value: [] });
    expect(await usb.ready()).toEqual({ ok: true, value: undefined });
    const unavailable = { ok: false, error: { code: 'cable-unavailable', saw: 'wrong ELF class' } };
    expect(await linux.open('/dev/ttyACM0', () => undefined)).toEqual(unavailable);
    expect(await linux.ready()).toEqual(unavailable);
    expect(await systemUsbSerial({ platform: 'win32', load }).list()).toEqual(unavailable);
  });
});
