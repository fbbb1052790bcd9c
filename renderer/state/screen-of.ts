import { isProven } from '../../shared/setup-events.ts';
import type { DevicesPage, HistoryPage, PresetsPage, ProductPage, Route } from './route.ts';
import type { WindowState } from './store.ts';

export type RunScreenName = 'find' | 'ownership' | 'choose-network' | 'progress' | 'success' | 'failure';
/** A kind of `Route` is a screen, but for a run, which has several. */
export type ScreenName = 'opening' | 'closing' | Exclude<Route['at'], 'run'> | RunScreenName;

/** A screen, with its page where it has some. */
export type PlaceName =
  | Exclude<ScreenName, 'product' | 'devices' | 'history' | 'presets'>
  | `product/${ProductPage['page']}`
  | `devices/${DevicesPage['page']}`
  | `history/${HistoryPage['page']}`
  | `presets/${PresetsPage['page']}`;

export function placeOf(state: WindowState): PlaceName {
  const screen = screenOf(state);
  const { route } = state;
  // A screen with pages is drawn at its own route alone.
  return 'page' in route && route.at === screen ? (`${screen}/${route.page.page}` as PlaceName) : (screen as PlaceName);
}

/** Which screen shows this state: the run decides, the person only chooses where to be. */
export function screenOf(state: WindowState): ScreenName {
  const { snapshot, route, setup, startProblem, stopping, foundOnline } = state;
  if (snapshot === undefined) return 'opening';
  // A run under way says itself how it ends, and may still need the person's hands.
  if (snapshot.closing) return setup.runId !== undefined && setup.outcome === undefined ? 'progress' : 'closing';
  if (route.at !== 'run') return route.at;
  if (startProblem !== undefined) return 'failure';
  if (stopping) return 'progress';
  if (setup.outcome !== undefined) return isProven(setup.outcome) || foundOnline !== undefined ? 'success' : 'failure';
  if (setup.question?.kind === 'confirm-ownership') return 'ownership';
  // A new scan runs between two questions of the same stage; the list stays on the screen meanwhile.
  if (setup.stages.choose.status === 'running') return 'choose-network';
  // Between two stages the Photon stays found.
  const isFound = setup.stages.choose.status !== 'waiting' || setup.stages.commit.status !== 'waiting';
  return isFound ? 'progress' : 'find';
}

/** Which of the three big steps a screen belongs to, from 0; `undefined` outside of them. */
export function bigStepOf(screen: ScreenName): 0 | 1 | 2 | undefined {
  if (screen === 'find' || screen === 'ownership') return 0;
  if (screen === 'choose-network') return 1;
  if (screen === 'progress') return 2;
  return undefined;
}
