import type { DeviceId } from '../../shared/device-id.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import { steadyTime } from '../../shared/steady-time.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { DeviceReservation, OtherStations } from '../record/shared-record-port.ts';
import { Stopped } from './stopped.ts';

/** The device of one run, kept from other stations. */
export interface KeptDevice {
  /**
   * Takes the device once, and tells what other stations did with it, in the last `withinMs` alone; none of them is ever
   * waited for. Throws {@link Stopped} where one of them is at it.
   */
  take(id: DeviceId, withinMs?: number): AsyncGenerator<SetupEvent>;
  /** Why the device is another station's now; asked before each act that cannot be undone. Who does not answer stops nothing. */
  lost(): Promise<SetupError | undefined>;
  /** As `lost`, where the run ends with it. */
  mustBe(): Promise<void>;
}

/** `release`: for whoever made it, when all of the run has its end; nobody waits for it. */
export function keptFromOthers(
  others: OtherStations | undefined,
  runId: string,
  clock: Clock,
  signal: AbortSignal,
): KeptDevice & { release(): void } {
  const now = steadyTime(clock);
  let reservation: DeviceReservation | undefined;

  async function lost(): Promise<SetupError | undefined> {
    if ((await reservation?.check(signal)) !== 'lost') return undefined;
    const holder = reservation?.holder();
    return holder === undefined ? setupError('device-taken-over') : atAnother(holder);
  }

  return {
    async *take(id, withinMs = Number.POSITIVE_INFINITY) {
      if (reservation !== undefined) return;
      const taken = await others?.reserve(id, runId, signal);
      if (taken === undefined) return;
      if ('taken' in taken) throw new Stopped(atAnother(taken.taken));
      reservation = taken.reservation;
      if (!taken.isSure) yield { type: 'noticed', at: now(), notice: setupError('other-stations-not-asked') };
      const { elsewhere } = taken;
      if (elsewhere === undefined || elsewhere.agoMs > withinMs) return;
      const details = { station: elsewhere.station, agoMs: elsewhere.agoMs };
      yield { type: 'noticed', at: now(), notice: setupError('device-done-elsewhere', { details }) };
    },
    lost,
    async mustBe() {
      const reason = await lost();
      if (reason !== undefined) throw new Stopped(reason);
    },
    release() {
      void reservation?.release();
    },
  };
}

const atAnother = (station: string) => setupError('device-at-another-station', { details: { station } });
