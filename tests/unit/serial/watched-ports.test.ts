import { expect, it } from 'vitest';
import type { UsbPort, UsbSerial } from '../../../electron/serial/usb-serial-port.ts';
import { watchedPorts } from '../../../electron/serial/watched-ports.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const photonAt = (path: string, id = '3b0021001747353236343033'): UsbPort => ({
  path,
  identity: { kind: 'photon', name: 'Photon', id: id as DeviceId, firmware: '0.7' },
});

/** Sockets that tell nobody of a loss. */
function around() {
  const clock = virtualClock();
  const at = {
    listed: success([]) as Result<readonly UsbPort[]>,
    /** What a look ends with that takes its time, or fails. */
    late: undefined as Promise<Result<readonly UsbPort[]>> | undefined,
    looks: 0,
    closed: 0,
  };
  const usb = watchedPorts(
    {
      async list() {
        at.looks += 1;
        return at.late ?? at.listed;
      },
      open: async () =>
        success({
          lost: new AbortController().signal,
          close: async () => {
            at.closed += 1;
          },
        }),
    } as Partial<UsbSerial> as UsbSerial,
    clock,
  );
  const open = async (path: string) => {
    const opened = await usb.open(path, () => undefined);
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  return { clock, at, usb, open };
}

it('a port whose device the list has no more is lost within two seconds, and so is one with another device', async () => {
  for (const left of [[], [photonAt('COM12', 'bb0021001747353236343033')]]) {
    const { clock, at, usb, open } = around();
    at.listed = success([photonAt('COM12')]);
    await usb.list();
    const port = await open('COM12');
    await clock.advance(5_900);
    expect(port.lost.aborted).toBe(false);
    at.listed = success(left);
    await clock.advance(2_000);
    expect(port.lost.aborted).toBe(true);
    await port.close();
    expect([at.closed, clock.sleepers()]).toEqual([1, 0]);
  }
});

it('one look serves all that are open, and none is taken when none is', async () => {
  const { clock, at, usb, open } = around();
  at.listed = success([photonAt('COM3'), photonAt('COM4', 'bb0021001747353236343033')]);
  await usb.list();
  const [first, second] = [await open('COM3'), await open('COM4')];
  await clock.advance(3_500);
  expect(at.looks).toBe(4);
  at.listed = success([photonAt('COM4', 'bb0021001747353236343033')]);
  await clock.advance(1_000);
  expect([first.lost.aborted, second.lost.aborted]).toEqual([true, false]);
  await first.close();
  await clock.advance(1_000);
  // One of them to look for it once more.
  expect(at.looks).toBe(7);
  await second.close();
  await clock.advance(5_000);
  expect([at.looks, clock.sleepers()]).toEqual([7, 0]);
});

it('a list that cannot be read says nothing, nor does one that never had the port', async () => {
  const { clock, at, usb, open } = around();
  at.listed = success([photonAt('/dev/ttyACM0')]);
  await usb.list();
  const [listed, link] = [await open('/dev/ttyACM0'), await open('/dev/pts/7')];
  at.listed = failure(setupError('cable-unavailable'));
  await clock.advance(5_000);
  // Some lists tell the ID at one look and not at the next.
  at.listed = success([{ path: '/dev/ttyACM0', identity: { kind: 'photon', name: 'Photon' } }]);
  await clock.advance(5_000);
  expect([listed.lost.aborted, link.lost.aborted]).toEqual([false, false]);
  at.listed = success([]);
  await clock.advance(2_000);
  expect([listed.lost.aborted, link.lost.aborted]).toEqual([true, false]);
});

it('one look that misses a port loses it not, nor does a list that rejects', async () => {
  const { clock, at, usb, open } = around();
  at.listed = success([photonAt('/dev/ttyACM0')]);
  await usb.list();
  const port = await open('/dev/ttyACM0');
  at.listed = success([]);
  await clock.advance(1_100);
  expect(at.looks).toBe(2);
  at.listed = success([photonAt('/dev/ttyACM0')]);
  await clock.advance(3_000);
  at.late = Promise.reject(new Error('EMFILE'));
  expect(await usb.list()).toMatchObject({ ok: false, error: { code: 'cable-unavailable', saw: 'Error: EMFILE' } });
  await clock.advance(3_000);
  expect(port.lost.aborted).toBe(false);
  at.late = undefined;
  at.listed = success([]);
  await clock.advance(2_000);
  expect(port.lost.aborted).toBe(true);
});

it('a list that was begun before a port was opened does not judge it, nor undo a newer one', async () => {
  const { clock, at, usb, open } = around();
  at.listed = success([photonAt('COM3')]);
  await usb.list();
  const first = await open('COM3');
  let end: (listed: Result<readonly UsbPort[]>) => void = () => undefined;
  at.late = new Promise((resolve) => {
    end = resolve;
  });
  await clock.advance(1_000);
  at.late = undefined;
  at.listed = success([photonAt('COM3'), photonAt('COM4', 'bb0021001747353236343033')]);
  await usb.list();
  const second = await open('COM4');
  end(success([photonAt('COM3')]));
  await clock.advance(100);
  at.listed = success([photonAt('COM3')]);
  const third = await open('COM4');
  await clock.advance(2_000);
  expect([first, second, third].map(({ lost }) => lost.aborted)).toEqual([false, true, true]);
});

it.each([
  [
    'a Photon that tells its ID in place of one that has none to tell',
    { kind: 'photon', firmware: '0.5' },
    photonAt('COM12').identity,
    true,
  ],
  ['a P1', { kind: 'photon', firmware: '0.5' }, { kind: 'p1', firmware: '0.5' }, true],
  ['one that tells as little', { kind: 'photon', firmware: '0.5' }, { kind: 'photon', firmware: '0.5' }, false],
  ['one of which less is told', photonAt('COM12').identity, { kind: 'photon' }, false],
] as const)('under a name that is kept, %s: lost, where it can be told', async (_, before, after, isLost) => {
  const { clock, at, usb, open } = around();
  const listed = (identity: object) =>
    success([{ path: 'COM12', identity: { name: 'Photon', ...identity } } as UsbPort]);
  at.listed = listed(before);
  await usb.list();
  const port = await open('COM12');
  at.listed = listed(after);
  await clock.advance(2_000);
  expect(port.lost.aborted).toBe(isLost);
  await port.close();
});
