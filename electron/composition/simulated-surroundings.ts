import type { CloudConnection } from '../cloud/cloud-request.ts';
import { newId as anyId } from '../ground/new-id.ts';
import { noJournal } from '../journal/no-journal.ts';
import type { LeaseJournal } from '../setup/journal-port.ts';
import { simulatedWifi, type WhoMoves } from '../simulator/air/simulated-wifi.ts';
import type { SimulatedWorld } from '../simulator/simulated-world.ts';
import { simulatedEndpoints } from './endpoints.ts';

export interface SimulatedSettings extends Pick<CloudConnection, 'fetch' | 'clock'> {
  /** Without one nothing is noted: the computer's own Wi-Fi does not move. */
  readonly journal?: LeaseJournal;
  readonly newId?: () => string;
  readonly whoMoves?: WhoMoves;
}

export type SimulatedSurroundings = ReturnType<typeof simulatedSurroundings>;

/** As `realWorld`, of a simulated one: for the practice session, and for what tests the app. */
export function simulatedSurroundings(
  simulation: SimulatedWorld,
  { fetch, clock, journal = noJournal, newId = anyId, whoMoves }: SimulatedSettings,
) {
  const wifi = simulatedWifi(simulation, whoMoves);
  return { ...simulatedEndpoints(simulation, { fetch, clock }), wifi, handsFree: wifi, journal, newId, recovery: wifi };
}
