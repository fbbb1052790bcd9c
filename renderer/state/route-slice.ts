import { type DevicesState, freshSearch } from './devices-slice.ts';
import { atDoors, atFindDevices, backOf, type RouteState } from './route.ts';
import { noRun, type RunState } from './run-slice.ts';
import type { SliceParts } from './slice.ts';

export interface RouteIntents {
  backToDoors(): void;
  /** Back to where the run or the sign-in was begun. */
  goBack(): void;
}

export const firstRouteState: RouteState = { route: atDoors };

export function routeIntents({ get, set }: SliceParts<RouteState & RunState & DevicesState>): RouteIntents {
  return {
    backToDoors: () => set({ ...noRun, route: atDoors }),

    goBack() {
      const { route } = get();
      const back = backOf(route);
      // A run changes what was found before it.
      if (route.at === 'run' && back.at === 'bring-back') set({ ...noRun, ...freshSearch, route: atFindDevices });
      else set({ ...noRun, route: back });
    },
  };
}
