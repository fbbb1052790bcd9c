import { useEffect, useRef, useState } from 'react';
import type { SetupError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';

/** Long enough to walk along a shelf and look. */
export const signalMs = 30_000;

/**
 * Lets a device show itself for a while; one that still does is told to stop when the person moves on.
 * @param of the device
 * @param signal tells it to begin or to stop
 * @param isShown it does so by itself: then it can only be told to stop
 */
export function useBlink(of: string, signal: (on: boolean) => Promise<Result<void>>, isShown = false) {
  const [isBlinking, setBlinking] = useState(false);
  const [refusal, setRefusal] = useState<SetupError>();
  const on = useRef(false);
  const latest = useRef(signal);
  latest.current = signal;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another device is another signal
  useEffect(() => {
    const { current: tell } = latest;
    return () => {
      if (on.current) void tell(false);
      on.current = false;
    };
  }, [of]);

  const turn = async (wanted: boolean) => {
    const answer = await latest.current(wanted);
    setRefusal(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    on.current = wanted;
    setBlinking(wanted);
  };
  const end = useRef(turn);
  end.current = turn;
  useEffect(() => {
    if (!isBlinking) return;
    const timer = setTimeout(() => void end.current(false), signalMs);
    return () => clearTimeout(timer);
  }, [isBlinking]);
  const shows = isBlinking || isShown;
  return { isBlinking: shows, refusal, turn: () => void turn(!shows) };
}
