import { type DevicesState, freshSearch } from './devices-slice.ts';
import {
  atFindDevices,
  atStart,
  atStation,
  backOf,
  beginningOf,
  type HistoryPage,
  type PresetsPage,
  type RouteState,
} from './route.ts';
import { noRun, type RunState } from './run-slice.ts';
import type { SliceParts } from './slice.ts';

export interface RouteIntents {
  backToStart(): void;
  /** Back to where the run or the sign-in was begun. */
  goBack(): void;
  openStation(): void;
  /** Without a page all of it. */
  openHistory(page?: HistoryPage): void;
  /** Without a page all of them. */
  openPresets(page?: PresetsPage): void;
}

export const firstRouteState: RouteState = { route: atStart };

export function routeIntents({ get, set }: SliceParts<RouteState & RunState & DevicesState>): RouteIntents {
  return {
    backToStart: () => set({ ...noRun, route: atStart }),

    openStation: () => set({ ...noRun, route: atStation }),

    openHistory: (page = { page: 'list' }) => set({ route: { at: 'history', page, back: beginningOf(get().route) } }),

    openPresets: (page = { page: 'list' }) => set({ route: { at: 'presets', page, back: beginningOf(get().route) } }),

    goBack() {
      const { route } = get();
      const back = backOf(route);
      // A run changes what was found before it.
      if (route.at === 'run' && back.at === 'devices') set({ ...noRun, ...freshSearch, route: atFindDevices });
      else set({ ...noRun, route: back });
    },
  };
}
