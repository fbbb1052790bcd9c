import type { DeviceId } from '../../shared/device-id.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import type { OfRun, SetupOptions } from '../setup/setup-world.ts';
import type { Slot } from './line-device.ts';
import type { LineSurroundings } from './line-world.ts';

/** A Photon that could be set up now. */
export interface MetPhoton {
  /** What it is known by from then on. */
  readonly key: string;
  /** For people: its network, or over the cable its port. */
  readonly photon: string;
  /** Known before anything was done with it. */
  readonly deviceId?: DeviceId | undefined;
}

/** How a line meets its devices: in the air, one after another, or on cables. */
export interface LineWay {
  /** Ends with the line, or where nothing can be met. */
  watch(): Promise<void>;
  /** Of those that are to be set up; queued ones after those that were never tried. `again`: only of those that had an end before. */
  next(again: boolean): MetPhoton | undefined;
  /** Whether it is still there, by the newest look. */
  isThere(met: MetPhoton): boolean;
  /** What has been heard of it since it had done with the radio. */
  heardSince(slot: Slot): 'seen' | 'gone' | 'unknown';
  /** What keeps the Photons from being met. */
  problem(): SetupError | undefined;
  /** `refused`: asked when its ID is known, before anything is sent to it. */
  run(
    slot: Slot,
    met: MetPhoton,
    ofRun: OfRun,
    refused: (id: DeviceId) => SetupError | undefined,
    options: Pick<SetupOptions, 'runId' | 'joinedBefore' | 'prove' | 'photonPrefix' | 'networkKnown'>,
  ): AsyncGenerator<SetupEvent, Outcome>;
}

/** For a proof from home, where many Photons are in the air: what the line heard of this one alone is held against it. */
export function provenFrom(world: LineSurroundings, way: Pick<LineWay, 'heardSince'>, slot: Slot): LineSurroundings {
  return { ...world, wifi: { ...world.wifi, photonInAir: async () => way.heardSince(slot) } };
}
