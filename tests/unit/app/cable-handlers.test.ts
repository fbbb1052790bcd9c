import { expect, it } from 'vitest';
import { cableHandlers } from '../../../electron/app/cable-handlers.ts';
import '../../../electron/runs/plugged-in.ts';
import type { PhotonCable, PhotonConsole } from '../../../electron/serial/photon-cable-port.ts';
import type { UsbPort, UsbSerial } from '../../../electron/serial/usb-serial-port.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { untilQuiet } from '../../support/quiet.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const id = '3b0021001747353236343033' as DeviceId;
const photon: UsbPort = { path: '/dev/ttyACM0', identity: { kind: 'photon', name: 'Photon', id, firmware: '0.7' } };
const told = { kind: 'photon', name: 'Photon', id, port: '/dev/ttyACM0' };

function around() {
  const clock = virtualClock();
  const at = {
    listed: success([]) as Result<readonly UsbPort[]>,
    looks: 0,
    changes: 0,
    loads: true,
    ready: success(undefined) as Result<void>,
    photons: {} as Partial<PhotonCable>,
    mayTouch: success(undefined) as Result<void>,
  };
  const work = cableHandlers({
    clock,
    async usb() {
      if (!at.loads) throw new Error('no such file');
      return {
        ready: async () => at.ready,
        async list() {
          at.looks += 1;
          return at.listed;
        },
      } as UsbSerial;
    },
    cable: async () => at.photons as PhotonCable,
    mayTouch: () => at.mayTouch,
    changed: () => {
      at.changes += 1;
    },
  });
  const watch = async (watching: boolean) => {
    await work.handlers.watchCables({ watching });
    await untilQuiet();
  };
  return { clock, at, watch, ...work };
}

it('a cable that is plugged in or pulled is told within two seconds, and nothing else is', async () => {
  const { clock, at, watch, plugged } = around();
  await watch(true);
  expect([plugged(), at.changes]).toEqual([[], 0]);
  await clock.advance(900);
  at.listed = success([photon]);
  await clock.advance(2_000);
  expect([plugged(), at.changes]).toEqual([[told], 1]);
  await clock.advance(10_000);
  expect(at.changes).toBe(1);
  at.listed = success([]);
  await clock.advance(2_000);
  expect([plugged(), at.changes]).toEqual([[], 2]);
});

it('nobody looks before a screen asks for it, two that ask are one, and what was seen is forgotten with the last', async () => {
  const { clock, at, watch, plugged } = around();
  at.listed = success([photon]);
  await clock.advance(5_000);
  expect(at.looks).toBe(0);
  await watch(true);
  await watch(true);
  expect([at.looks, plugged()]).toEqual([1, [told]]);
  await watch(false);
  expect([clock.sleepers(), plugged(), at.changes]).toEqual([0, [], 2]);
  await clock.advance(5_000);
  expect(at.looks).toBe(1);
});

it('a look that was under way when the screen went tells nothing any more', async () => {
  const { at, handlers, plugged } = around();
  at.listed = success([photon]);
  void handlers.watchCables({ watching: true });
  void handlers.watchCables({ watching: false });
  await untilQuiet();
  expect([plugged(), at.changes]).toEqual([[], 0]);
});

it('sockets that cannot be read, or whose library does not load, are empty ones', async () => {
  const { clock, at, watch, plugged } = around();
  at.listed = failure(setupError('cable-unavailable'));
  await watch(true);
  at.loads = false;
  await clock.advance(3_000);
  expect([plugged(), at.changes]).toEqual([[], 0]);
  at.loads = true;
  at.listed = success([photon]);
  await clock.advance(2_000);
  expect(plugged()).toEqual([told]);
});

it('what is plugged in is not offered where no port can be opened, and says why', async () => {
  const { clock, at, watch, plugged } = around();
  const unavailable = setupError('cable-unavailable');
  const argon: UsbPort = { path: '/dev/ttyACM1', identity: { kind: 'other', name: 'Argon' } };
  at.listed = success([photon, argon]);
  at.ready = failure(unavailable);
  await watch(true);
  expect(plugged()).toMatchObject([{ ...told, obstacle: unavailable }, { obstacle: { code: 'cable-not-photon' } }]);
  at.ready = success(undefined);
  await clock.advance(2_000);
  expect(plugged()[0]).toEqual(told);
});

it('lets the Photon that is meant listen, once and only where it does not, and none that tells no ID', async () => {
  const { at, handlers, clock } = around();
  const letListen = async (deviceId: DeviceId) => {
    const asked = handlers.letListen({ deviceId });
    await untilQuiet();
    await clock.advance(2_000);
    return asked;
  };
  let listens = false;
  let deaf: ErrorCode = 'cable-not-listening';
  const done: string[] = [];
  const found = { path: '/dev/ttyACM0', id: id as DeviceId | undefined };
  at.photons = {
    find: async (_port, wanted) => success({ ...found, ...(wanted === id ? {} : { id: undefined }) }),
    async open(path) {
      done.push(`open ${path}`);
      return listens
        ? success({ close: async () => void done.push('close') } as PhotonConsole)
        : failure(setupError(deaf));
    },
    async touch(path) {
      done.push(`touch ${path}`);
      listens = true;
      return success(undefined);
    },
  } satisfies Partial<PhotonCable>;
  at.mayTouch = failure(setupError('setup-already-running'));
  expect(await letListen(id)).toMatchObject({ error: { code: 'setup-already-running' } });
  at.mayTouch = success(undefined);
  // A program that gives back what it gets looks like a question that was left open.
  for (deaf of ['cable-not-listening', 'cable-dialogue-open'] as const) {
    listens = false;
    expect(await letListen(id)).toEqual({ ok: true, value: undefined });
    expect(done.splice(0)).toEqual(['open /dev/ttyACM0', 'touch /dev/ttyACM0', 'open /dev/ttyACM0', 'close']);
    expect(await letListen(id)).toEqual({ ok: true, value: undefined });
    expect(done.splice(0)).toEqual(['open /dev/ttyACM0', 'close']);
  }
  listens = false;
  deaf = 'cable-port-busy';
  expect(await letListen(id)).toMatchObject({ error: { code: deaf } });
  expect(done.splice(0)).toEqual(['open /dev/ttyACM0']);
  const other = 'bb0021001747353236343033' as DeviceId;
  expect(await letListen(other)).toMatchObject({ error: { code: 'cable-not-found' } });
  expect(done).toEqual([]);
});
