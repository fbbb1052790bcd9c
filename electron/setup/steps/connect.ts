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
 * that still answers has not heard us (the official iOS library asks up to five times). `fromHome`: where it says that it goes that
 * is looked for later, by whoever is home (its answer is the end of its listening mode, Device OS v1.5.2, hal/src/photon/softap.cpp:722-750).
 */
export function connect(
  world: SetupWorld,
  lease: Lease,
  photon: { readonly ssid: string | undefined; readonly id: DeviceId },
  {
    fromHome = false,
    onSent = () => undefined,
  }: { readonly fromHome?: boolean | undefined; readonly onSent?: () => void } = {},
): Step<'left' | 'said-so'> {
  let told = false;
  let lostBefore = false;
  let trouble: Result<never> | undefined;
  let nobodyThere = false;

  /** `still-there`: it listens, and the computer is not with it. */
  async function lookForIt(acknowledged: boolean, signal: AbortSignal): Promise<'left' | 'stays' | 'still-there'> {
    if ((await world.wifi.photonInAir(photon, signal)) === 'seen') return 'stays';
    // It said that it goes. Without that its silence may be the link's: the system and the radio tell more.
    if (acknowledged) return 'left';
    const place = await world.wifi.whereabouts(lease.remembered, signal);
    if (place !== 'elsewhere') return place === 'photon' ? 'stays' : 'left';
    return (await world.wifi.photonInAir(photon, signal, 'radio')) === 'seen' ? 'still-there' : 'left';
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
      if (acknowledged && fromHome) return success('said-so');
      const lookUntil = world.clock.monotonic() + stepLimits.leaveMs;
      while (world.clock.monotonic() < lookUntil && !signal.aborted) {
        const sight = await lookForIt(acknowledged, signal);
        if (sight === 'left') return success('left');
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
