import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '../../shared/answer.ts';
import { requestOf } from '../../shared/attempt.ts';
import { type DeviceJobState, foldDeviceJob, idleDeviceJob } from '../../shared/device-jobs.ts';
import { fieldOf, isMendedBy, signInFor } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { PhotonSetupBridge, Replies, RequestArguments, RequestName } from '../../shared/ipc/contract.ts';
import type { DeviceEvent } from '../../shared/ipc/device.ts';
import type { PracticeScenario } from '../../shared/ipc/practice.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { failure, type Result } from '../../shared/result.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import { foldAll, foldSetup, idleSetup, type SetupState } from '../../shared/setup-state.ts';
import { catchUp } from './catch-up.ts';

/** Where runs and sign-ins begin, and where they lead back to. */
export type Room = 'doors' | 'product' | 'bring-back';

/** Where in the house the person is; which screen of a run is drawn follows from the run. */
export type Visit = Room | 'sign-in' | 'run';

/** The pages behind the product's door; without a product all of them show its sign-in. */
export type ProductPage =
  | { readonly page: 'home' | 'set-up' | 'import' | 'customers' }
  | { readonly page: 'customer'; readonly email: string };

/** For whom a device is set up. */
export type SetupFor = RequestArguments<'startSetup'>[0];

/** How many events of devices are kept. */
export const deviceEventLimit = 200;

/** With its number, by which a list tells it from another that says the same. */
export interface NumberedDeviceEvent extends DeviceEvent {
  readonly number: number;
}

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
  readonly cameFrom: Room;
  readonly productPage: ProductPage;
  /** For whom the run is, or the next one. */
  readonly setupFor: SetupFor;
  readonly deviceJob: DeviceJobState;
  /** Newest first. */
  readonly deviceEvents: readonly NumberedDeviceEvent[];
  /** Why the cloud lets nobody watch any more. */
  readonly watchEnded: SetupError | undefined;
  /** A practice room or a run is being opened, so the doors take no second click. */
  readonly entering: boolean;
  /** Cancel was asked for and the computer's network is on its way back. */
  readonly stopping: boolean;
  /** Why a run could not even begin. */
  readonly startProblem: SetupError | undefined;
  /** A run that failed turned out well: a later look found the device online and in this account. */
  readonly foundOnline: { readonly name: string | undefined } | undefined;
  /** How the run before this one ended, when only another network or password can mend it. */
  readonly failedBefore: SetupError | undefined;
  readonly userNameDraft: string;
  readonly enterpriseDraft: EnterpriseDraft;
  readonly customerDraft: string;
  /** Whose the next device of the product is to become. */
  readonly ownerDraft: 'customer' | 'nobody';
  /** The last sign-out did not reach its end; gone with the next one. */
  readonly signOutProblem: SetupError | undefined;
  /** The attempt that ended in the middle and is being finished, also while a sign-in is asked for it. */
  readonly finishing: string | undefined;
  /** The work on devices whose results the person has put away. */
  readonly closedWork: string | undefined;
  /** What the program is, over whatever screen there is. */
  readonly aboutOpen: boolean;
  readonly reportOpen: boolean;
}

/** Requests that answer with a result; `readSnapshot` alone does not. */
export type AskName = Exclude<RequestName, 'readSnapshot'>;

