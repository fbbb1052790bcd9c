import type { AttemptFor } from '../../shared/attempt.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { readDeviceScan } from '../../shared/scan.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import { within } from '../ground/within.ts';
import type { ArrivedAttempt, AttemptRecord } from '../record/record-port.ts';
import type { OtherStations } from '../record/shared-record-port.ts';

/** Of whom serial numbers are told apart. */
export interface NumbersOf {
  readonly forWhom: AttemptFor;
  readonly cloudUrl: string;
}

/** All that take their numbers from one row of them: those of a product, or of a cloud without one. */
export function numbersOf({ cloudUrl, forWhom }: NumbersOf): string {
  return JSON.stringify([cloudUrl, forWhom.for === 'account' ? null : forWhom.productId]);
}

/** It has its serial number out of the same row; a golden Photon has none, and what was tried out is given one when it is made. */
export function hasNumberOf({ kind, cloudUrl, forWhom }: ArrivedAttempt, here: NumbersOf): boolean {
  return (
    kind !== 'golden' &&
    kind !== 'trial' &&
    cloudUrl !== undefined &&
    numbersOf({ cloudUrl, forWhom }) === numbersOf(here)
  );
}

/** A number of somebody's own that a run outside a line gives to its device, as a list gave it before. */
export interface HeldNumber {
  /** Asked when its device has come online: why it may not have the number. */
  keep(signal: AbortSignal): Promise<SetupError | undefined>;
  /** Its device has it, and the record says so. */
  given(): void;
  release(): void;
}

export interface WantedNumber extends NumbersOf {
  readonly serial: string | undefined;
  /** Whose it may be already. */
  readonly deviceId: DeviceId | undefined;
}

export interface NumberKeepers {
  readonly record: Pick<AttemptRecord, 'arrived'>;
  readonly others: OtherStations | undefined;
  readonly clock: Clock;
}

/**
 * By the rules of a line: no number is given without knowing that nobody else has it. Undefined: there is none, or it is a Photon's own.
 * Fails with `serial-of-several-devices` (details.serial), `shared-record-unreachable`, `cancelled` and as `AttemptRecord.arrived`.
 */
export async function holdNumber(
  { serial, deviceId, ...here }: WantedNumber,
  { record, others, clock }: NumberKeepers,
  signal: AbortSignal,
): Promise<Result<HeldNumber | undefined>> {
  if (serial === undefined || readDeviceScan(serial) !== undefined) return success(undefined);
  const held = await others?.reserveNumber(numbersOf(here), serial, signal);
  if (held === 'unknown') return failure(setupError('shared-record-unreachable'));
  const isAnothers = setupError('serial-of-several-devices', { details: { serial } });
  if (held === 'taken') return failure(isAnothers);
  /** Asked behind the server: what the one that had it before has done is known by then. */
  const notFree = async (): Promise<SetupError | undefined> => {
    const arrived = await record.arrived({ serial });
    if (!arrived.ok) return arrived.error;
    const of = arrived.value.filter((one) => hasNumberOf(one, here));
    return of.every((one) => one.deviceId !== undefined && one.deviceId === deviceId) ? undefined : isAnothers;
  };
  const letGo = () => void held?.release();
  const error = await notFree();
  if (error !== undefined || signal.aborted) {
    letGo();
    return failure(error ?? setupError('cancelled'));
  }
  return success({
    async keep(inner) {
      const told: { answer: 'held' | 'lost' | 'unknown' } = { answer: 'held' };
      if (held !== undefined) {
        await within(stationLimits.numberKeptMs, clock, inner, async (late) => {
          for (;;) {
            told.answer = await held.check(late);
            if (told.answer !== 'unknown' || late.aborted) return;
            await clock.sleep(stationLimits.lookMs, late);
          }
        });
      }
      if (told.answer === 'lost') return setupError('number-taken-over', { details: { serial } });
      return told.answer === 'held' ? notFree() : setupError('shared-record-unreachable');
    },
    given: () => held?.given(),
    release: letGo,
  });
}

/** A run whose device has its number only if nobody else got it meanwhile, and that lets go of it when its end is noted. */
export async function* withNumber(
  run: AsyncGenerator<SetupEvent, Outcome>,
  number: HeldNumber,
  signal: AbortSignal,
): AsyncGenerator<SetupEvent, Outcome> {
  let [isOver, isGiven] = [false, false];
  try {
    for (;;) {
      const turn = await run.next();
      isOver = turn.done ?? false;
      if (turn.done) return turn.value;
      const event = turn.value;
      if (event.type !== 'run-finished' || event.outcome.outcome === 'failed') {
        yield event;
        continue;
      }
      const error = await number.keep(signal);
      const { deviceId } = event.outcome;
      const outcome: Outcome = error === undefined ? event.outcome : { outcome: 'failed', error, deviceId };
      yield { ...event, outcome };
      isGiven = error === undefined;
      return outcome;
    }
  } finally {
    if (!isOver) await run.return({ outcome: 'failed', error: setupError('cancelled') });
    if (isGiven) number.given();
    else number.release();
  }
}
