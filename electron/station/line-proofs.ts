import { isNotHome, proofIn } from '../../shared/error-meaning.ts';
import { setupError } from '../../shared/errors.ts';
import { rowPassedOn } from '../../shared/history-attempt.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { finishSetUp } from '../setup/finish-set-up.ts';
import { pendingQuestions } from '../setup/user-prompts.ts';
import { accept } from './acceptance.ts';
import type { LineBase } from './line-base.ts';
import { whoSeesAll } from './line-cloud.ts';
import type { Slot } from './line-device.ts';
import type { LineLabels } from './line-labels.ts';
import type { LineNames } from './line-names.ts';
import type { LineRadio } from './line-radio.ts';

type Run = AsyncGenerator<SetupEvent, Outcome>;

/** What lies between a device's proof and the end of its run. */
export function lineProofs(
  { world, whose: all, options: { preset }, clock, now, gate, ended }: LineBase,
  names: LineNames,
  labels: LineLabels,
  radio: LineRadio,
): (slot: Slot, run: Run) => Run {
  return judged;

  /**
   * A run whose device has to show more than that it is online, and gets its name: what it does not show is how the run ends,
   * in the record as well. Until both are done the record holds no end, so that a program that is killed meanwhile does them next.
   */
  async function* judged(slot: Slot, run: Run): Run {
    let isOver = false;
    try {
      for (;;) {
        const turn = await run.next();
        isOver = turn.done ?? false;
        if (turn.done) return turn.value;
        const event = turn.value;
        const isUnseen = event.type === 'run-finished' && isUnseenEnd(slot, event.outcome);
        if (event.type !== 'run-finished' || (event.outcome.outcome === 'failed' && !isUnseen)) {
          yield event;
          continue;
        }
        isOver = true;
        const proven = isUnseen ? yield* proveAtHome(slot, event.outcome) : event.outcome;
        const outcome = proven.outcome === 'failed' ? proven : await accepted(slot, proven);
        yield { ...event, at: now(), outcome };
        return outcome;
      }
    } finally {
      if (!isOver) await run.return({ outcome: 'failed', error: setupError('cancelled') });
    }
  }

  function isUnseenEnd({ isUnseen, isToldToConnect }: Slot, outcome: Outcome): boolean {
    if (outcome.outcome !== 'failed' || !isToldToConnect || ended.aborted) return false;
    const { code } = outcome.error;
    return (isUnseen || radio.isAway()) && (proofIn(code) !== undefined || isNotHome(code));
  }

  /** The proof once more, from home: what nobody looked for while the computer was away says nothing against the device. */
  async function* proveAtHome(slot: Slot, outcome: Outcome): AsyncGenerator<SetupEvent, Outcome> {
    const { memory, device, whose, cancel } = slot;
    const { connectedAt, sent = [] } = memory;
    const { deviceId } = device;
    if (deviceId === undefined || connectedAt === undefined) return outcome;
    const { signal } = cancel;
    await gate.stay(AbortSignal.any([signal, radio.homeless]));
    if (radio.isAway() && !signal.aborted) return { outcome: 'failed', error: radio.notBack(), deviceId };
    const unproven = { runId: world.newId(), deviceId, connectedAt, networkNames: sent };
    const run = finishSetUp({ ...world, ...whose.recipient, prompts: pendingQuestions() }, unproven, memory, signal);
    for (;;) {
      const turn = await run.next();
      if (turn.done) return turn.value;
      if (turn.value.type === 'noticed' || turn.value.type === 'light-expected') yield turn.value;
    }
  }

  async function accepted(slot: Slot, outcome: Exclude<Outcome, { outcome: 'failed' }>): Promise<Outcome> {
    const { deviceId } = outcome;
    slot.device.isOnline = outcome.outcome !== 'handed-over';
    const { recipient } = slot.whose;
    if (preset.acceptance !== undefined) {
      const calls = recipient.account ?? recipient.product.cloud;
      // The look that all share waits for its turn, and who looks here keeps the computer at home.
      const { getDevice } = whoSeesAll(all);
      const shown = await accept({ ...calls, getDevice }, preset.acceptance, deviceId, clock, ended, gate.hold);
      if (!shown.ok) return { outcome: 'failed', error: shown.error, deviceId };
    }
    // It keeps the name that it has, and gets no label.
    if (slot.device.isGolden) return outcome;
    await labels.owe(slot);
    if (preset.hooks.length > 0) {
      const owed = { attemptId: slot.attemptId, at: now(), name: rowPassedOn, value: 0, unit: '' };
      // Before its device has passed: if this program is killed in between, the next line knows that its row is owed.
      await world.noting?.record.write({ type: 'measurement', ...owed });
    }
    slot.named = await names.nameIt(slot, deviceId);
    const { name } = slot.named;
    return name === undefined || outcome.outcome === 'handed-over' ? outcome : { ...outcome, name };
  }
}
