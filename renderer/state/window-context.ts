import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Intents, WindowState, WindowStore } from './store.ts';

/** What every component can reach: the store, and the time as an argument. */
export interface WindowParts extends WindowStore {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export const WindowContext = createContext<WindowParts | undefined>(undefined);

function useParts(): WindowParts {
  const parts = useContext(WindowContext);
  if (parts === undefined) throw new Error('a component stands outside of WindowContext');
  return parts;
}

export function useWindow<Value>(select: (state: WindowState) => Value): Value {
  return useStore(useParts().store, select);
}

export function useIntents(): Intents {
  return useParts().intents;
}

const minuteMs = 60_000;

/** The time, once a minute: what is said of the past of devices is no finer, and says the same on all screens. */
export function useMinute(): number {
  return Math.floor(useNow() / minuteMs) * minuteMs;
}

/** The time, once a second as long as the component is drawn. */
export function useNow(): number {
  const { now } = useParts();
  const [time, setTime] = useState(now);
  useEffect(() => {
    const ticking = setInterval(() => setTime(now()), 1000);
    return () => clearInterval(ticking);
  }, [now]);
  return time;
}
