import { type SetupError, setupError } from '../../shared/errors.ts';
import type { ListedDevice } from '../../shared/line-event.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import { within } from '../ground/within.ts';
import type { NumberReservation } from '../record/shared-record-port.ts';
import type { LineOptions, LineSurroundings } from './line-world.ts';
import type { Roster } from './roster.ts';

/**
 * Serial numbers that a list gives out: a number is one device's among all stations that share the record. Where none is shared, or
 * rows name their devices, nobody else is asked.
 */
export interface LineNumbers {
  /** Others are asked. */
  readonly isShared: boolean;
  /** The rows of the list; what is confirmed and given back here is let go of at the other stations. */
  readonly list: Roster;
  /**
   * The next row whose number nobody has, here or there; undefined: there is none. Nothing was done to a device yet, so that without an
   * answer there is none either: `shared-record-unreachable`.
   */
  hold(signal: AbortSignal): Promise<Result<ListedDevice | undefined>>;
  /**
   * Whether a device that has shown all it has to may keep its number; otherwise the row is nobody's here and
   * `shared-record-unreachable` says why: another station has it since this one was out of touch, or nobody tells.
   */
  keep(row: ListedDevice, signal: AbortSignal): Promise<SetupError | undefined>;
}

type Asked = Pick<LineSurroundings, 'others' | 'numbersOf' | 'isSerialGiven' | 'clock'>;

export function lineNumbers(
  list: Roster,
  { others, numbersOf: scope, isSerialGiven, clock }: Asked,
  { list: listed }: Pick<LineOptions, 'list'>,
): LineNumbers {
  if (others === undefined || scope === undefined || listed === undefined || listed.namesDevices) {
    return { isShared: false, list, hold: async () => success(list.hold(undefined)), keep: async () => undefined };
  }
  const held = new Map<ListedDevice, NumberReservation>();

  async function take(row: ListedDevice, signal: AbortSignal): Promise<'held' | 'given' | 'taken' | 'unknown'> {
    const { serial = '' } = row;
    const taken = await others?.reserveNumber(scope ?? '', serial, signal);
    if (taken === undefined || taken === 'unknown') return 'unknown';
    if (taken === 'taken') return 'taken';
    const given = isSerialGiven === undefined ? false : await isSerialGiven(serial);
    if (given !== false) {
      void taken.release();
      return given === undefined ? 'unknown' : 'given';
    }
    held.set(row, taken);
    return 'held';
  }

  function letGo(row: ListedDevice, how: 'given' | 'release'): void {
    void held.get(row)?.[how]();
    held.delete(row);
  }

  const mine: Roster = {
    ...list,
    confirm(row) {
      letGo(row, 'given');
      list.confirm(row);
    },
    giveBack(row) {
      letGo(row, 'release');
      list.giveBack(row);
    },
  };

  return {
    isShared: true,
    list: mine,
    async hold(signal) {
      for (;;) {
        const row = list.hold(undefined);
        if (row === undefined) return success(undefined);
        const answer = await take(row, signal);
        if (answer === 'held') return success(row);
        if (answer === 'given') list.confirm(row);
        else if (answer === 'taken') list.passOver(row);
        else {
          list.giveBack(row);
          return failure(setupError('shared-record-unreachable'));
        }
      }
    },
    async keep(row, signal) {
      const told: { answer: 'held' | 'given' | 'taken' | 'lost' | 'unknown' } = { answer: 'unknown' };
      await within(stationLimits.numberKeptMs, clock, signal, async (inner) => {
        for (;;) {
          // One that an earlier program was at is taken now.
          told.answer = (await held.get(row)?.check(inner)) ?? (await take(row, inner));
          if (told.answer !== 'unknown' || inner.aborted) return;
          await clock.sleep(stationLimits.lookMs, inner);
        }
      });
      if (told.answer === 'held') return undefined;
      if (told.answer === 'unknown') mine.giveBack(row);
      else {
        letGo(row, 'release');
        list.passOver(row);
      }
      return setupError('shared-record-unreachable');
    },
  };
}
