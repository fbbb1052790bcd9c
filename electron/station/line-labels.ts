import type { DeviceId } from '../../shared/device-id.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { labelsPrinted } from '../../shared/history-attempt.ts';
import type { LineRow } from '../../shared/line-event.ts';
import { lineRowsShown } from '../../shared/line-state.ts';
import { type PlaceholderValues, presetWords } from '../../shared/placeholders.ts';
import { failure } from '../../shared/result.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import { within } from '../ground/within.ts';
import type { LineBase } from './line-base.ts';
import { type Slot, serialOf } from './line-device.ts';

type Printed = Pick<LineRow, 'label' | 'labelProblem'>;

/** What a label tells, and how many of it there are. */
interface GivenLabel {
  readonly parts: PlaceholderValues;
  printed: number;
}

/** Labels of devices that have passed; no other device waits for them. */
export interface LineLabels {
  /** It changes nothing of what has become of the device: `then` is told that there is a label or none. */
  print(slot: Slot, id: DeviceId, then: (printed: Printed) => void): Promise<void>;
  /**
   * Once more, as it was: `then` is told why there is none, or nothing. False: of that attempt no label was to be printed here, or
   * so many have come since that it is not kept.
   */
  again(attemptId: string, then: (error: SetupError | undefined) => void): boolean;
  /** Before its device has passed: if this program is killed in between, the record says that it got no label. */
  owe(slot: Slot): Promise<void>;
  /** Nothing more can be taken: what is not printed soon is left. */
  settle(): Promise<void>;
}

export function lineLabels({ world, options, clock, now, changed, ended, say }: LineBase): LineLabels {
  let waiting = 0;
  const noMore = new AbortController();
  const wanted = AbortSignal.any([ended, noMore.signal]);

  /** The newest last. */
  const given = new Map<string, GivenLabel>();

  function keep(attemptId: string, label: GivenLabel): void {
    given.set(attemptId, label);
    const [oldest] = given.keys();
    if (given.size > lineRowsShown && oldest !== undefined) given.delete(oldest);
  }

  async function note(attemptId: string, value: number): Promise<void> {
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
    const label = { parts, printed: 0 };
    keep(slot.attemptId, label);
    const error = await printOne(slot.attemptId, label, world.label);
    return error === undefined ? { label: 'printed' } : { label: 'failed', labelProblem: error };
  }

  async function printOne(
    attemptId: string,
    label: GivenLabel,
    print: NonNullable<LineBase['world']['label']>,
  ): Promise<SetupError | undefined> {
    // A printer that answers later than anybody waits holds up no row.
    const late: Promise<void> = new Promise((resolve) => {
      wanted.addEventListener('abort', () => resolve(), { once: true });
    });
    const done = (await Promise.race([print(label.parts, wanted), late])) ?? failure(setupError('label-not-printed'));
    if (!done.ok) return done.error;
    label.printed += 1;
    await note(attemptId, label.printed);
    return undefined;
  }

  return {
    owe: ({ attemptId }) => note(attemptId, 0),
    async print(slot, id, then) {
      waiting += 1;
      changed.tell();
      then(await printed(slot, id));
      waiting -= 1;
      changed.tell();
    },
    again(attemptId, then) {
      const label = given.get(attemptId);
      if (label === undefined || world.label === undefined || ended.aborted) return false;
      waiting += 1;
      void printOne(attemptId, label, world.label).then((error) => {
        then(error);
        waiting -= 1;
        changed.tell();
      });
      return true;
    },
    settle: () =>
      within(stationLimits.labelsEndMs, clock, ended, async (inner) => {
        inner.addEventListener('abort', () => noMore.abort(), { once: true });
        for (let seen = changed.count(); waiting > 0; seen = changed.count()) await changed.after(seen);
      }),
  };
}
