import { createStore, type StoreApi } from 'zustand/vanilla';
import { foldDeviceJob, idleDeviceJob } from '../../shared/device-job-state.ts';
import { setupError } from '../../shared/errors.ts';
import type { DroppedFile, PhotonSetupBridge, Replies } from '../../shared/ipc/contract.ts';
import { failure, type Result } from '../../shared/result.ts';
import { foldAll, type SetupState } from '../../shared/setup-state.ts';
import { type AccountIntents, type AccountState, accountIntents, firstAccountState } from './account-slice.ts';
import { catchUp } from './catch-up.ts';
import {
  type DevicesIntents,
  type DevicesState,
  devicesIntents,
  firstDevicesState,
  withSnapshot,
} from './devices-slice.ts';
import { type DialogsIntents, type DialogsState, dialogsIntents, noDialogs } from './dialogs-slice.ts';
import { type DraftsIntents, type DraftsState, draftsIntents, firstDrafts } from './drafts-slice.ts';
import { firstPracticeState, type PracticeIntents, type PracticeState, practiceIntents } from './practice-slice.ts';
import {
  firstProductState,
  type ProductIntents,
  type ProductState,
  productIntents,
  withDeviceEvent,
} from './product-slice.ts';
import { atFindDevices, atStart, atStation, type Beginning, type RouteState } from './route.ts';
import { firstRouteState, type RouteIntents, routeIntents } from './route-slice.ts';
import { firstRunState, type RunIntents, type RunState, runIntents, type SetupFor, withEvent } from './run-slice.ts';
import type { Ask, SliceParts, ToldState } from './slice.ts';

/** What the window knows: where the person is, what the main process told, and a slice for each of its topics. */
export interface WindowState
  extends ToldState,
    RouteState,
    RunState,
    AccountState,
    ProductState,
    DevicesState,
    PracticeState,
    DraftsState,
    DialogsState {}

/** What the screens can want. */
export interface Intents
  extends RouteIntents,
    RunIntents,
    AccountIntents,
    ProductIntents,
    DevicesIntents,
    PracticeIntents,
    DraftsIntents,
    DialogsIntents {
  readonly ask: Ask;
  /** Opens a file that was dropped as the list of an import. */
  importFile(file: DroppedFile): Promise<Replies['importDroppedList']>;
}

export interface WindowStore {
  readonly store: StoreApi<WindowState>;
  readonly intents: Intents;
  /** Reads the first state and listens from then on; returns the function that stops listening. */
  connect(): () => void;
}

const firstState: WindowState = {
  snapshot: undefined,
  line: undefined,
  ...firstRouteState,
  ...firstRunState,
  ...firstAccountState,
  ...firstProductState,
  ...firstDevicesState,
  ...firstPracticeState,
  ...firstDrafts,
  ...noDialogs,
};

/** The window's one store, and the only listener to the main process. */
export function createWindowStore(bridge: PhotonSetupBridge): WindowStore {
  const store = createStore<WindowState>(() => firstState);
  const { getState: get, setState: set } = store;

  const ask: Ask = async (name, ...values) => {
    try {
      return await bridge.request(name, ...values);
    } catch {
      const broken: Result<never> = failure(setupError('internal-error'));
      return broken as Replies[typeof name];
    }
  };

  const parts: SliceParts<WindowState, Intents> = { get, set, ask, intents: () => intents };
  const intents: Intents = {
    ask,
    importFile: (file) => bridge.importFile(file).catch(() => failure(setupError('internal-error'))),
    ...routeIntents(parts),
    ...runIntents(parts),
    ...accountIntents(parts),
    ...productIntents(parts),
    ...devicesIntents(parts),
    ...practiceIntents(parts),
    ...draftsIntents(parts),
    ...dialogsIntents(parts),
  };

  function connect(): () => void {
    const { told, startFrom } = catchUp();
    const stopListening = [
      bridge.listen('snapshotChanged', (message) => told(message, (snapshot) => set(withSnapshot(get(), snapshot)))),
      bridge.listen('setupEvent', (message) => told(message, (event) => set(withEvent(get(), event)))),
      bridge.listen('deviceJobEvent', (message) =>
        told(message, (event) => set({ deviceJob: foldDeviceJob(get().deviceJob, event) })),
      ),
      bridge.listen('lineChanged', (message) => told(message, (line) => set({ line }))),
      bridge.listen('deviceEvent', (message) =>
        told(message, (event, number) => set(withDeviceEvent(get(), event, number))),
      ),
      bridge.listen('dialogWanted', intents.showDialog),
      bridge.listen('closeAsked', intents.askBeforeClosing),
      bridge.listen('watchEnded', (watchEnded) => set({ watchEnded })),
    ];
    void bridge.request('readSnapshot').then(({ number, snapshot, events, deviceJob, line }) => {
      set({
        snapshot,
        events,
        line,
        setup: foldAll(events),
        deviceJob: deviceJob.reduce(foldDeviceJob, idleDeviceJob),
      });
      startFrom(number);
      set(startOf(get()));
    });
    return () => {
      for (const stop of stopListening) stop();
    };
  }

  return { store, intents, connect };
}

/** Where a window opens: a reloaded one at what is under way, a new one at the start. */
function startOf({ snapshot, setup, deviceJob, line }: WindowState): Partial<WindowState> {
  const setupFor = setupForOf(setup);
  const product = (page: 'home' | 'import') => ({ at: 'product', page: { page }, back: atStart }) as const;
  const back: Beginning = setupFor.for === 'account' ? atStart : product('home');
  const run = { setupFor, route: { at: 'run', back } } as const;
  if (snapshot?.running) return run;
  if (line !== undefined) return { route: atStation };
  if (snapshot?.importing !== undefined) return { route: product('import') };
  if (deviceJob.running) return { route: atFindDevices };
  return setup.runId === undefined ? { route: atStart } : run;
}

function setupForOf({ customer, withoutOwner }: SetupState): SetupFor {
  if (withoutOwner) return { for: 'product' };
  return customer === undefined ? { for: 'account' } : { for: 'customer', email: customer };
}
