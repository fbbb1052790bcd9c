import type { Answer } from '../../shared/answer.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { checkNetworkChoice } from '../../shared/wifi-network.ts';
import { singleTask } from '../ground/single-task.ts';
import { finishSetUp, type Unproven } from '../setup/finish-set-up.ts';
import { noteRemembered, type RememberedPasswords } from '../setup/remembered-passwords.ts';
import { setUpDevice } from '../setup/set-up-device.ts';
import type { OfRun, RunMemory, SetupOptions, WorldBeforeRun } from '../setup/setup-world.ts';
import { forgetProductDevices } from '../setup/steps/product.ts';
import { pendingQuestions } from '../setup/user-prompts.ts';
import { noted, type RunRecord } from './begin-run.ts';
import { type HeldNumber, withNumber } from './held-number.ts';

/** Keeps the one run of the window: its events for a reloaded page, its cancel, and what it remembers for the next. */
export interface RunManager {
  events(): readonly SetupEvent[];
  running(): boolean;
  /** The device of the run before, and when it was told to connect, by the cloud's clock. */
  lastDevice():
    | {
        readonly id: DeviceId;
        readonly connectedAt: number | undefined;
        readonly runId: string;
      }
    | undefined;
  /** A question of the run waits for its answer. */
  asks(): boolean;
  /**
   * Without a `record` the attempt leaves no trace, as in practice. `setUp`: over Wi-Fi unless told otherwise. `number`: let go of when the
   * run is over, or does not begin.
   */
  start(
    world: WorldBeforeRun,
    options: SetupOptions,
    record?: RunRecord,
    setUp?: typeof setUpDevice,
    number?: HeldNumber,
  ): Result<{ readonly runId: string }>;
  /** Looks for the proof of a run that ended in the middle. */
  finish(
    world: WorldBeforeRun,
    unproven: Unproven,
    record: RunRecord,
    number?: HeldNumber,
  ): Result<{ readonly runId: string }>;
  answer(questionId: string, answer: Answer): Result<void>;
  /** Another password for the network of the last run; fails where there is none, and for one that no Photon takes. */
  typePassword(password: string, remember: boolean): Result<void>;
  /** Ends the run, network given back; resolves when it is over. */
  cancel(): Promise<void>;
  /** Forgets the events and what was typed, as when the practice session is entered or left. */
  forget(): void;
  /** Forgets what was typed for this network; the run under way has had it. */
  forgetPassword(ssid: string): void;
  /** Forgets which devices the product has, when something beside the run may have changed that. */
  forgetProductDevices(): void;
}

export function runManager(
  show: (event: SetupEvent) => void,
  changed: () => void,
  remembered: () => RememberedPasswords,
): RunManager {
  const questions = pendingQuestions();
  let events: SetupEvent[] = [];
  let memory: RunMemory = { choice: undefined };
  const task = singleTask(changed);

  async function follow(run: AsyncGenerator<SetupEvent>): Promise<void> {
    for await (const event of run) {
      events.push(event);
      show(event);
    }
  }

  function begin(
    { others, clock }: WorldBeforeRun,
    runId: string,
    noting: RunRecord | undefined,
    number: HeldNumber | undefined,
    run: (ofRun: OfRun, signal: AbortSignal) => AsyncGenerator<SetupEvent, Outcome>,
  ): Result<{ readonly runId: string }> {
    if (task.running()) {
      number?.release();
      return failure(setupError('setup-already-running'));
    }
    events = [];
    memory.remembered = remembered();
    task.start((signal) => {
      const around = { others, clock, runId, signal, memory, noting };
      const numbered = (kept: OfRun['kept']) => {
        const plain = run({ prompts: questions, kept }, signal);
        return number === undefined ? plain : withNumber(plain, number, signal);
      };
      return follow(noted(numbered, around));
    });
    changed();
    return success({ runId });
  }

  return {
    events: () => events,
    running: task.running,
    lastDevice() {
      const device = events.findLast((event) => event.type === 'device-identified')?.device;
      const start = events.find((event) => event.type === 'run-started');
      if (device === undefined || start === undefined) return undefined;
      return { id: device.id, connectedAt: memory.connectedAt, runId: start.runId };
    },
    asks: () => events.findLast(({ type }) => type.startsWith('question-'))?.type === 'question-asked',
    start(world, options, record, setUp = setUpDevice, number = undefined) {
      return begin(world, options.runId, record, number, (ofRun, signal) =>
        setUp({ ...world, ...ofRun }, options, memory, signal),
      );
    },
    finish(world, unproven, record, number) {
      return begin(world, unproven.runId, { ...record, goesOn: true }, number, (ofRun, signal) =>
        finishSetUp({ ...world, ...ofRun }, unproven, memory, signal),
      );
    },
    answer: (questionId, answer) => questions.give(questionId, answer),
    typePassword(password, remember) {
      const { choice } = memory;
      if (choice === undefined || choice.enterprise !== undefined || task.running())
        return failure(setupError('invalid-input'));
      const checked = checkNetworkChoice({ ...choice, password });
      if (!checked.ok) return checked;
      memory.choice = checked.value;
      noteRemembered(remembered(), { choice: checked.value, remember });
      return success(undefined);
    },
    cancel: task.stop,
    forget() {
      events = [];
      memory = { choice: undefined };
    },
    forgetPassword(ssid) {
      if (memory.choice?.ssid === ssid) memory.choice = withoutPassword(memory.choice);
      const { [ssid]: _, ...joined } = memory.joined ?? {};
      memory.joined = joined;
    },
    forgetProductDevices: () => forgetProductDevices(memory),
  };
}

function withoutPassword({ password: _, ...choice }: NetworkChoice): NetworkChoice {
  return choice;
}
