import { type Applied, appliedOf, beingOnline } from '../../shared/applied.ts';
import type { AttemptFor } from '../../shared/attempt.ts';
import { type AttemptLabels, labelsOf } from '../../shared/attempt-kind.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { isByCancel, isNotThere, isOfDevice, proofIn } from '../../shared/error-meaning.ts';
import { type ErrorCode, type SetupError, setupError } from '../../shared/errors.ts';
import type { OnlineProof, Outcome, SetupEvent, Stage } from '../../shared/setup-events.ts';
import { rowOf } from '../../shared/setup-steps.ts';
import type { AttemptRecord, NewEvent } from './record-port.ts';

export interface AttemptFacts extends AttemptLabels {
  readonly forWhom: AttemptFor;
  readonly cloudUrl: string | undefined;
  /** What people call the product. */
  readonly product?: string | undefined;
  readonly wantedId?: DeviceId | undefined;
  /** Absent: by nobody's preset, or by its name alone, and then its device had to be online. */
  readonly applied?: Applied | undefined;
  /** The attempt that ended in the middle and is started again with this one. */
  readonly insteadOf?: string | undefined;
  /** The row is there already: this looks for its proof, and without a verdict it stays as it is. */
  readonly goesOn?: boolean | undefined;
  /** Whether its end, whatever it says, is the last word on a device that came online. */
  isJudged?(): boolean;
  /** The serial number of a device whose ID tells it: asked when that is known. */
  serialOnceIdentified?(): string | undefined;
  /** What it is made for, where the ID of the device tells it: asked when that is known. */
  kindOnceIdentified?(): AttemptLabels['kind'];
  /** Whether it ended with its device left as it is, and whom it began for was known only if it were another. */
  endsForNobody?(code: ErrorCode): boolean;
  /** Why whoever drives the run has cancelled it. */
  reason?(): SetupError | undefined;
  /** Whether it is cancelled because its program ends: nobody decided then that the device is not to be looked for. */
  programEnds?(): boolean;
  /** What the events do not tell: the networks sent, or being sent, and the time of a `connect` by the cloud's clock. */
  known(): { readonly sent?: readonly string[] | undefined; readonly connectedAt?: number | undefined };
}

interface StageUnderWay {
  readonly stage: Stage;
  readonly since: number;
  readonly retries: number;
}

/** What of the events before is needed to tell the next one. */
interface Course {
  begin: { readonly runId: string; readonly since: number } | undefined;
  /** The one that is under way; undefined: none that began in this run. */
  stage: StageUnderWay | undefined;
  /** The same as it stood when the computer last began to go home, if nothing came after. */
  stageBeforeHome: ({ readonly ms: number } & StageUnderWay) | undefined;
  /** The Photon was told to connect, so it may come online by itself. */
  isToldToConnect: boolean;
  /** dBm of the one Photon in sight. */
  photonSignal: number | undefined;
  onlineProof: OnlineProof | undefined;
  networkSignals: ReadonlyMap<string, number>;
}

/**
 * A run, and its events in the record. A step begins only when its follower asks for the next event, so what is written
 * when it is told is on the disk before it is done. What cannot be written is said once, and the run goes on.
 */
export async function* recordRun(
  run: AsyncGenerator<SetupEvent, Outcome>,
  record: Pick<AttemptRecord, 'write' | 'monotonic'>,
  facts: AttemptFacts,
): AsyncGenerator<SetupEvent, Outcome> {
  const course: Course = {
    begin: undefined,
    stage: undefined,
    stageBeforeHome: undefined,
    isToldToConnect: false,
    photonSignal: undefined,
    onlineProof: undefined,
    networkSignals: new Map(),
  };
  let told = false;
  let over = false;
  try {
    for (;;) {
      const turn = await run.next();
      if (turn.done) {
        over = true;
        return turn.value;
      }
      const event = turn.value;
      if (event.type === 'run-started') course.begin = { runId: event.runId, since: record.monotonic() };
      let refused: SetupError | undefined;
      for (const noted of eventsOf(event, course, facts, record.monotonic())) {
        const written = await record.write(noted);
        if (!written.ok) refused ??= written.error;
      }
      const lost: SetupError | undefined = told ? undefined : refused;
      told = told || lost !== undefined;
      // The first event forgets the run before, and the last one is the last.
      if (lost !== undefined && event.type === 'run-finished') yield { type: 'noticed', at: event.at, notice: lost };
      yield event;
      if (lost !== undefined && event.type !== 'run-finished') yield { type: 'noticed', at: event.at, notice: lost };
    }
  } finally {
    if (!over) await run.return({ outcome: 'failed', error: setupError('cancelled') });
  }
}

