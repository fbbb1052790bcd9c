import type { Answer } from '../../shared/answer.ts';
import { requestOf } from '../../shared/attempt.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { RequestArguments } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import { foldSetup, idleSetup, type SetupState } from '../../shared/setup-state.ts';
import type { DraftsState } from './drafts-slice.ts';
import { atStart, beginningOf, productFrom, productSignInFor, type RouteState } from './route.ts';
import type { SliceParts, ToldState } from './slice.ts';

/** The table behind it is no part of the first picture. */
const errorMeaning = () => import('../../shared/error-meaning.ts');

/** For whom a device is set up. */
export type SetupFor = RequestArguments<'startSetup'>[0];

/** The run that is shown: under way, over, or one that could not begin. */
export interface RunState {
  readonly events: readonly SetupEvent[];
  readonly setup: SetupState;
  /** For whom the run is, or the next one. */
  readonly setupFor: SetupFor;
  /** Cancel was asked for and the computer's network is on its way back. */
  readonly stopping: boolean;
  /** Why a run could not even begin. */
  readonly startProblem: SetupError | undefined;
  /** A run that failed turned out well: a later look found the device online and in this account. */
  readonly foundOnline: { readonly name: string | undefined } | undefined;
  /** How the run before this one failed; what it means is asked where it is shown. */
  readonly failedBefore: SetupError | undefined;
  /** The network of a Photon that the person picked from several. */
  readonly pickedPhoton: string | undefined;
  /** The attempt that ended in the middle and is being finished, also while a sign-in is asked for it. */
  readonly finishing: string | undefined;
}

export interface RunIntents {
  /** Without an argument for whom the last run was. */
  startSetup(setupFor?: SetupFor): Promise<void>;
  /** The last run once more with another password for its network. */
  tryPassword(password: string, remember: boolean): Promise<void>;
  /** Goes on with the attempt that ended in the middle; where nobody is signed in, after that. */
  finishUnfinished(): Promise<void>;
  answer(questionId: string, answer: Answer): Promise<Result<void>>;
  cancel(): Promise<void>;
  noteFoundOnline(name: string | undefined): void;
}

/** No run is shown any more. */
export const noRun = {
  events: [],
  setup: idleSetup,
  startProblem: undefined,
  foundOnline: undefined,
  stopping: false,
  pickedPhoton: undefined,
  finishing: undefined,
} as const satisfies Partial<RunState>;

export const firstRunState: RunState = { ...noRun, setupFor: { for: 'account' }, failedBefore: undefined };

export function withEvent({ events, setup }: RunState, event: SetupEvent): Partial<RunState> {
  // Of a run that the person has left for another one.
  if (setup.runId === undefined && event.type !== 'run-started') return {};
  return {
    events: event.type === 'run-started' ? [event] : [...events, event],
    setup: foldSetup(setup, event),
  };
}

export function runIntents({
  get,
  set,
  ask,
  intents,
}: SliceParts<ToldState & RouteState & RunState & DraftsState, { goBack(): void }>): RunIntents {
  /** A run that could not begin: who is not signed in signs in first. */
  async function notStarted(error: SetupError): Promise<void> {
    const { signInFor } = await errorMeaning();
    const beginning = beginningOf(get().route);
    const signIn = signInFor(error.code);
    if (signIn === undefined) set({ startProblem: error });
    else set({ route: signIn === 'product' ? productSignInFor(beginning) : { at: signIn, back: beginning } });
  }

  return {
    async startSetup(setupFor = get().setupFor) {
      const { setup, route } = get();
      const { outcome } = setup;
      const failedBefore = outcome?.outcome === 'failed' ? outcome.error : undefined;
      const back = beginningOf(route);
      set({ ...noRun, route: { at: 'run', back }, setupFor, failedBefore });
      const started = await ask('startSetup', setupFor);
      if (started.ok) return set({ deviceIdDraft: '' });
      const { fieldOf } = await errorMeaning();
      // What was typed wrongly is mended where it was typed.
      if (fieldOf(started.error.code) === 'customer')
        set({ route: productFrom(back, { page: 'set-up' }), startProblem: started.error });
      else await notStarted(started.error);
    },

    async tryPassword(password, remember) {
      set({ ...noRun, failedBefore: undefined });
      const started = await ask('tryPassword', { password, remember });
      if (!started.ok) await notStarted(started.error);
    },

    async finishUnfinished() {
      const attempt = get().snapshot?.unfinished;
      if (attempt === undefined) return;
      const { runId } = attempt;
      const setupFor: SetupFor = requestOf(attempt);
      set({ ...noRun, route: { at: 'run', back: atStart }, setupFor, failedBefore: undefined, finishing: runId });
      const started = await ask('finishAttempt', { runId });
      if (started.ok) return;
      const { signInFor } = await errorMeaning();
      // Another product may be open than the one it was in.
      if (signInFor(started.error.code) === 'product') await ask('closeProduct');
      await notStarted(started.error);
    },

    answer(questionId, answer) {
      if (answer.kind === 'choose-photon') set({ pickedPhoton: answer.ssid });
      return ask('answerQuestion', { questionId, answer });
    },

    async cancel() {
      if (get().stopping) return;
      set({ stopping: true });
      await ask('cancelSetup');
      // Before a Photon was met nothing has happened that a person would want to read about.
      if (get().setup.device === undefined) intents().goBack();
      else set({ stopping: false });
    },

    noteFoundOnline: (name) => set({ foundOnline: { name } }),
  };
}
