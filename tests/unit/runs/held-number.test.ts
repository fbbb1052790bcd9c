import { expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { ArrivedAttempt, AttemptRecord } from '../../../electron/record/record-port.ts';
import type { NumberReservation, OtherStations } from '../../../electron/record/shared-record-port.ts';
import { holdNumber, withNumber } from '../../../electron/runs/held-number.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { Outcome, SetupEvent } from '../../../shared/setup-events.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const deviceId = '3b0021001747353236343033' as DeviceId;
const another = '2e0039000147343233323032' as DeviceId;
const here = { forWhom: { for: 'product', productId: 7 }, cloudUrl: 'https://a.example.com' } as const;
const ofAnother: ArrivedAttempt = {
  ...{
    ...here,
    deviceId: another,
    kind: 'production',
    serial: 'SN1',
    preset: 'lamps',
    outcome: 'online-without-owner',
  },
};

type Checked = Awaited<ReturnType<NumberReservation['check']>>;

/** A number that is asked for with these answers, and what was told of it. */
async function hold(
  answer: 'taken' | 'unknown' | readonly Checked[] | undefined,
  arrived: Result<readonly ArrivedAttempt[]> | AttemptRecord['arrived'] = success([]),
  signal = neverAborted(),
) {
  const told: string[] = [];
  const clock = virtualClock();
  const answers = typeof answer === 'string' ? [] : [...(answer ?? [])];
  const others: Pick<OtherStations, 'reserveNumber'> = {
    async reserveNumber(scope, serial) {
      told.push(`reserve ${serial} of ${scope}`);
      if (typeof answer === 'string') return answer;
      return {
        check: async () => answers.shift() ?? 'unknown',
        release: async () => void told.push('release'),
        given: () => void told.push('given'),
      };
    },
  };
  const record = { arrived: typeof arrived === 'function' ? arrived : async () => arrived };
  const keepers = { record, others: answer && (others as OtherStations), clock };
  return { told, clock, held: await holdNumber({ ...here, serial: 'SN1', deviceId }, keepers, signal) };
}

const reserved = `reserve SN1 of ["${here.cloudUrl}",7]`;

it('is held where nobody else has it, among those of its product', async () => {
  const { held, told } = await hold(['held'], success([{ ...ofAnother, forWhom: { for: 'account' } }]));
  expect([held.ok, told]).toEqual([true, [reserved]]);
});

it('is refused where another station is at it or has given it, nobody tells, or the record cannot be read', async () => {
  const several = { error: { code: 'serial-of-several-devices', details: { serial: 'SN1' } } };
  expect((await hold('taken')).held).toMatchObject(several);
  expect((await hold('unknown')).held).toMatchObject({ error: { code: 'shared-record-unreachable' } });
  const given = await hold(['held'], success([ofAnother]));
  expect(given.held).toMatchObject(several);
  expect(given.told).toEqual([reserved, 'release']);
  const unread = await hold(['held'], failure(setupError('record-not-read')));
  expect([unread.held, unread.told.at(-1)]).toMatchObject([{ error: { code: 'record-not-read' } }, 'release']);
});

it('is let go of by a run that is cancelled while the record is asked', async () => {
  const stop = new AbortController();
  const arrived = async () => {
    stop.abort();
    return success([]);
  };
  const { held, told } = await hold(['held'], arrived, stop.signal);
  expect([held, told]).toMatchObject([{ error: { code: 'cancelled' } }, [reserved, 'release']]);
});

it('is asked of this computer again before the end, with and without a server', async () => {
  for (const answer of [['held'], undefined] as const) {
    const answers = [[], [ofAnother]];
    const { held } = await hold(answer, async () => success(answers.shift() ?? []));
    const kept = held.ok ? await held.value?.keep(neverAborted()) : 'not held';
    expect(kept).toMatchObject({ code: 'serial-of-several-devices' });
  }
});

const claimed: Outcome = { outcome: 'claimed', deviceId, name: undefined, tookMs: 1 };

/** The run of a device that has this number, to its end. */
async function run(checks: readonly Checked[], outcome: Outcome = claimed) {
  const { held, told, clock } = await hold(checks);
  if (!held.ok || held.value === undefined) throw new Error('not held');
  async function* plain(): AsyncGenerator<SetupEvent, Outcome> {
    yield { type: 'run-finished', at: 1, outcome };
    return outcome;
  }
  const ended: Outcome[] = [];
  const follow = async () => {
    for await (const event of withNumber(plain(), held.value as never, neverAborted())) {
      if (event.type === 'run-finished') ended.push(event.outcome);
      // As when it is written.
      told.push('noted');
    }
  };
  const following = follow();
  await clock.advance(60_000);
  await following;
  return { ended, told: told.slice(1) };
}

it('is given when the end of its device is noted, and let go of when that has none', async () => {
  expect(await run(['unknown', 'held'])).toEqual({ ended: [claimed], told: ['noted', 'given'] });
  const failed: Outcome = { outcome: 'failed', error: setupError('photon-not-online'), deviceId };
  expect(await run([], failed)).toEqual({ ended: [failed], told: ['noted', 'release'] });
});

it('leaves the end open of a device whose number another got meanwhile, or of which nobody tells', async () => {
  const whys = [
    [['lost'], 'number-taken-over'],
    [[], 'shared-record-unreachable'],
  ] as const;
  for (const [checks, code] of whys) {
    const { ended, told } = await run(checks);
    expect(ended).toMatchObject([{ outcome: 'failed', error: { code }, deviceId }]);
    expect(told).toEqual(['noted', 'release']);
  }
});
