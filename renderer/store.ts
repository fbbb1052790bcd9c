import { createStore, type StoreApi } from 'zustand/vanilla';
import { type SetupError, setupError } from '../shared/errors.ts';
import type {
  PhotonSetupBridge,
  PracticeScenario,
  Replies,
  RequestArguments,
  RequestName,
  Snapshot,
} from '../shared/ipc.ts';
import { failure, type Result } from '../shared/result.ts';
import type { Answer, SetupEvent } from '../shared/setup-events.ts';
import { foldAll, foldSetup, idleSetup, type SetupState } from '../shared/setup-state.ts';

/** Where in the house the person is; which screen of a run is drawn follows from the run. */
export type Visit = 'doors' | 'sign-in' | 'run';

/** What a person typed about an enterprise network, without its secrets, so that another try starts from it. */
export interface EnterpriseDraft {
  readonly kind: 'peap' | 'tls';
  readonly userName: string;
  readonly outerIdentity: string;
  readonly rootCertificate: string;
  readonly clientCertificate: string;
}

export interface WindowState {
  /** `undefined` until the main process has answered once. */
  readonly snapshot: Snapshot | undefined;
  readonly events: readonly SetupEvent[];
  readonly setup: SetupState;
  readonly visit: Visit;
  /** A practice room or a run is being opened, so the doors take no second click. */
  readonly entering: boolean;
  /** Cancel was asked for and the computer's network is on its way back. */
  readonly stopping: boolean;
  /** Why a run could not even begin. */
  readonly startProblem: SetupError | undefined;
  /** A run that failed turned out well: a later look found the device online and in this account. */
  readonly foundOnline: boolean;
  /** How the run before this one ended, when only another network or password can mend it. */
  readonly failedBefore: SetupError | undefined;
  readonly userNameDraft: string;
  readonly enterpriseDraft: EnterpriseDraft;
}

/** Requests that answer with a result; `readSnapshot` alone does not. */
export type AskName = Exclude<RequestName, 'readSnapshot'>;

/** What the screens can want. */
export interface Intents {
  /** One request; a bridge that breaks answers `internal-error` like every other failure. */
  ask<Name extends AskName>(name: Name, ...values: RequestArguments<Name>): Promise<Replies[Name]>;
  openDoor(): Promise<void>;
  signInAgain(): Promise<void>;
  practise(scenario: PracticeScenario): Promise<void>;
  leavePractice(): Promise<void>;
  signOut(): Promise<void>;
  startSetup(): Promise<void>;
  answer(questionId: string, answer: Answer): Promise<Result<void>>;
  cancel(): Promise<void>;
  backToDoors(): void;
  draft(change: Partial<Pick<WindowState, 'userNameDraft' | 'enterpriseDraft'>>): void;
  noteFoundOnline(): void;
}

export interface WindowStore {
  readonly store: StoreApi<WindowState>;
  readonly intents: Intents;
  /** Reads the first snapshot and listens from then on; returns the function that stops listening. */
  connect(): () => void;
}

const noEnterprise: EnterpriseDraft = {
  kind: 'peap',
  userName: '',
  outerIdentity: '',
  rootCertificate: '',
  clientCertificate: '',
};

/** The window's one store, and the only listener to the main process. */
export function createWindowStore(bridge: PhotonSetupBridge): WindowStore {
  const store = createStore<WindowState>(() => ({
    snapshot: undefined,
    events: [],
    setup: idleSetup,
    visit: 'doors',
    entering: false,
    stopping: false,
    startProblem: undefined,
    foundOnline: false,
    failedBefore: undefined,
    userNameDraft: '',
    enterpriseDraft: noEnterprise,
  }));
  const { getState: get, setState: set } = store;

  const noRun = { events: [], setup: idleSetup, startProblem: undefined, foundOnline: false, stopping: false } as const;

  const intents: Intents = {
    async ask(name, ...values) {
      try {
        return await bridge.request(name, ...values);
      } catch {
        return failure(setupError('internal-error'));
      }
    },

    async openDoor() {
      if (get().snapshot?.session.status === 'signed-in') return intents.startSetup();
      set({ ...noRun, visit: 'sign-in' });
    },

    async signInAgain() {
      set({ ...noRun, visit: 'sign-in' });
    },

    async practise(scenario) {
      set({ entering: true, stopping: get().snapshot?.running === true });
      const entered = await intents.ask('enterPractice', { scenario });
      set({ ...noRun, entering: false });
      if (entered.ok) return intents.startSetup();
      set({ visit: 'run', startProblem: entered.error });
    },

    async leavePractice() {
      set({ stopping: get().snapshot?.running === true });
      await intents.ask('leavePractice');
      set({ ...noRun, visit: 'doors' });
    },

    async signOut() {
      await intents.ask('signOut');
      set({ ...noRun, visit: 'doors' });
    },

    async startSetup() {
      const { outcome } = get().setup;
      const wrong = outcome?.outcome === 'failed' && outcome.error.code === 'network-details-wrong';
      set({ ...noRun, visit: 'run', failedBefore: wrong ? outcome.error : undefined });
      const started = await intents.ask('startSetup');
      if (started.ok) return;
      set(started.error.code === 'not-signed-in' ? { visit: 'sign-in' } : { startProblem: started.error });
    },

    answer: (questionId, answer) => intents.ask('answerQuestion', { questionId, answer }),

    async cancel() {
      if (get().stopping) return;
      set({ stopping: true });
      await intents.ask('cancelSetup');
      // Before a Photon was met nothing has happened that a person would want to read about.
      if (get().setup.device === undefined) intents.backToDoors();
      else set({ stopping: false });
    },

    backToDoors: () => set({ ...noRun, visit: 'doors' }),
    draft: (change) => set(change),
    noteFoundOnline: () => set({ foundOnline: true }),
  };

  function connect(): () => void {
    const early: SetupEvent[] = [];
    const stopListening = [
      bridge.listen('snapshotChanged', (snapshot) => set({ snapshot })),
      bridge.listen('setupEvent', (event) => {
        if (get().snapshot === undefined) early.push(event);
        else set(withEvent(get(), event));
      }),
    ];
    void bridge.request('readSnapshot').then(({ snapshot, events }) => {
      // The answer and the events travel separately, so an event may be in both or only in one.
      const known = new Set(events.map((event) => JSON.stringify(event)));
      const all = [...events, ...early.filter((event) => !known.has(JSON.stringify(event)))];
      set({ snapshot, events: all, setup: foldAll(all), visit: all.length > 0 ? 'run' : 'doors' });
    });
    return () => {
      for (const stop of stopListening) stop();
    };
  }

  return { store, intents, connect };
}

function withEvent({ events, setup }: WindowState, event: SetupEvent): Partial<WindowState> {
  return {
    events: event.type === 'run-started' ? [event] : [...events, event],
    setup: foldSetup(setup, event),
  };
}
