import { isHomeAllTheSame, isNotHome } from '../../../shared/error-meaning.ts';
import { success } from '../../../shared/result.ts';
import type { WifiMode } from '../../../shared/setup-events.ts';
import type { Homecoming, RememberedNetwork } from '../../wifi/wifi-port.ts';
import { handsLimitMs } from '../lease.ts';
import type { SetupWorld } from '../setup-world.ts';
import type { Step } from '../step.ts';

/** The slowest return measured on Linux took 21 s after a vanished access point; the rest is room for retries. */
const giveBackLimitMs = 110_000;

/** After a failure nobody waits long for hands: the result says which network to choose. */
const giveBackAfterFailureMs: Readonly<Record<WifiMode, number>> = {
  simulated: 60_000,
  // Tries begin for 45 s, the last may take 45 s itself, and the internet is waited for 15 s.
  automatic: 110_000,
  manual: 3_000,
};

export function giveNetworkBack(
  { wifi }: SetupWorld,
  remembered: RememberedNetwork,
  after: 'success' | 'failure',
): Step<void> {
  // Where the internet comes another way nothing waits for a person's hands.
  const noHands = wifi.mode === 'simulated' || remembered.keepsInternet;
  const patient = noHands ? giveBackLimitMs : giveBackLimitMs + handsLimitMs;
  return {
    id: 'give-network-back',
    timeLimitMs: after === 'success' ? patient : giveBackAfterFailureMs[wifi.mode],
    timeoutCode: 'home-network-not-back',
    attempts: after === 'success' ? 2 : 1,
    pauseMs: 1_000,
    // A real adapter has its own tries within the limit, and hands have none.
    retryOn: (code) => wifi.mode === 'simulated' && isNotHome(code),
    async run(signal, report) {
      report({ type: 'place-changed', place: 'between' });
      const back = await wifi.giveBack(remembered, (task) => report({ type: 'hand-needed', task }), signal);
      const kept = !back.ok && isHomeAllTheSame(back.error.code);
      if (!back.ok && !kept) return back;
      report({ type: 'hand-done' });
      report({ type: 'place-changed', place: 'own-network' });
      if (kept) report({ type: 'noticed', notice: back.error });
      return success(undefined);
    },
  };
}

/** While the cloud was looked at, the system or the person may have brought the computer home. */
export function lookHome({ wifi }: SetupWorld, remembered: RememberedNetwork): Step<Homecoming> {
  return {
    id: 'give-network-back',
    // Two short questions to the system; a device that is proven does not wait for more.
    timeLimitMs: 15_000,
    timeoutCode: 'home-network-not-back',
    attempts: 1,
    pauseMs: 0,
    async run(signal, report) {
      const back = await wifi.recover(remembered, signal);
      if (back.ok && back.value === 'home') report({ type: 'place-changed', place: 'own-network' });
      return back;
    },
  };
}
