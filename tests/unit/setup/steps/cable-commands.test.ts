import { expect, it } from 'vitest';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import type { FoundPort, PhotonCable, PhotonConsole } from '../../../../electron/serial/photon-cable-port.ts';
import { backOnCable, type CableWorld, openConsole } from '../../../../electron/setup/steps/cable-commands.ts';
import type { DeviceId } from '../../../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../../../shared/errors.ts';
import { failure, success } from '../../../../shared/result.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

const id = '3b0021001747353236343033' as DeviceId;
const other = 'bb0021001747353236343033' as DeviceId;
const here: FoundPort = { path: '/dev/ttyACM0', id };
const moved: FoundPort = { path: '/dev/ttyACM1', id };
const away: ErrorCode = 'cable-not-found';

/** What stands in the way when each look finds what `looks` say, the last one on and on, at a device in the middle of a question. */
async function obstacles(looks: readonly (FoundPort | ErrorCode)[]): Promise<readonly ErrorCode[]> {
  const clock = virtualClock();
  let count = 0;
  const cable: Partial<PhotonCable> = {
    async find() {
      const look = looks[Math.min(count, looks.length - 1)] ?? away;
      count += 1;
      return typeof look === 'string' ? failure(setupError(look)) : success(look);
    },
    open: async () => failure(setupError('cable-dialogue-open')),
    touch: async () => success(undefined),
    endListening: async () => true,
  };
  const told: ErrorCode[] = [];
  const step = openConsole({ cable, clock, port: undefined } as unknown as CableWorld, { findLimitMs: 30_000 }, []);
  const run = step.run(neverAborted(), (event) => {
    if (event.type === 'search-obstructed' && event.obstacle !== undefined) told.push(event.obstacle.code);
  });
  await clock.advance(40_000);
  expect((await run).ok).toBe(false);
  return told;
}

const reset: ErrorCode = 'cable-dialogue-open';
const setup: ErrorCode = 'cable-not-listening';

it.each([
  ['a look that fails', [here, away, here], [reset, away, reset]],
  ['a port of another name', [here, here, moved], [reset, reset]],
  ['a list that cannot be read', [here, 'cable-unavailable'], [reset]],
  ['an ID that is not told each time', [here, { path: here.path }, here, away, here], [reset, away, reset]],
] as const)('%s is no start anew yet: RESET is asked for once more', async (_, looks, told) => {
  expect(await obstacles(looks)).toEqual(told);
});

it('behind a second absence it is a program that gives back what it gets: SETUP is asked for', async () => {
  expect(await obstacles([here, away, here, away, away, here])).toEqual([reset, away, reset, away, setup]);
  expect(await obstacles([here, moved, here])).toEqual([reset, reset, setup]);
});

it('what was met at one Photon is not held against another', async () => {
  const another = { ...here, id: other };
  expect(await obstacles([here, away, here, away, another])).toEqual([reset, away, reset, away, reset]);
  expect(await obstacles([here, away, here, another, away, another])).toEqual([reset, away, reset, away, reset]);
});

/** Whose listening is ended when a run ends at which each look finds what `looks` say, and each opening fails with `code`. */
async function ended(looks: readonly (FoundPort | ErrorCode)[], codes: readonly ErrorCode[], touch?: ErrorCode) {
  const clock = virtualClock();
  const at = <One>(all: readonly One[], count: number) => all[Math.min(count, all.length - 1)] as One;
  let looked = 0;
  let opened = 0;
  const who: [string, DeviceId][] = [];
  const cable: Partial<PhotonCable> = {
    async find() {
      const look = at(looks, looked);
      looked += 1;
      return typeof look === 'string' ? failure(setupError(look)) : success(look);
    },
    async open() {
      opened += 1;
      return failure(setupError(at(codes, opened - 1)));
    },
    touch: async () => (touch === undefined ? success(undefined) : failure(setupError(touch))),
    async endListening(...told) {
      who.push(told);
      return true;
    },
  };
  const step = openConsole({ cable, clock, port: undefined } as unknown as CableWorld, { findLimitMs: 5_000 }, []);
  const run = step.run(neverAborted(), () => undefined);
  await clock.advance(10_000);
  expect((await run).ok).toBe(false);
  return who;
}

it.each([
  ['that is there still', [here], [setup], undefined, [['/dev/ttyACM0', id]]],
  ['whose ID is not told each time', [here, { path: here.path }], [setup], undefined, [['/dev/ttyACM0', id]]],
  ['whose order may have gone out', [here, 'cable-unavailable'], [setup], 'cable-gone', [['/dev/ttyACM0', id]]],
  ['that no order went out to', [here, 'cable-unavailable'], [setup], 'cable-port-busy', []],
  ['that was away', [here, away, here], [setup], undefined, []],
  ['that is gone', [here], [setup, setup, 'cable-gone'], undefined, []],
  ['that came back at another port', [here, moved], [setup], undefined, []],
  ['that goes on asking, or giving back what it gets', [here], [setup, reset], undefined, []],
] as const)('a Photon %s, and was told to listen', async (_, looks, codes, touch, who) => {
  expect(await ended(looks, codes, touch)).toEqual(who);
});

it('another Photon at the port of one that was told to listen was not told to', async () => {
  expect(await ended([here, { ...here, id: other }], [setup, setup, 'cable-port-denied'])).toEqual([]);
});

it('another Photon that answers at the port of one that was told to listen goes on with that', async () => {
  const left: string[] = [];
  let opened = 0;
  const cable: Partial<PhotonCable> = {
    find: async () => success(here),
    async open() {
      opened += 1;
      if (opened < 2) return failure(setupError('cable-not-listening'));
      const console = {
        facts: { id: other, printsByItself: false },
        leave: async () => left.push('x'),
        close: async () => left.push(''),
      };
      return success(console as unknown as PhotonConsole);
    },
    touch: async () => success(undefined),
  };
  const world = { cable, clock: virtualClock(), port: undefined } as unknown as CableWorld;
  const done = await openConsole(world, { findLimitMs: 5_000 }, []).run(neverAborted(), () => undefined);
  expect(done).toMatchObject({ ok: false, error: { code: 'different-photon' } });
  expect(left).toEqual(['']);
});

it('a Photon that is back when nobody waits for it any more is let go of', async () => {
  const clock = virtualClock();
  const over = new AbortController();
  const told: string[] = [];
  const console = {
    facts: { id, printsByItself: false },
    lost: AbortSignal.abort(),
    close: async () => void told.push('closed'),
  } as Partial<PhotonConsole> as PhotonConsole;
  const cable: Partial<PhotonCable> = {
    find: async () => success(here),
    async reopen() {
      over.abort();
      return success({ ...console, close: async () => void told.push('closed again') });
    },
  };
  const comesBack = backOnCable({ cable: cable as PhotonCable, clock, port: undefined }, console, () =>
    told.push('kept'),
  );
  const back = comesBack(over.signal);
  await clock.advance(60_000);
  await back;
  expect(told).toEqual(['closed', 'closed again']);
});
