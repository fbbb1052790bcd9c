import { isHomeAllTheSame, isNotHome } from '../../../shared/error-meaning.ts';
import { success } from '../../../shared/result.ts';
import type { WifiMode } from '../../../shared/setup-events.ts';
import { stepLimits } from '../../../shared/time-limits.ts';
import type { Homecoming, RememberedNetwork } from '../../wifi/wifi-port.ts';
import type { SetupWorld } from '../setup-world.ts';
import type { Step } from '../step.ts';

/** After a failure nobody waits long for hands: the result says which network to choose. */
const giveBackAfterFailureMs: Readonly<Record<WifiMode, number>> = {
  simulated: stepLimits.giveBackSimulatedMs,
  automatic: stepLimits.giveBackMs,
  manual: stepLimits.giveBackManualMs,
};

export function giveNetworkBack(
  { wifi, others }: SetupWorld,
  remembered: RememberedNetwork,
  after: 'success' | 'failure',
): Step<void> {
  // Where the internet comes another way nothing waits for a person's hands.
  const noHands = wifi.mode === 'simulated' || remembered.keepsInternet;
  const patient = noHands ? stepLimits.giveBackMs : stepLimits.giveBackMs + stepLimits.userActionMs;
  return {
    id: 'give-network-back',
    timeLimitMs: after === 'success' ? patient : giveBackAfterFailureMs[wifi.mode],
    timeoutCode: 'home-network-not-back',
    attempts: after === 'success' ? 2 : 1,
    pauseMs: stepLimits.tryAgainMs,
    // A real adapter has its own tries within the limit, and hands have none.
    retryOn: (code) => wifi.mode === 'simulated' && isNotHome(code),
    async run(signal, report) {
      report({ type: 'place-changed', place: 'between' });
      const back = await wifi.giveBack(remembered, (task) => report({ type: 'hand-needed', task }), signal);
      const kept = !back.ok && isHomeAllTheSame(back.error.code);
      if (!back.ok && !kept) return back;
      report({ type: 'hand-done' });
      report({ type: 'place-changed', place: 'own-network' });
      others?.wake?.();
      if (kept) report({ type: 'noticed', notice: back.error });
      return success(undefined);
    },
  };
}

/** While the cloud was looked at, the system or the person may have brought the computer home. */
export function lookHome({ wifi, others }: SetupWorld, remembered: RememberedNetwork): Step<Homecoming> {
  return {
    id: 'give-network-back',
    // Two short questions to the system; a device that is proven does not wait for more.
    timeLimitMs: stepLimits.lookHomeMs,
    timeoutCode: 'home-network-not-back',
    attempts: 1,
    pauseMs: 0,
    async run(signal, report) {
      const back = await wifi.recover(remembered, signal);
      if (!back.ok || back.value !== 'home') return back;
      report({ type: 'place-changed', place: 'own-network' });
      others?.wake?.();
      return back;
    },
  };
}
