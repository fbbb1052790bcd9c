import { isCloudSilent, isNotHome, proofIn, verdictOfFailure } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { type Result, success } from '../../shared/result.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { functionCalled } from '../../shared/setup-steps.ts';
import { finishSetUp } from '../setup/finish-set-up.ts';
import type { KeptDevice } from '../setup/kept-from-others.ts';
import { pendingQuestions } from '../setup/user-prompts.ts';
import { type AtHome, accept, type Measured } from './acceptance.ts';
import type { LineBase } from './line-base.ts';
import { whoSeesAll } from './line-cloud.ts';
import type { Slot } from './line-device.ts';
import { triesAtMost } from './line-devices.ts';
import { whyItLeft } from './line-elsewhere.ts';
import type { LineLabels } from './line-labels.ts';
import type { LineNames } from './line-names.ts';
import type { LineNumbers } from './line-numbers.ts';
import type { LineRadio } from './line-radio.ts';
import type { LineStops } from './line-stops.ts';
import { type LineWay, provenFrom } from './line-way.ts';

type Run = AsyncGenerator<SetupEvent, Outcome>;

export interface LineProofsParts {
  readonly base: LineBase;
  readonly names: LineNames;
  readonly labels: LineLabels;
  readonly radio: LineRadio;
  readonly stops: LineStops;
  readonly way: LineWay;
  readonly numbers: Pick<LineNumbers, 'isShared' | 'keep'> | undefined;
  /** No other device is taken from now on. */
  takesNone(): boolean;
}

