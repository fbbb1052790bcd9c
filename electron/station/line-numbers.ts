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
   * answer there is none either: `shared-record-unreachable`, or why this computer's own record cannot be read.
   */
  hold(signal: AbortSignal): Promise<Result<ListedDevice | undefined>>;
  /**
   * Whether a device that has shown all it has to may keep its number; otherwise the row is nobody's here, and the error says why:
   * `number-taken-over` (details.serial), since this station was out of touch, or `shared-record-unreachable` where nobody tells; where
   * it is this computer's own record that does not, that says so.
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

  async function take(row: ListedDevice, signal: AbortSignal): Promise<'held' | 'given' | 'taken' | SetupError> {
    const { serial = '' } = row;
    const taken = await others?.reserveNumber(scope ?? '', serial, signal);
    if (taken === undefined || taken === 'unknown') return setupError('shared-record-unreachable');
    if (taken === 'taken') return 'taken';
    const given = isSerialGiven === undefined ? success(false) : await isSerialGiven(serial);
    if (!given.ok || given.value) {
      void taken.release();
      return given.ok ? 'given' : given.error;
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
    notPassed(row) {
      letGo(row, 'release');
      list.notPassed(row);
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
          return failure(answer);
        }
      }
    },
    async keep(row, signal) {
      // Its device has had it since before.
      if (row.id !== undefined) return undefined;
      const unknown = setupError('shared-record-unreachable');
      const told: { answer: 'held' | 'given' | 'taken' | 'lost' | SetupError } = { answer: unknown };
      await within(stationLimits.numberKeptMs, clock, signal, async (inner) => {
        for (;;) {
          // One that an earlier program was at is taken now.
          const answer = (await held.get(row)?.check(inner)) ?? (await take(row, inner));
          told.answer = answer === 'unknown' ? unknown : answer;
          if (typeof told.answer === 'string' || inner.aborted) return;
          await clock.sleep(stationLimits.lookMs, inner);
        }
      });
      if (told.answer === 'held') return undefined;
      if (typeof told.answer !== 'string') {
        mine.giveBack(row);
        return told.answer;
      }
      letGo(row, 'release');
      list.passOver(row);
      return setupError('number-taken-over', { details: { serial: row.serial ?? '' } });
    },
  };
}
