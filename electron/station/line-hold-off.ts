import type { SeenPhoton } from '../../shared/setup-events.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import type { LineBase } from './line-base.ts';

/** How stations that share nothing keep out of each other's way in one air. */
export interface LineHoldOff {
  /**
   * Which of them is taken now, the best first; undefined: none yet, because another station may be about to take it. Whoever
   * asked is woken when it has been waited for long enough, and what is heard then counts.
   */
  choose(waiting: readonly SeenPhoton[]): SeenPhoton | undefined;
  /** A Photon went away, most likely to another station. */
  anotherIsNear(): void;
}

/**
 * A line that has stood idle hears a Photon as soon as another one does, and both would take it: each waits for a part of the time
 * that a join takes, by chance, and so before one in four of those that come after, because two that keep step would never notice each other.
 * Where another station was noticed it does so before each Photon, and takes any of those that are
 * heard: the strongest is most likely the one that the other is at, and stays in the air meanwhile.
 */
const oneIn = 1 / 4;

export function lineHoldOff({ world, clock, changed, ended }: LineBase): LineHoldOff {
  const { random } = world;
  let isIdle = true;
  let nearUntil = Number.NEGATIVE_INFINITY;
  /** Under way, or over. */
  let wait: { isOver: boolean } | undefined;
  const isNear = () => clock.monotonic() < nearUntil;
  let waits: boolean | undefined;

  return {
    choose(waiting) {
      const [best] = waiting;
      if (random === undefined) return best;
      if (best === undefined) {
        isIdle = true;
        waits = undefined;
        wait = undefined;
        return undefined;
      }
      waits ??= random() < oneIn;
      if (isIdle || isNear() || waits) {
        if (wait === undefined) {
          const ms = Math.floor(random() * stationLimits.holdOffMs);
          const mine = { isOver: ms === 0 };
          wait = mine;
          void clock.sleep(ms, ended).then(() => {
            // By the sleep itself: a clock that is read then may be some milliseconds behind it.
            mine.isOver = true;
            changed.tell();
          });
        }
        if (!wait.isOver) return undefined;
      }
      isIdle = false;
      waits = undefined;
      wait = undefined;
      return isNear() ? waiting[Math.floor(random() * waiting.length)] : best;
    },
    anotherIsNear() {
      nearUntil = clock.monotonic() + stationLimits.anotherNearMs;
    },
  };
}
