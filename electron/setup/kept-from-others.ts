import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
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
  return {
    /** Takes the device once, and tells what other stations did with it; none of them is ever waited for. */
    async *take(id: DeviceId): AsyncGenerator<SetupEvent> {
      if (reservation !== undefined) return;
      const taken = await others?.reserve(id, runId, signal);
      if (taken === undefined) return;
      if ('taken' in taken) throw new Stopped(atAnother(taken.taken));
      reservation = taken.reservation;
      if (!taken.isSure) yield { type: 'noticed', at: clock.now(), notice: setupError('other-stations-not-asked') };
      const { elsewhere } = taken;
      if (elsewhere === undefined) return;
      const details = { station: elsewhere.station, agoMs: elsewhere.agoMs };
      yield { type: 'noticed', at: clock.now(), notice: setupError('device-done-elsewhere', { details }) };
    },
    /** Before each act that cannot be undone. Who does not answer stops nothing. */
    async mustBe(): Promise<void> {
      if ((await reservation?.check(signal)) !== 'lost') return;
      const holder = reservation?.holder();
      throw new Stopped(holder === undefined ? setupError('device-taken-over') : atAnother(holder));
    },
    release(): void {
      void reservation?.release();
    },
  };
}

const atAnother = (station: string) => setupError('device-at-another-station', { details: { station } });
