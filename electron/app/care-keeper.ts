import type { CareEvent } from '../../shared/bring-back.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';

/** Keeps the one work on devices of this window: its events for a reloaded page, and its stop. */
export interface CareKeeper {
  events(): readonly CareEvent[];
  running(): boolean;
  /** Fails with `work-already-running`. */
  start(work: (workId: string, signal: AbortSignal) => AsyncIterable<CareEvent>): Result<{ readonly workId: string }>;
  /** Ends the work between two calls; resolves when every action has its result. */
  stop(): Promise<void>;
  forget(): void;
}

export function careKeeper(
  show: (event: CareEvent) => void,
  newId: () => string,
  changed: () => void = () => undefined,
): CareKeeper {
  let events: CareEvent[] = [];
  let current: { readonly stop: AbortController; readonly over: Promise<void> } | undefined;

  async function follow(work: AsyncIterable<CareEvent>): Promise<void> {
    try {
      for await (const event of work) {
        events.push(event);
        show(event);
      }
    } finally {
      current = undefined;
      changed();
    }
  }

  return {
    events: () => events,
    running: () => current !== undefined,
    start(work) {
      if (current !== undefined) return failure(setupError('work-already-running'));
      events = [];
      const workId = newId();
      const stop = new AbortController();
      current = { stop, over: follow(work(workId, stop.signal)) };
      changed();
      return success({ workId });
    },
    async stop() {
      current?.stop.abort();
      await current?.over;
    },
    forget() {
      events = [];
    },
  };
}
