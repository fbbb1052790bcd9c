import type { DeviceId } from '../../../shared/device-id.ts';
import { isTransient, wasNotHeard } from '../../../shared/error-meaning.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { stepLimits } from '../../../shared/time-limits.ts';
import { holdOn, joinLimitMs, type Lease, whyAway } from '../lease.ts';
import type { SetupWorld } from '../setup-world.ts';
import type { Step } from '../step.ts';

/**
 * Tells the Photon to go, then looks whether it went. An answer proves nothing and its absence nothing either; a Photon
 * that still answers has not heard us (the official iOS library asks up to five times).
 */
export function connect(
  world: SetupWorld,
  lease: Lease,
  photon: { readonly ssid: string | undefined; readonly id: DeviceId },
  onSent: () => void = () => undefined,
): Step<void> {
  let told = false;
  let lostBefore = false;
  let trouble: Result<void> | undefined;
  let nobodyThere = false;

  /** `still-there`: it listens, and the computer is not with it. */
  async function lookForIt(acknowledged: boolean, signal: AbortSignal): Promise<'left' | 'stays' | 'still-there'> {
    if (acknowledged) return (await isGone(signal)) ? 'left' : 'stays';
    if ((await world.wifi.photonInAir(photon, signal)) === 'seen') return 'stays';
    // It did not say that it goes, and its silence may be the link's: the system and the radio tell more.
    const place = await world.wifi.whereabouts(lease.remembered, signal);
    if (place === 'photon' || place === 'unknown') return place === 'photon' ? 'stays' : 'left';
    return (await world.wifi.photonInAir(photon, signal, 'radio')) === 'seen' ? 'still-there' : 'left';
  }

  /** It said that it goes: as soon as its network is not heard, or has let the computer go, which the system may tell seconds earlier. */
  async function isGone(signal: AbortSignal): Promise<boolean> {
    const over = new AbortController();
    const inner = AbortSignal.any([signal, over.signal]);
    const byAir = async () => (await world.wifi.photonInAir(photon, inner)) !== 'seen';
    const bySystem = async () => {
      while (!inner.aborted) {
        if ((await world.wifi.whereabouts(lease.remembered, inner)) === 'elsewhere') return true;
        await world.clock.sleep(stepLimits.leaveLookMs, inner);
      }
      return false;
    };
    const air = byAir();
    const gone = await Promise.race([air, bySystem()]);
    over.abort();
    return gone;
  }

  return {
    id: 'connect',
    timeLimitMs: stepLimits.connectMs + joinLimitMs(world.wifi.mode),
    timeoutCode: 'photon-did-not-leave',
    attempts: 5,
    pauseMs: stepLimits.tryAgainMs,
    // A Photon that stays is told once more.
    retryOn: (code) => !nobodyThere && (isTransient(code) || code === 'photon-did-not-leave'),
    async run(signal, report) {
      // Once told, a Photon that is gone has done what it was told: nothing to go back for.
      const held = told ? success(undefined) : await holdOn(world, lease, lostBefore, signal, report);
      nobodyThere = !held.ok;
      if (!held.ok) return whyAway(held, trouble);
      report({ type: 'connect-sent' });
      onSent();
      const answer = await world.photon.connect(signal);
      lostBefore = !answer.ok;
      trouble = answer.ok ? undefined : answer;
      // Nobody there after a try that got through: that one was heard. Nobody there at the first try: nothing was said.
      const nobody = !answer.ok && wasNotHeard(answer.error.code);
      if (!answer.ok && !(told && nobody)) return answer;
      told = true;
      report({ type: 'light-expected', light: 'green-blinking' });
      const acknowledged = answer.ok && answer.value.acknowledged;
      const lookUntil = world.clock.monotonic() + stepLimits.leaveMs;
      while (world.clock.monotonic() < lookUntil && !signal.aborted) {
        const sight = await lookForIt(acknowledged, signal);
        if (sight === 'left') return success(undefined);
        if (sight === 'still-there') break;
        await world.clock.sleep(stepLimits.leaveLookMs, signal);
      }
      // One that said nothing may not have heard: the computer goes back to it, and tells it again.
      told = acknowledged;
      lostBefore = !acknowledged;
      trouble = failure(setupError('photon-did-not-leave'));
      return trouble;
    },
  };
}
