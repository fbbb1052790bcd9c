import type { DeviceId } from '../../shared/device-id.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { DeviceReservation } from '../record/shared-record-port.ts';
import type { Surroundings } from './setup-world.ts';
import { Stopped } from './stopped.ts';

/** The device of one run, kept from other stations while the run is under way. */
export function keptFromOthers(
  { others }: Pick<Surroundings, 'others'>,
  runId: string,
  clock: Pick<Clock, 'now'>,
  signal: AbortSignal,
) {
  let reservation: DeviceReservation | undefined;

  /** Why the device is another station's now; asked before each act that cannot be undone. Who does not answer stops nothing. */
  async function lost(): Promise<SetupError | undefined> {
    if ((await reservation?.check(signal)) !== 'lost') return undefined;
    const holder = reservation?.holder();
    return holder === undefined ? setupError('device-taken-over') : atAnother(holder);
  }

  return {
    /**
     * Takes the device once, and tells what other stations did with it, in the last `withinMs` alone; none of them is ever
     * waited for.
     */
    async *take(id: DeviceId, withinMs = Number.POSITIVE_INFINITY): AsyncGenerator<SetupEvent> {
      if (reservation !== undefined) return;
      const taken = await others?.reserve(id, runId, signal);
      if (taken === undefined) return;
      if ('taken' in taken) throw new Stopped(atAnother(taken.taken));
      reservation = taken.reservation;
      if (!taken.isSure) yield { type: 'noticed', at: clock.now(), notice: setupError('other-stations-not-asked') };
      const { elsewhere } = taken;
      if (elsewhere === undefined || elsewhere.agoMs > withinMs) return;
      const details = { station: elsewhere.station, agoMs: elsewhere.agoMs };
      yield { type: 'noticed', at: clock.now(), notice: setupError('device-done-elsewhere', { details }) };
    },
    lost,
    /** As {@link lost}, where the run ends with it. */
    async mustBe(): Promise<void> {
      const reason = await lost();
      if (reason !== undefined) throw new Stopped(reason);
    },
    release(): void {
      void reservation?.release();
    },
  };
}

const atAnother = (station: string) => setupError('device-at-another-station', { details: { station } });
