import { isHadByAnother, isMendedBy, verdictOfFailure } from '../../shared/error-meaning.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { Outcome } from '../../shared/setup-events.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { LineBase } from './line-base.ts';
import { type Slot, wasUnreached } from './line-device.ts';
import type { LineDevices } from './line-devices.ts';
import { type LineStops, passesByItself } from './line-stops.ts';

/**
 * The Photon that is known to be good: what the line, its network, the cloud and the preset do with it shows whether they
 * work, before any other device is touched. What it fails by is the bench's, whatever the device says.
 */
export interface LineGolden {
  /** From now on it is looked for, and after a while it is said that it was not found. */
  look(): void;
  conclude(slot: Slot, outcome: Outcome, triesAtMost: number): Promise<void>;
  /**
   * It failed before it told its ID, while the golden one was awaited: it may be that one. After its tries it is said that the
   * golden one was not found, and after a while it is tried again.
   */
  queueNameless(slot: Slot, error: SetupError, triesAtMost: number): void;
}

export function lineGolden(base: LineBase, devices: LineDevices, stops: LineStops): LineGolden {
  const { world, clock, golden, say, changed, ended, ending } = base;
  let looks = 0;
  let triesLater = false;

  async function look(): Promise<void> {
    if (golden.id === undefined) return;
    looks += 1;
    const mine = looks;
    await clock.sleep(stationLimits.goldenMs, ending);
    if (ending.aborted || mine !== looks || !golden.isAwaited) return;
    const isWorking = [...devices.inFlight].some(({ device }) => device.isGolden);
    // Nobody looks for it while the line stands.
    if (isWorking || stops.why() !== undefined) return look();
    notFound();
  }

  function notFound(): void {
    if (golden.id === undefined) return;
    say({ type: 'golden-not-found', error: setupError('golden-not-found', { details: { id: golden.id } }) });
    changed.tell();
  }

  async function tryNamelessLater(): Promise<void> {
    if (triesLater) return;
    triesLater = true;
    notFound();
    await clock.sleep(stationLimits.goldenMs, ending);
    triesLater = false;
    devices.tryNamelessAnew();
    changed.tell();
  }

  return {
    look: () => void look(),
    async conclude(slot, outcome, triesAtMost) {
      const { device, number } = slot;
      if (outcome.outcome !== 'failed') {
        golden.isAwaited = false;
        devices.goldenPassed(slot);
        stops.proven();
        return devices.finish(number, device, 'PASS', undefined);
      }
      const { error } = outcome;
      devices.inFlight.delete(slot);
      const verdict = verdictOfFailure(error);
      const isElsewhere = isHadByAnother(error.code);
      const isOver = ended.aborted || verdict === 'ABORTED';
      void look();
      if (!isOver && device.attempts < triesAtMost) {
        // It was not reached, or what is in the way goes by itself: so does its next try.
        const isPassing = verdict === 'ERROR' && passesByItself(error);
        if (isPassing) stops.stopFor(error);
        // It runs its own program until a hand has brought it to listen, and what that takes was said.
        const awaitsHand = world.cables !== undefined && isMendedBy(error.code, 'buttons');
        // Most likely for as long as it takes to read an ID.
        const isLeft = error.code === 'photon-left-untouched' || isElsewhere;
        if (isPassing || awaitsHand || isLeft) return devices.queue(slot, error);
      }
      devices.finish(number, device, isOver ? 'ABORTED' : isElsewhere ? 'SKIPPED' : 'ERROR', error);
      // It is met anew as soon as the line goes on.
      devices.forget((one) => one === device);
      if (!isOver) stops.stopFor(isElsewhere ? error : setupError('golden-failed'));
    },
    queueNameless(slot, error, triesAtMost) {
      const { device } = slot;
      if (verdictOfFailure(error) === 'ERROR' && !wasUnreached(device, error)) stops.struck(error);
      devices.queue(slot, error);
      // Nobody knows whether it is the golden one: that is not found yet, and the bench is not held to be at fault.
      if (device.attempts >= triesAtMost) void tryNamelessLater();
    },
  };
}