/** What the screens can want. */
export interface Intents {
  /** One request; a bridge that breaks answers `internal-error` like every other failure. */
  ask<Name extends AskName>(name: Name, ...values: RequestArguments<Name>): Promise<Replies[Name]>;
  /** The first door: sets up a Photon for the account, which is asked for where it is not signed in. */
  openDoor(): Promise<void>;
  openProductDoor(page?: ProductPage): void;
  openBringBack(): void;
  /** Asks for the account; {@link Intents.signedIn} goes on where that was asked for. */
  openSignIn(): void;
  signedIn(): Promise<void>;
  productOpened(): void;
  closeProduct(): Promise<void>;
  /** After a run whose account or product is not taken any more. */
  signInAgain(): Promise<void>;
  practise(scenario: PracticeScenario): Promise<void>;
  leavePractice(): Promise<void>;
  signOut(): Promise<void>;
  /** Without an argument for whom the last run was. */
  startSetup(setupFor?: SetupFor): Promise<void>;
  /** Goes on with the attempt that ended in the middle; where nobody is signed in, after that. */
  finishUnfinished(): Promise<void>;
  answer(questionId: string, answer: Answer): Promise<Result<void>>;
  cancel(): Promise<void>;
  backToDoors(): void;
  /** Back to where the run or the sign-in was begun. */
  goBack(): void;
  forgetDeviceEvents(): void;
  forgetWatchEnd(): void;
  draft(
    change: Partial<
      Pick<WindowState, 'userNameDraft' | 'enterpriseDraft' | 'customerDraft' | 'ownerDraft' | 'closedWork'>
    >,
  ): void;
  noteFoundOnline(name: string | undefined): void;
  showAbout(open: boolean): void;
  /** "Report a problem", over whatever screen there is. */
  showReport(open: boolean): void;
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
    cameFrom: 'doors',
    productPage: { page: 'home' },
    setupFor: { for: 'account' },
    deviceJob: idleDeviceJob,
    deviceEvents: [],
    watchEnded: undefined,
    entering: false,
    stopping: false,
    startProblem: undefined,
    foundOnline: undefined,
    failedBefore: undefined,
    userNameDraft: '',
    enterpriseDraft: noEnterprise,
    customerDraft: '',
    ownerDraft: 'customer',
    signOutProblem: undefined,
    finishing: undefined,
    closedWork: undefined,
    aboutOpen: false,
    reportOpen: false,
  }));
  const { getState: get, setState: set } = store;

  const noRun = {
    events: [],
    setup: idleSetup,
    startProblem: undefined,
    foundOnline: undefined,
    stopping: false,
    finishing: undefined,
  } as const;

  async function ask<Name extends AskName>(name: Name, ...values: RequestArguments<Name>): Promise<Replies[Name]> {
    try {
      return await bridge.request(name, ...values);
    } catch {
      const broken: Result<never> = failure(setupError('internal-error'));
      return broken as Replies[Name];
    }
  }

  /** A run that could not begin: who is not signed in signs in first. */
  function notStarted(error: SetupError): void {
    const visit = signInFor(error.code);
    set(visit === undefined ? { startProblem: error } : { visit });
  }

  const intents: Intents = {
    ask,

    async openDoor() {
      if (get().snapshot?.session.status === 'signed-in') return intents.startSetup({ for: 'account' });
      set({ ...noRun, setupFor: { for: 'account' }, cameFrom: 'doors', visit: 'sign-in' });
    },

    openProductDoor(productPage = { page: 'home' }) {
      set({ ...noRun, cameFrom: get().visit === 'bring-back' ? 'bring-back' : 'doors', visit: 'product', productPage });
    },

    openBringBack: () => set({ ...noRun, visit: 'bring-back' }),
    openSignIn: () => set({ ...noRun, cameFrom: origin(get()), visit: 'sign-in' }),

    async signedIn() {
      if (get().finishing !== undefined) return intents.finishUnfinished();
      if (get().cameFrom === 'bring-back') return intents.openBringBack();
      return intents.startSetup({ for: 'account' });
    },

    productOpened() {
      if (get().finishing !== undefined) return void intents.finishUnfinished();
      if (get().cameFrom === 'bring-back') intents.openBringBack();
    },

    async closeProduct() {
      await intents.ask('closeProduct');
      set({ customerDraft: '', ownerDraft: 'customer', deviceEvents: [], productPage: { page: 'home' } });
    },

    async signInAgain() {
      const { finishing, setupFor } = get();
      if (setupFor.for === 'account') return set({ ...noRun, finishing, visit: 'sign-in' });
      await intents.ask('closeProduct');
      set({ ...noRun, finishing, visit: 'product' });
    },

    async practise(scenario) {
      const room = origin(get());
      set({ entering: true, stopping: get().snapshot?.running === true });
      const entered = await intents.ask('enterPractice', { scenario });
      set({ ...noRun, entering: false, deviceEvents: [], deviceJob: idleDeviceJob });
      if (!entered.ok) return set({ visit: 'run', startProblem: entered.error });
      if (room === 'doors') return intents.startSetup({ for: 'account' });
      // Another room has another product and other devices, which begin with its door.
      set({ visit: room, productPage: { page: 'home' } });
    },

    async leavePractice() {
      set({ stopping: get().snapshot?.running === true });
      await intents.ask('leavePractice');
      // Simulated devices are gone with their room.
      set({ ...noRun, deviceJob: idleDeviceJob, visit: 'doors' });
    },

    async signOut() {
      const ended = await intents.ask('signOut');
      // Other troubles of it are told by the snapshot.
      const notEnded = !ended.ok && ended.error.code === 'sign-out-not-done' ? ended.error : undefined;
      set({ ...noRun, visit: 'doors', signOutProblem: notEnded });
    },

    async startSetup(setupFor = get().setupFor) {
      const { outcome } = get().setup;
      const wrong = outcome?.outcome === 'failed' && isMendedBy(outcome.error.code, 'choosing');
      set({
        ...noRun,
        visit: 'run',
        cameFrom: origin(get()),
        setupFor,
        failedBefore: wrong ? outcome.error : undefined,
      });
      const started = await intents.ask('startSetup', setupFor);
      if (started.ok) return;
      // What was typed wrongly is mended where it was typed.
      if (fieldOf(started.error.code) === 'customer')
        set({ visit: 'product', productPage: { page: 'set-up' }, startProblem: started.error });
      else notStarted(started.error);
    },

    async finishUnfinished() {
      const attempt = get().snapshot?.unfinished;
      if (attempt === undefined) return;
      const { runId } = attempt;
      const setupFor: SetupFor = requestOf(attempt);
      set({ ...noRun, visit: 'run', cameFrom: 'doors', setupFor, failedBefore: undefined, finishing: runId });
      const started = await intents.ask('finishAttempt', { runId });
      if (started.ok) return;
      // Another product may be open than the one it was in.
      if (signInFor(started.error.code) === 'product') await intents.ask('closeProduct');
      notStarted(started.error);
    },

    answer: (questionId, answer) => intents.ask('answerQuestion', { questionId, answer }),

    async cancel() {
      if (get().stopping) return;
      set({ stopping: true });
      await intents.ask('cancelSetup');
      // Before a Photon was met nothing has happened that a person would want to read about.
      if (get().setup.device === undefined) intents.goBack();
      else set({ stopping: false });
    },

    backToDoors: () => set({ ...noRun, visit: 'doors' }),
    goBack: () => set({ ...noRun, visit: get().cameFrom }),
    forgetDeviceEvents: () => set({ deviceEvents: [] }),
    forgetWatchEnd: () => set({ watchEnded: undefined }),
    draft: (change) => set(change),
    noteFoundOnline: (name) => set({ foundOnline: { name } }),
    showAbout: (aboutOpen) => set({ aboutOpen }),
    showReport: (reportOpen) => set({ reportOpen, aboutOpen: false }),
  };

  function connect(): () => void {
    const { told, startFrom } = catchUp();
    const stopListening = [
      bridge.listen('snapshotChanged', (message) => told(message, (snapshot) => set({ snapshot }))),
      bridge.listen('setupEvent', (message) => told(message, (event) => set(withEvent(get(), event)))),
      bridge.listen('deviceJobEvent', (message) =>
        told(message, (event) => set({ deviceJob: foldDeviceJob(get().deviceJob, event) })),
      ),
      bridge.listen('deviceEvent', (message) =>
        told(message, (event, number) => set(withDeviceEvent(get(), event, number))),
      ),
      bridge.listen('aboutWanted', () => intents.showAbout(true)),
      bridge.listen('reportWanted', () => intents.showReport(true)),
      bridge.listen('watchEnded', (watchEnded) => set({ watchEnded })),
    ];
    void bridge.request('readSnapshot').then(({ number, snapshot, events, deviceJob }) => {
      set({ snapshot, events, setup: foldAll(events), deviceJob: deviceJob.reduce(foldDeviceJob, idleDeviceJob) });
      startFrom(number);
      set(roomAtStart(get()));
    });
    return () => {
      for (const stop of stopListening) stop();
    };
  }

  return { store, intents, connect };
}

