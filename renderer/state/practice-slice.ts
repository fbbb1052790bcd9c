import { idleDeviceJob } from '../../shared/device-job-state.ts';
import type { PracticeHands } from '../../shared/ipc/practice.ts';
import type { PracticeScenario } from '../../shared/practice-scenarios.ts';
import { type DevicesState, freshSearch } from './devices-slice.ts';
import type { ProductState } from './product-slice.ts';
import { atStart, beginningOf, firstPageOf, type Route, type RouteState } from './route.ts';
import { noRun, type RunIntents, type RunState } from './run-slice.ts';
import type { SliceParts, ToldState } from './slice.ts';

export interface PracticeState {
  /** A practice session is being opened, so the start screen takes no second click. */
  readonly entering: boolean;
}

export interface PracticeIntents {
  practise(scenario: PracticeScenario): Promise<void>;
  /** Does in the simulated world what is asked of the person's hands; the run notices by itself. */
  lendPracticeHands(hands: PracticeHands): Promise<void>;
  leavePractice(): Promise<void>;
}

export const firstPracticeState: PracticeState = { entering: false };

type Touched = ToldState & RouteState & RunState & DevicesState & ProductState & PracticeState;

export function practiceIntents({ get, set, ask, intents }: SliceParts<Touched, RunIntents>): PracticeIntents {
  return {
    async practise(scenario) {
      const { route, snapshot } = get();
      const beginning = beginningOf(route);
      const isRunning = snapshot?.running === true;
      const run: Route = { at: 'run', back: beginning };
      // The session takes a moment that nobody has to wait for before the next screen.
      const isShown = beginning.at === 'start' && !isRunning;
      set({ ...(isShown ? { ...noRun, route: run } : { stopping: isRunning }), entering: true });
      const entered = await ask('enterPractice', { scenario });
      if (isShown && (get().route !== run || get().stopping)) {
        // Canceled meanwhile.
        if (entered.ok) await ask('leavePractice');
        return set({ entering: false });
      }
      set({ ...noRun, ...freshSearch, entering: false, deviceEvents: [], deviceJob: idleDeviceJob });
      if (!entered.ok) return set({ route: run, startProblem: entered.error });
      // Another session has another product and other devices, which begin at their first page.
      if (beginning.at !== 'start') return set({ route: firstPageOf(beginning) });
      return intents().startSetup({ for: 'account' });
    },

    async lendPracticeHands(hands) {
      await ask('lendPracticeHands', { hands });
    },

    async leavePractice() {
      // Simulated devices are gone with their session.
      const left = { ...noRun, ...freshSearch, deviceJob: idleDeviceJob, route: atStart };
      // The screen that is left shall not take the focus once more when the button of the banner goes.
      set(get().snapshot?.running === true ? { stopping: true } : left);
      await ask('leavePractice');
      set(left);
    },
  };
}
