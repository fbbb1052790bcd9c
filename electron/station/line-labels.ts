import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import { labelsPrinted } from '../../shared/history-attempt.ts';
import type { LineRow } from '../../shared/line-event.ts';
import { presetWords } from '../../shared/placeholders.ts';
import { failure } from '../../shared/result.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import { within } from '../ground/within.ts';
import type { LineBase } from './line-base.ts';
import { type Slot, serialOf } from './line-device.ts';

type Printed = Pick<LineRow, 'label' | 'labelProblem'>;

/** Labels of devices that have passed; no other device waits for them. */
export interface LineLabels {
  /** How many devices have passed whose rows wait for their labels. */
  waiting(): number;
  /** It changes nothing of what has become of the device: `then` is told that there is a label or none. */
  print(slot: Slot, id: DeviceId, then: (printed: Printed) => void): Promise<void>;
  /** Before its device has passed: if this program is killed in between, the record says that it got no label. */
  owe(slot: Slot): Promise<void>;
  /** Nothing more can be taken: what is not printed soon is left. */
  settle(): Promise<void>;
}

export function lineLabels({ world, options, clock, now, changed, ended, say }: LineBase): LineLabels {
  let waiting = 0;
  const noMore = new AbortController();
  const wanted = AbortSignal.any([ended, noMore.signal]);

  async function note({ attemptId }: Slot, value: number): Promise<void> {
    if (options.preset.label === undefined || world.label === undefined) return;
    // What cannot be written the run has said.
    await world.noting?.record.write({
      type: 'measurement',
      attemptId,
      at: now(),
      name: labelsPrinted,
      value,
      unit: '',
    });
  }

  async function printed(slot: Slot, id: DeviceId): Promise<Printed> {
    const {
      device,
      whose,
      named: { name },
    } = slot;
    if (options.preset.label === undefined) return {};
    if (world.label === undefined || ended.aborted) return { label: 'none' };
    const ofPreset = presetWords(options.preset);
    const customer = ofPreset.customer ?? whose.recipient.product?.customer;
    const ofDevice = { id, serial: serialOf(device, options.book), name, at: now(), number: device.counted };
    const parts = { ...ofPreset, ...ofDevice, customer };
    say({ type: 'stage-started', slot: slot.number, stage: 'label' });
    // A printer that answers later than anybody waits holds up no row.
    const given: Promise<void> = new Promise((resolve) => {
      wanted.addEventListener('abort', () => resolve(), { once: true });
    });
    const done = (await Promise.race([world.label(parts, wanted), given])) ?? failure(setupError('label-not-printed'));
    if (!done.ok) return { label: 'failed', labelProblem: done.error };
    await note(slot, 1);
    return { label: 'printed' };
  }

  return {
    waiting: () => waiting,
    owe: (slot) => note(slot, 0),
    async print(slot, id, then) {
      waiting += 1;
      changed.tell();
      then(await printed(slot, id));
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
