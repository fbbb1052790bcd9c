import { isContactLost } from '../../../shared/error-meaning.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
import { stepLimits } from '../../../shared/time-limits.ts';
import { joinLimitMs, type Lease } from '../lease.ts';
import type { SetupWorld } from '../setup-world.ts';
import type { Step } from '../step.ts';

/**
 * From here on the computer's Wi-Fi is on lease: noted on disk before anything moves. Whoever is to end it hears of it by
 * `onHeld`, because a run may be left before it hears of the end of this step.
 */
export function rememberNetwork(
  { wifi, journal }: SetupWorld,
  ssid: string | undefined,
  onHeld: (lease: Lease) => void,
): Step<Lease> {
  return {
    id: 'remember-network',
    timeLimitMs: stepLimits.rememberMs,
    // Nothing was joined yet: the system did not say where the computer is.
    timeoutCode: 'wifi-service-not-running',
    attempts: 2,
    pauseMs: stepLimits.rememberAgainMs,
    // For one that was busy; what the system does answer stays the same.
    retryOn: (code) => code === 'wifi-service-not-running',
    async run(signal, report) {
      const remembered = await wifi.remember(signal, ssid);
      if (!remembered.ok) return remembered;
      const note = await journal.begin(remembered.value);
      if (!note.ok) return note;
      if (signal.aborted) {
        await note.value.close(true);
        return failure(setupError('cancelled'));
      }
      const lease = { remembered: remembered.value, note: note.value, ssid, deviceId: undefined };
      onHeld(lease);
      if (!note.value.written) report({ type: 'noticed', notice: setupError('journal-not-written') });
      const { networkName, adapter, keepsInternet } = remembered.value;
      report({
        type: 'network-remembered',
        ...(networkName === undefined ? {} : { networkName }),
        ...(adapter === undefined ? {} : { adapter }),
        keepsInternet,
      });
      return success(lease);
    },
  };
}

/** Joined is what answers `device-id` like a Photon, never what has the right name. */
export function joinPhoton({ wifi }: SetupWorld, { ssid, remembered }: Lease): Step<void> {
  const hands = wifi.mode !== 'simulated';
  return {
    id: 'join-photon',
    timeLimitMs: joinLimitMs(wifi.mode),
    timeoutCode: 'photon-network-not-joined',
    attempts: hands ? 1 : 2,
    pauseMs: stepLimits.tryAgainMs,
    // A join that did not come about is the thing to try again; a computer that lets nothing through stays like that.
    retryOn: isContactLost,
    async run(signal, report) {
      report({ type: 'place-changed', place: 'between' });
      const joined = await wifi.joinPhoton(ssid, remembered, (task) => report({ type: 'hand-needed', task }), signal);
      if (!joined.ok) return joined;
      report({ type: 'hand-done' });
      report({ type: 'place-changed', place: 'photon' });
      return joined;
    },
  };
}
