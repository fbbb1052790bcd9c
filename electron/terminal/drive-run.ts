import type { Answer } from '../../shared/answer.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { NetworkChoice } from '../../shared/network-choice.ts';
import { assertNever } from '../../shared/result.ts';
import { decodeSecurity, type SecurityName, securityByName } from '../../shared/security-type.ts';
import type { Outcome, Question, SetupEvent } from '../../shared/setup-events.ts';
import type { HeardNetwork } from '../../shared/wifi-network.ts';
import { noted, type RunRecord } from '../runs/begin-run.ts';
import { setUpDevice } from '../setup/set-up-device.ts';
import type { RunMemory, SetupOptions, WorldBeforeRun } from '../setup/setup-world.ts';
import { pendingQuestions } from '../setup/user-prompts.ts';
import type { Say } from './error-words.ts';

type NetworkQuestion = Extract<Question, { kind: 'choose-network' }>;

/** A network as the command line names it. */
interface NamedNetwork {
  readonly ssid: string;
  readonly password: string | undefined;
  readonly security: SecurityName | undefined;
  readonly enterprise: NetworkChoice['enterprise'];
}

/** What the command line decided beforehand, in place of a person at a screen. */
export interface Decisions extends NamedNetwork {
  /** Networks that it is given beside that one, and tries after it. */
  readonly also?: readonly NamedNetwork[];
  /** Whether a device that was set up before may be taken over. */
  readonly takeOver: boolean;
}

/**
 * Runs a set-up without a screen: every event goes to `show`, every question is answered from `decisions`, and a
 * question that comes back with a problem ends the run with that problem, said by `t` where it is of the command line.
 * Aborting `signal` cancels. With `noting` the attempt is in its record. `setUp`: over Wi-Fi unless told otherwise.
 */
export async function driveRun(
  world: WorldBeforeRun,
  options: Omit<SetupOptions, 'runId'>,
  decisions: Decisions,
  show: (event: SetupEvent) => void,
  signal: AbortSignal,
  t: Say,
  noting?: RunRecord,
  setUp = setUpDevice,
): Promise<Outcome> {
  const questions = pendingQuestions();
  const stop = new AbortController();
  const memory: RunMemory = { choice: undefined };
  const runId = noting?.record.newAttemptId() ?? world.newId();
  const until = AbortSignal.any([signal, stop.signal]);
  let reason: SetupError | undefined;
  let outcome: Outcome = { outcome: 'failed', error: setupError('internal-error') };
  const run = noted((kept) => setUp({ ...world, prompts: questions, kept }, { ...options, runId }, memory, until), {
    others: world.others,
    clock: world.clock,
    runId,
    signal: until,
    memory,
    noting,
    reason: () => reason,
  });
  for await (const event of run) {
    show(event);
    if (event.type === 'run-finished') ({ outcome } = event);
    // Nobody is there to choose: of several Photons the command line must name one.
    const near = event.type === 'photons-seen' ? event.photons.filter(({ alike }) => !alike) : [];
    if (near.length > 1 && options.wantedPhoton === undefined) {
      const names = near.map(({ ssid }) => ssid);
      reason = setupError('invalid-input', { details: { note: t('terminal.severalNear', { names }) } });
      stop.abort();
    }
    if (event.type !== 'question-asked') continue;
    const answer = decide(event.question, decisions, t);
    if (answer === undefined) continue;
    if ('code' in answer) {
      reason = answer;
      stop.abort();
    } else {
      questions.give(event.question.id, answer);
    }
  }
  return reason !== undefined && outcome.outcome === 'failed' ? { ...outcome, error: reason } : outcome;
}

/** `undefined`: the search goes on until its limit. */
function decide(question: Question, decisions: Decisions, t: Say): Answer | SetupError | undefined {
  switch (question.kind) {
    case 'choose-photon':
      return undefined;
    case 'confirm-ownership':
      return { kind: 'confirm-ownership', confirmed: decisions.takeOver };
    case 'choose-network':
      return question.problem ?? chooseNext(question, decisions, t);
    default:
      return assertNever(question);
  }
}

/** One after another; nothing is sent before the last. */
function chooseNext(question: NetworkQuestion, { also = [], ...first }: Decisions, t: Say): Answer | SetupError {
  const at = question.given?.length ?? 0;
  const answer = chooseNetwork(question, [first, ...also][at] ?? first, at === 0 ? '--eap' : '--also-eap', t);
  return 'code' in answer || at >= also.length ? answer : { ...answer, andAnother: true };
}

function chooseNetwork(
  { networks }: NetworkQuestion,
  { ssid, password, security, enterprise }: NamedNetwork,
  option: string,
  t: Say,
): Extract<Answer, { kind: 'choose-network' }> | SetupError {
  const wanted = security === undefined ? undefined : securityByName[security];
  const heard = networks.filter((network) => network.ssid === ssid);
  const fits = ({ security: heardSecurity }: HeardNetwork) => {
    const { enterprise: isEnterprise, needsPassword } = decodeSecurity(heardSecurity);
    return isEnterprise || enterprise !== undefined
      ? isEnterprise === (enterprise !== undefined)
      : needsPassword === (password !== undefined);
  };
  // Of two networks with one name, the one that fits what was given; the list is strongest first.
  const fitting = heard.find((network) => network.security === wanted) ?? heard.find(fits) ?? heard[0];
  const value = wanted ?? fitting?.security;
  if (value === undefined) return setupError('network-not-in-list', { details: { network: ssid } });
  const isEnterprise = decodeSecurity(value).enterprise;
  if (isEnterprise !== (enterprise !== undefined)) {
    const note = t(isEnterprise ? 'terminal.needsEap' : 'terminal.takesNoEap', { network: ssid, option });
    return setupError('invalid-input', { details: { note } });
  }
  const choice = {
    ssid,
    security: value,
    ...(fitting === undefined ? {} : { channel: fitting.channel }),
    ...(password === undefined ? {} : { password }),
    ...(enterprise === undefined ? {} : { enterprise }),
  };
  return { kind: 'choose-network', choice };
}
