import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import type { LineRow } from '../../shared/line-event.ts';
import { failure } from '../../shared/result.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import { within } from '../ground/within.ts';
import type { LineBase } from './line-base.ts';
import { type LineDevice, serialOf } from './line-device.ts';

type Printed = Pick<LineRow, 'label' | 'labelProblem'>;

/** Labels of devices that have passed; no other device waits for them. */
export interface LineLabels {
  /** How many devices have passed whose rows wait for their labels. */
  waiting(): number;
  /** It changes nothing of what has become of the device: `then` is told that there is a label or none. */
  print(device: LineDevice, id: DeviceId, name: string | undefined, then: (printed: Printed) => void): Promise<void>;
  /** Nothing more can be taken: what is not printed soon is left. */
  settle(): Promise<void>;
}

export function lineLabels({ world, options, clock, now, changed, ended }: LineBase): LineLabels {
  let waiting = 0;
  const noMore = new AbortController();
  const wanted = AbortSignal.any([ended, noMore.signal]);

  async function printed(device: LineDevice, id: DeviceId, name: string | undefined): Promise<Printed> {
    if (options.preset.label === undefined) return {};
    if (world.label === undefined || ended.aborted) return { label: 'none' };
    const parts = { id, serial: serialOf(device, options.book), name, at: now(), number: device.counted };
    // A printer that answers later than anybody waits holds up no row.
    const given: Promise<void> = new Promise((resolve) => {
      wanted.addEventListener('abort', () => resolve(), { once: true });
    });
    const done = (await Promise.race([world.label(parts, wanted), given])) ?? failure(setupError('label-not-printed'));
    return done.ok ? { label: 'printed' } : { label: 'failed', labelProblem: done.error };
  }

  return {
    waiting: () => waiting,
    async print(device, id, name, then) {
      waiting += 1;
      changed.tell();
      then(await printed(device, id, name));
      waiting -= 1;
      changed.tell();
    },
    settle: () =>
      within(stationLimits.labelsEndMs, clock, ended, async (inner) => {
        inner.addEventListener('abort', () => noMore.abort(), { once: true });
        for (let seen = changed.count(); waiting > 0; seen = changed.count()) await changed.after(seen);
      }),
  };
}