/** Where a window opens: a reloaded one at what is under way, a new one at the doors. */
function roomAtStart({ snapshot, setup, deviceJob }: WindowState): Partial<WindowState> {
  const { customer, withoutOwner } = setup;
  const setupFor: SetupFor | undefined = withoutOwner
    ? { for: 'product' }
    : customer === undefined
      ? undefined
      : { for: 'customer', email: customer };
  const run: Partial<WindowState> = {
    visit: 'run',
    ...(setupFor === undefined ? {} : { cameFrom: 'product', setupFor }),
  };
  if (snapshot?.running) return run;
  if (snapshot?.importing !== undefined) return { visit: 'product', productPage: { page: 'import' } };
  if (deviceJob.running) return { visit: 'bring-back' };
  return setup.runId === undefined ? { visit: 'doors' } : run;
}

/** A run and a sign-in lead back to where they were begun. */
function origin({ visit, cameFrom }: WindowState): Room {
  return visit === 'run' || visit === 'sign-in' ? cameFrom : visit;
}

function withEvent({ events, setup }: WindowState, event: SetupEvent): Partial<WindowState> {
  return {
    events: event.type === 'run-started' ? [event] : [...events, event],
    setup: foldSetup(setup, event),
  };
}

function withDeviceEvent({ deviceEvents }: WindowState, event: DeviceEvent, number: number): Partial<WindowState> {
  return { deviceEvents: [{ ...event, number }, ...deviceEvents].slice(0, deviceEventLimit) };
}