/** What lies between a device's proof and the end of its run. */
export function lineProofs(parts: LineProofsParts): (slot: Slot, kept: KeptDevice, run: Run) => Run {
  const { base, names, labels, radio, stops, way, numbers, takesNone } = parts;
  const { world, whose: all, options, clock, now, gate, changed, ended, ending, say } = base;
  const { preset, owe } = options;
  return judged;

  /**
   * A run whose device has to show more than that it is online, and gets its name: what it does not show is how the run ends,
   * in the record as well. Until both are done the record holds no end, so that a program that is killed meanwhile does them next.
   */
  async function* judged(slot: Slot, kept: KeptDevice, run: Run): Run {
    let isOver = false;
    try {
      for (;;) {
        const turn = await run.next();
        isOver = turn.done ?? false;
        if (turn.done) return turn.value;
        const event = turn.value;
        if (event.type !== 'run-finished') {
          yield event;
          continue;
        }
        isOver = true;
        const outcome = await asItLeft(slot, yield* endOf(slot, kept, event.outcome));
        yield { ...event, at: now(), outcome };
        return outcome;
      }
    } finally {
      if (!isOver) await run.return({ outcome: 'failed', error: setupError('cancelled') });
    }
  }

  async function* endOf(slot: Slot, kept: KeptDevice, first: Outcome): Run {
    let proven = isUnseenEnd(slot, first) ? yield* proveAtHome(slot, kept, first) : first;
    for (;;) {
      const outcome = proven.outcome === 'failed' ? proven : await accepted(slot, kept, proven);
      if (outcome.outcome !== 'failed' || !isUnanswered(slot, outcome.error)) return outcome;
      await untilLineGoesOn(outcome.error);
      slot.device.attempts += 1;
      proven = yield* proveAtHome(slot, kept, outcome);
    }
  }

  /** Why somebody else has it by now comes before what this computer met instead: in its row, and in the record as well. */
  async function asItLeft(slot: Slot, outcome: Outcome): Promise<Outcome> {
    if (outcome.outcome !== 'failed') return outcome;
    // The next one is joined meanwhile.
    radio.free(slot);
    const left = await whyItLeft(base, way, slot, outcome.error);
    return left === undefined ? outcome : { ...outcome, error: left };
  }

  function isUnseenEnd({ isUnseen, isToldToConnect }: Slot, outcome: Outcome): boolean {
    if (outcome.outcome !== 'failed' || !isToldToConnect || ended.aborted) return false;
    const { code } = outcome.error;
    return (isUnseen || radio.isAway()) && (proofIn(code) !== undefined || isNotHome(code));
  }

  /** Told to connect, and the cloud tells nobody what became of it: its end is still to come, as often as it may be tried. */
  function isUnanswered({ isToldToConnect, hasCalled, device }: Slot, { code }: SetupError): boolean {
    const mayBeAsked = isToldToConnect && preset.until !== 'handed-over' && !ending.aborted && !takesNone();
    const why = stops.why()?.error;
    // What may have run on the device is not called again by itself.
    const isOpen = isCloudSilent(code)
      ? !hasCalled
      : proofIn(code) === 'open' && why !== undefined && isCloudSilent(why.code);
    return mayBeAsked && isOpen && device.attempts < triesAtMost;
  }

  /** Or takes no other device: then those in flight have one more look. */
  async function untilLineGoesOn(error: SetupError): Promise<void> {
    stops.stopFor(error);
    for (let seen = changed.count(); stops.why() !== undefined && !takesNone(); seen = changed.count()) {
      if (ending.aborted) return;
      await changed.after(seen, ending);
    }
  }

  /** The proof once more, from home: what nobody looked for while the computer was away says nothing against the device. */
  async function* proveAtHome(slot: Slot, kept: KeptDevice, outcome: Outcome): AsyncGenerator<SetupEvent, Outcome> {
    const { memory, device, whose, cancel } = slot;
    const { connectedAt, sent = [] } = memory;
    const { deviceId } = device;
    if (deviceId === undefined || connectedAt === undefined) return outcome;
    const { signal } = cancel;
    await gate.stay(AbortSignal.any([signal, radio.homeless]));
    if (radio.isAway() && !signal.aborted) return { outcome: 'failed', error: radio.notBack(), deviceId };
    const unproven = { runId: world.newId(), deviceId, connectedAt, networkNames: sent };
    const ofRun = { prompts: pendingQuestions(), kept };
    const run = finishSetUp(
      { ...provenFrom(world, way, slot), ...whose.recipient, ...ofRun },
      unproven,
      memory,
      signal,
    );
    for (;;) {
      const turn = await run.next();
      if (turn.done) return turn.value;
      if (turn.value.type === 'noticed' || turn.value.type === 'light-expected') yield turn.value;
    }
  }

  /** By the limits that it was judged by, which the preset may have no more when somebody asks. */
  async function note({ attemptId }: Slot, { name, value, saw, fits, low, high, expected }: Measured): Promise<void> {
    const isNumber = value !== undefined && Number.isFinite(value);
    // What cannot be written the run has said.
    await world.noting?.record.write({
      ...{ type: 'measurement', attemptId, at: now(), name: name.slice(0, 64), unit: '', low, high },
      ...{ outcome: fits ? 'PASS' : 'FAIL', value: isNumber ? value : Number(fits) },
      ...{ saw: isNumber ? undefined : saw, expected },
    });
  }

  /** Before they are called: a program that is killed meanwhile leaves word that they may have run. */
  async function noteCalls(slot: Slot): Promise<void> {
    slot.hasCalled = true;
    const { attemptId } = slot;
    await world.noting?.record.write({ type: 'stage', attemptId, at: now(), step: functionCalled });
  }

  async function accepted(
    slot: Slot,
    kept: KeptDevice,
    outcome: Exclude<Outcome, { outcome: 'failed' }>,
  ): Promise<Outcome> {
    const { deviceId } = outcome;
    slot.device.isOnline = outcome.outcome !== 'handed-over';
    const { recipient } = slot.whose;
    let shown: Result<void> = success(undefined);
    /** What another station has by now shows nothing of what was done here: neither that it passes nor that it fails. */
    let lost: SetupError | undefined;
    const isOurs = async () => {
      lost ??= await kept.lost();
      return lost === undefined;
    };
    const whileOurs: AtHome = (look, signal) => gate.hold(async () => ((await isOurs()) ? look() : undefined), signal);
    if (preset.acceptance !== undefined) {
      say({ type: 'stage-started', slot: slot.number, stage: 'accept' });
      const orders = recipient.account ?? recipient.product.cloud;
      // The look that all share waits for its turn, and who looks here keeps the computer at home.
      const { getDevice } = whoSeesAll(all);
      const calls = { wereBegun: slot.calledBefore, begin: () => noteCalls(slot) };
      const ways = { atHome: whileOurs, measured: (one: Measured) => note(slot, one), calls };
      shown = await accept({ ...orders, getDevice }, preset.acceptance, deviceId, clock, ended, ways);
    }
    const { isGolden, row } = slot.device;
    const heldRow = numbers?.isShared ? row : undefined;
    if (shown.ok && !isGolden && (names.isDue(slot) || heldRow !== undefined)) {
      say({ type: 'stage-started', slot: slot.number, stage: 'name' });
    }
    const isJudged = preset.acceptance !== undefined || names.isDue(slot);
    // At home, where there is a way to whoever knows.
    if (world.others !== undefined && isJudged) await gate.ask(async () => success(await isOurs()), ended);
    if (lost !== undefined) return { outcome: 'failed', error: lost, deviceId };
    if (!shown.ok) {
      slot.isJudged = shown.error.code === 'order-fate-unknown' || verdictOfFailure(shown.error) === 'FAIL';
      return { outcome: 'failed', error: shown.error, deviceId };
    }
    // It keeps the name that it has, and gets no label.
    if (isGolden) return outcome;
    if (numbers !== undefined && heldRow !== undefined) {
      const asked = await gate.ask(async () => success(await numbers.keep(heldRow, ended)), ended);
      const error = asked.ok ? asked.value : asked.error;
      // Another try gets another number.
      if (asked.ok && error !== undefined) slot.device.row = undefined;
      if (error !== undefined) return { outcome: 'failed', error, deviceId };
    }
    await labels.owe(slot);
    // Before its device has passed: if this program is killed in between, the next line knows that its row is owed.
    await owe?.(slot.attemptId);
    slot.named = await names.nameIt(slot, deviceId);
    const { name } = slot.named;
    return name === undefined || outcome.outcome === 'handed-over' ? outcome : { ...outcome, name };
  }
}
