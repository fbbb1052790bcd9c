/** At most one piece of work at a time, which can be stopped and waited for. */
export interface SingleTask {
  running(): boolean;
  /** False, and nothing begins, while another is under way. */
  start(work: (signal: AbortSignal) => Promise<void>): boolean;
  /** Asks the work to end, if there is any; resolves when it has. Rejects as the work does. */
  stop(): Promise<void>;
}

/** `ended`: the work is over, however it went, and another may begin. */
export function singleTask(ended: () => void): SingleTask {
  let current: { readonly stop: AbortController; readonly over: Promise<void> } | undefined;

  async function follow(work: Promise<void>): Promise<void> {
    try {
      await work;
    } finally {
      current = undefined;
      ended();
    }
  }

  return {
    running: () => current !== undefined,
    start(work) {
      if (current !== undefined) return false;
      const stop = new AbortController();
      current = { stop, over: follow(work(stop.signal)) };
      return true;
    },
    async stop() {
      current?.stop.abort();
      await current?.over;
    },
  };
}
