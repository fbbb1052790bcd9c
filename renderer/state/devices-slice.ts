import { type DeviceJobState, idleDeviceJob } from '../../shared/device-job-state.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { Replies, RequestArguments } from '../../shared/ipc/contract.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { DeviceView } from '../devices/device-view.ts';
import { atFindDevices, type DevicesPage, type RouteState, withNothingFound } from './route.ts';
import { noRun, type RunState } from './run-slice.ts';
import type { SliceParts, ToldState } from './slice.ts';

export type Query = RequestArguments<'findDevices'>[0];
export type TypedKind = Extract<Query['by'], 'ids' | 'name' | 'customer'>;

/** What a person chose and typed, kept while they look at what it found. */
export interface FindDraft {
  readonly kind: Query['by'];
  readonly typed: Readonly<Record<TypedKind, string>>;
}

/** Who looks for devices, and where. */
export interface Asker {
  readonly cloudUrl: string;
  readonly account: { readonly userName: string | undefined } | undefined;
  readonly productId: number | undefined;
}

/** A look for devices, with what it found, and what of that the person wants to see and has selected. */
export interface DeviceSearch {
  readonly draft: FindDraft;
  /** The last one that was asked, and who asked it. */
  readonly query: Query | undefined;
  readonly askedBy: Asker | undefined;
  readonly looking: boolean;
  readonly answer: Replies['findDevices'] | undefined;
  readonly view: DeviceView;
  readonly selected: ReadonlySet<string>;
}

/** `inCloud`: undefined until the person chooses. */
export interface MoveDraft {
  readonly email: string;
  readonly inCloud: boolean | undefined;
}

export interface DevicesState {
  /** Outlives a sign-in in between, and nothing else that leads away. */
  readonly search: DeviceSearch;
  /** To whom a device is to be moved, and how. */
  readonly moveDraft: MoveDraft;
  /** Why the last work could not begin. */
  readonly workRefusal: SetupError | undefined;
  readonly deviceJob: DeviceJobState;
  /** The work on devices whose results the person has put away. */
  readonly closedWork: string | undefined;
}

/** What a work is to do, and for whom. */
export type WorkRequest = Pick<DeviceJobState, 'actions' | 'hands' | 'customer'>;

export interface DevicesIntents {
  /** The third tile, from its beginning. */
  openDevices(): void;
  showDevicesPage(page: DevicesPage): void;
  findDevices(query: Query): Promise<void>;
  /** Changes what is typed, seen or selected. */
  changeSearch(change: Partial<Pick<DeviceSearch, 'draft' | 'view' | 'selected'>>): void;
  draftMove(change: Partial<MoveDraft>): void;
  /** `continues`: keeps what was told of the work before. */
  startWork(ids: readonly string[], request: WorkRequest, continues?: boolean): Promise<void>;
  /** Its results are not shown any more. */
  closeWork(workId: string): void;
  /** The results of the work are read; what it was done with is looked for again. */
  putWorkAway(): void;
}

const noMove: MoveDraft = { email: '', inCloud: undefined };

const emptySearch: DeviceSearch = {
  draft: { kind: 'ids', typed: { ids: '', name: '', customer: '' } },
  query: undefined,
  askedBy: undefined,
  looking: false,
  answer: undefined,
  view: { filter: '', sort: 'found' },
  selected: new Set(),
};

function askerOf(snapshot: Snapshot | undefined): Asker | undefined {
  if (snapshot === undefined) return undefined;
  const { settings, session, product } = snapshot;
  const account = session.status === 'signed-in' ? { userName: session.userName } : undefined;
  return { cloudUrl: settings.cloudUrl, account, productId: product?.id };
}

/** A sign-in that comes to what was there before leaves what was found; one of somebody else, or elsewhere, does not. */
export function withSnapshot(
  { search, route, snapshot: before }: ToldState & RouteState & DevicesState,
  snapshot: Snapshot,
): Partial<ToldState & RouteState & DevicesState> {
  const { askedBy } = search;
  const now = askerOf(snapshot);
  if (askedBy === undefined || now === undefined || isSame(askedBy, now, askerOf(before))) return { snapshot };
  // What was typed is still what the person wants to look for.
  const { draft, view } = search;
  return { snapshot, search: { ...emptySearch, draft, view }, route: withNothingFound(route) };
}

function isSame(asked: Asker, now: Asker, before: Asker | undefined): boolean {
  if (asked.cloudUrl !== now.cloudUrl) return false;
  if (asked.productId !== undefined && now.productId !== undefined && asked.productId !== now.productId) return false;
  if (asked.account === undefined || now.account === undefined) return true;
  // A token without a name may be anybody's.
  if (now.account.userName === undefined && before?.account === undefined) return false;
  return asked.account.userName === now.account.userName;
}

/** Nothing is typed, found or selected. */
export const freshSearch = {
  search: emptySearch,
  moveDraft: noMove,
  workRefusal: undefined,
} as const satisfies Partial<DevicesState>;

export const firstDevicesState: DevicesState = { ...freshSearch, deviceJob: idleDeviceJob, closedWork: undefined };

export function devicesIntents({
  get,
  set,
  ask,
  intents,
}: SliceParts<ToldState & RouteState & RunState & DevicesState, Pick<DevicesIntents, 'findDevices'>>): DevicesIntents {
  const change = (part: Partial<DeviceSearch>) => set({ search: { ...get().search, ...part } });
  return {
    openDevices: () => set({ ...noRun, ...freshSearch, route: atFindDevices }),
    showDevicesPage: (page) => set({ route: { at: 'devices', page }, moveDraft: noMove, workRefusal: undefined }),

    async findDevices(query) {
      change({ query, askedBy: askerOf(get().snapshot), looking: true });
      const answer = await ask('findDevices', query);
      const { search } = get();
      // Begun anew meanwhile, perhaps by somebody else.
      if (search.query !== query) return;
      const [only, ...others] = answer.ok ? answer.value.devices : [];
      change({
        looking: false,
        answer,
        view: { ...search.view, filter: '' },
        selected: new Set(only !== undefined && others.length === 0 ? [only.id] : []),
      });
    },

    changeSearch: change,
    draftMove: (part) => set({ moveDraft: { ...get().moveDraft, ...part } }),

    async startWork(ids, { actions, hands, customer }, continues = false) {
      const started = await ask('runDeviceJobs', {
        deviceIds: [...ids],
        actions: [...actions],
        ...(hands.length > 0 ? { hands: [...hands] } : {}),
        ...(continues ? { continues } : {}),
        ...(customer === undefined ? {} : { customer }),
      });
      set({ workRefusal: started.ok ? undefined : started.error });
    },

    closeWork: (closedWork) => set({ closedWork }),

    putWorkAway() {
      const { deviceJob, search } = get();
      set({ closedWork: deviceJob.workId, route: atFindDevices });
      // What was found before the work is not true any more.
      if (search.query !== undefined) void intents().findDevices(search.query);
    },
  };
}
