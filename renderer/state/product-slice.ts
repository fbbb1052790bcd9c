import type { SetupError } from '../../shared/errors.ts';
import type { DeviceEvent } from '../../shared/ipc/device.ts';
import { type DraftsState, noProductDrafts } from './drafts-slice.ts';
import { type ProductPage, productFrom, type RouteState } from './route.ts';
import { noRun, type RunIntents, type RunState } from './run-slice.ts';
import type { SliceParts } from './slice.ts';

/** How many events of devices are kept. */
export const deviceEventLimit = 200;

/** With its number, by which a list tells it from another that says the same. */
export interface NumberedDeviceEvent extends DeviceEvent {
  readonly number: number;
}

export interface ProductState {
  /** Newest first. */
  readonly deviceEvents: readonly NumberedDeviceEvent[];
  /** Why the cloud lets nobody watch any more. */
  readonly watchEnded: SetupError | undefined;
}

export interface ProductIntents {
  openProductPage(page?: ProductPage): void;
  productOpened(): void;
  closeProduct(): Promise<void>;
  forgetDeviceEvents(): void;
  forgetWatchEnd(): void;
}

export const firstProductState: ProductState = { deviceEvents: [], watchEnded: undefined };

export function withDeviceEvent(
  { deviceEvents }: ProductState,
  event: DeviceEvent,
  number: number,
): Partial<ProductState> {
  return { deviceEvents: [{ ...event, number }, ...deviceEvents].slice(0, deviceEventLimit) };
}

export function productIntents({
  get,
  set,
  ask,
  intents,
}: SliceParts<RouteState & RunState & DraftsState & ProductState, RunIntents>): ProductIntents {
  return {
    openProductPage: (page = { page: 'home' }) =>
      set({ ...noRun, deviceIdDraft: '', route: productFrom(get().route, page) }),

    productOpened() {
      const { finishing, route } = get();
      if (finishing !== undefined) return void intents().finishUnfinished();
      if (route.at === 'product' && route.back.at !== 'start') set({ ...noRun, route: route.back });
    },

    async closeProduct() {
      await ask('closeProduct');
      const { route } = get();
      const atHome = route.at === 'product' ? { route: { ...route, page: { page: 'home' } as const } } : {};
      set({ ...noProductDrafts, deviceEvents: [], ...atHome });
    },

    forgetDeviceEvents: () => set({ deviceEvents: [] }),
    forgetWatchEnd: () => set({ watchEnded: undefined }),
  };
}
