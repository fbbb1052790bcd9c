import { isHomeAllTheSame, isMendedBy } from '../../shared/error-meaning.ts';
import { type ErrorCode, setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import { wifiLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { AutomaticWifi } from './automatic-wifi.ts';
import type { ComputerWifi } from './wifi-port.ts';

/** The automatic way, and where it does not get through, the person's hands; what they do is noticed by itself. */
export function assistedWifi(
  automatic: AutomaticWifi,
  manual: ComputerWifi,
  clock: Pick<Clock, 'sleep' | 'monotonic'>,
): ComputerWifi {
  /** How the computer got onto the Photon's network; undefined while it is not there. */
  let joinedBy: ComputerWifi | undefined;

  const join = async (way: ComputerWifi, ...how: Parameters<ComputerWifi['joinPhoton']>) => {
    const joined = await way.joinPhoton(...how);
    if (joined.ok) joinedBy = way;
    return joined;
  };

  /** Ends when the automatic way gets through after all, or when that has no use any more. */
  async function onceItHasPassed(...[ssid, remembered, needHands, signal]: Parameters<ComputerWifi['joinPhoton']>) {
    for (;;) {
      await clock.sleep(wifiLimits.obstacleLookMs, signal);
      if (signal.aborted) return failure(setupError('cancelled'));
      const joined = await join(automatic, ssid, remembered, needHands, signal);
      if (joined.ok || !isMendedBy(joined.error.code, 'switching-on')) return joined;
    }
  }

  /** The hands, and beside them the automatic way where what was in its way may pass; both have ended afterwards. */
  async function joinManually(obstacle: ErrorCode, ...how: Parameters<ComputerWifi['joinPhoton']>) {
    const [ssid, remembered, needHands, signal] = how;
    // Once the person has switched it on, the program joins by itself after all.
    if (!isMendedBy(obstacle, 'switching-on')) return join(manual, ...how);
    const over = new AbortController();
    const both = AbortSignal.any([signal, over.signal]);
    const endOther = (joined: Awaited<ReturnType<typeof join>>) => {
      if (joined.ok) over.abort();
      return joined;
    };
    const hands = join(manual, ssid, remembered, needHands, both).then(endOther);
    const [again, joinedManually] = await Promise.all([
      onceItHasPassed(ssid, remembered, needHands, both).then(endOther),
      hands.finally(() => over.abort()),
    ]);
    return again.ok ? again : joinedManually;
  }

  /** Where the internet goes another way it is no sign of the hands' work; the system's word is. */
  async function returnBesideInternet(...[remembered, needHands, signal]: Parameters<ComputerWifi['giveBack']>) {
    const { networkName } = remembered;
    const startedAt = clock.monotonic();
    needHands({ kind: 'return-to-own-network', ...(networkName === undefined ? {} : { networkName }) });
    while (!signal.aborted && clock.monotonic() - startedAt < wifiLimits.besideInternetMs) {
      if (await automatic.hasLeft(remembered, signal)) return success(undefined);
      await clock.sleep(wifiLimits.userActionLookMs, signal);
    }
    return failure(setupError(signal.aborted ? 'cancelled' : 'home-network-not-back'));
  }

  return {
    mode: 'automatic',
    photons: (prefix, signal, wanted) => automatic.photons(prefix, signal, wanted),
    ...(automatic.networks === undefined ? {} : { networks: automatic.networks }),
    whereabouts: (remembered, signal) => (joinedBy ?? manual).whereabouts(remembered, signal),
    recover: (remembered, signal) => automatic.recover(remembered, signal),

    // A computer whose network cannot be remembered can still be moved by hand, there and back.
    async remember(signal, ssid) {
      const remembered = await automatic.remember(signal, ssid);
      return remembered.ok || signal.aborted ? remembered : manual.remember(signal, ssid);
    },

    async joinPhoton(ssid, remembered, needHands, signal) {
      if (ssid === undefined || remembered.handle === undefined) {
        return join(manual, ssid, remembered, needHands, signal);
      }
      const joined = await join(automatic, ssid, remembered, needHands, signal);
      if (joined.ok || isMendedBy(joined.error.code, 'nothing')) return joined;
      if (signal.aborted) return failure(setupError('cancelled'));
      needHands({ kind: 'join-photon', ssid, obstacle: joined.error });
      // The same task is not told twice: the reason that stands there is the one to read.
      const tellMore: typeof needHands = (task) => {
        if (task.kind !== 'join-photon' || task.obstacle !== undefined) needHands(task);
      };
      const joinedManually = await joinManually(joined.error.code, ssid, remembered, tellMore, signal);
      return joinedManually.ok || joinedManually.error.code !== 'photon-network-not-joined' ? joinedManually : joined;
    },

    async giveBack(remembered, needHands, signal) {
      joinedBy = undefined;
      if (remembered.handle === undefined) return manual.giveBack(remembered, needHands, signal);
      const back = await automatic.giveBack(remembered, needHands, signal);
      if (back.ok || isHomeAllTheSame(back.error.code) || signal.aborted) return back;
      const joinedManually = await (remembered.keepsInternet
        ? returnBesideInternet(remembered, needHands, signal)
        : manual.giveBack(remembered, needHands, signal));
      if (!joinedManually.ok) return joinedManually.error.code === 'cancelled' ? joinedManually : back;
      // The hands brought the computer home; what the join left behind is still to be removed.
      const tidied = await automatic.recover(remembered, signal);
      return tidied.ok ? success(undefined) : tidied;
    },

    // On its network the Photon's answer tells most; from elsewhere the radio does.
    photonInAir: (photon, signal, by) =>
      (joinedBy === undefined || by === 'radio' ? automatic : manual).photonInAir(photon, signal, by),
  };
}