function eventsOf(event: SetupEvent, course: Course, facts: AttemptFacts, now: number): readonly NewEvent[] {
  const { begin } = course;
  if (begin === undefined) return [];
  const { runId: attemptId } = begin;
  const { at } = event;
  switch (event.type) {
    case 'run-started': {
      const { forWhom, cloudUrl, product, wantedId, insteadOf, goesOn } = facts;
      const applied = facts.applied ?? (facts.preset === undefined ? {} : { required: beingOnline });
      const { required } = applied;
      if (goesOn) return required === undefined ? [] : [{ type: 'stage', attemptId, at, required }];
      const labels = { ...labelsOf(facts), serial: shortWord(facts.serial) };
      const about = { forWhom, cloudUrl, product, deviceId: wantedId, insteadOf };
      return [{ type: 'started', attemptId, at, ...about, ...labels, ...appliedOf(applied) }];
    }
    case 'stage-started':
      course.stage = { stage: event.stage, since: now, retries: 0 };
      course.stageBeforeHome = undefined;
      return [];
    case 'step-retried':
      if (course.stage !== undefined) course.stage = { ...course.stage, retries: course.stage.retries + 1 };
      return [];
    case 'stage-finished': {
      // A run that goes on tells of stages that another program did, and noted.
      const over = stageOver(attemptId, at, course, now);
      course.stage = undefined;
      return over;
    }
    case 'step-started': {
      const { step } = event;
      if (event.attempt === 1) {
        const { stage } = course;
        const goesHome = step === 'give-network-back' && stage !== undefined;
        course.stageBeforeHome = goesHome ? { ...stage, ms: now - stage.since } : undefined;
      }
      course.isToldToConnect ||= step === 'connect';
      if (event.attempt > 1 || !rowOf(step).noted) return [];
      return [{ type: 'stage', attemptId, at, step, ...networksAt(step, facts) }];
    }
    case 'photons-seen': {
      const [photon, ...others] = event.photons;
      course.photonSignal = others.length === 0 ? photon?.rssi : undefined;
      return [];
    }
    case 'networks-heard':
      course.networkSignals = new Map(event.networks.map(({ ssid, rssi }) => [ssid, rssi]));
      return [];
    case 'device-identified': {
      const serial = shortWord(facts.serialOnceIdentified?.());
      const kind = facts.kindOnceIdentified?.();
      const learned: NewEvent = { type: 'stage', attemptId, at, deviceId: event.device.id, serial, kind };
      return [learned, ...signal(attemptId, at, 'photon-signal', course.photonSignal)];
    }
    case 'online-proven':
      course.onlineProof = event.by;
      return [];
    case 'device-facts': {
      // A number of somebody's own stays the row's, whatever the cloud calls the device.
      const isNumbered = facts.serial !== undefined || facts.serialOnceIdentified?.() !== undefined;
      const serial = isNumbered ? undefined : shortWord(event.serialNumber);
      const firmware = shortWord(event.firmware);
      return [{ type: 'stage', attemptId, at, serial, firmware, transport: event.transport }];
    }
    case 'network-stored':
      return signal(attemptId, at, 'network-signal', course.networkSignals.get(event.ssid));
    case 'plan-chosen':
      return [{ type: 'stage', attemptId, at, plan: event.plan }];
    case 'run-finished': {
      const { outcome } = event;
      const error = outcome.outcome === 'failed' ? (facts.reason?.() ?? outcome.error) : undefined;
      const code = error?.code;
      // Without an end it ended in the middle: the next start offers to look whether the device is online.
      if (course.isToldToConnect && code === 'cancelled' && facts.programEnds?.()) return [];
      // Anything else says that nobody could look.
      const isWord = (told: ErrorCode) => proofIn(told) !== undefined || isNotThere(told) || isOfDevice(told);
      if (facts.goesOn && code !== undefined && !isWord(code) && !facts.isJudged?.()) return [];
      const name = 'name' in outcome ? outcome.name : undefined;
      // How long a program was at it before it ended in the middle nobody knows.
      const tookMs = facts.goesOn ? undefined : now - begin.since;
      const forNobody = code !== undefined && facts.endsForNobody?.(code) ? true : undefined;
      const chosen = error !== undefined && isByCancel(error) ? true : undefined;
      const end = {
        type: 'finished',
        attemptId,
        at,
        outcome: outcome.outcome,
        code,
        chosen,
        name,
        forNobody,
        onlineProof: course.onlineProof,
        tookMs,
      } as const;
      return error === undefined
        ? [...stageOver(attemptId, at, course, now), end]
        : [{ ...end, ...failedStageOf(course, now) }];
    }
    default:
      return [];
  }
}

/** The stage that was under way. */
function stageOver(attemptId: string, at: number, { stage: own }: Course, now: number): readonly NewEvent[] {
  if (own === undefined) return [];
  const { stage, since, retries } = own;
  return [{ type: 'stage', attemptId, at, stage, ms: now - since, retries }];
}

/** The same where the run has failed: the way home is no part of it. */
function failedStageOf({ stage: own, stageBeforeHome }: Course, now: number) {
  if (own === undefined) return {};
  const { stage, ms, retries } = stageBeforeHome ?? { ...own, ms: now - own.since };
  return { failedStage: stage, failedStageMs: ms, failedStageRetries: retries };
}

function networksAt(step: string, { known }: AttemptFacts) {
  const { sent = [], connectedAt } = known();
  const isConnect = step === 'connect';
  // By connect-ap it is known which of them were stored.
  const [networkName, ...others] = isConnect || step === 'configure-network' ? sent : [];
  return {
    networkName,
    // Empty: none was stored, whatever was sent before.
    otherNetworks: others.length > 0 || (isConnect && networkName === undefined) ? others : undefined,
    connectedAt: isConnect ? connectedAt : undefined,
  };
}

/** What others wrote and is too long for a number or a version is none. */
const shortWord = (text: string | undefined) =>
  text === undefined || text === '' || text.length > 64 ? undefined : text;

/** How strong it was, as heard where it counts; judged by nothing so far. */
function signal(attemptId: string, at: number, name: string, value: number | undefined): readonly NewEvent[] {
  return value === undefined || !Number.isFinite(value)
    ? []
    : [{ type: 'measurement', attemptId, at, name, value, unit: 'dBm' }];
}
