/** Time as an argument. */
export interface Clock {
  /**
   * Milliseconds since 1970, by a clock that a person or a time server may set at any moment, forward and back. For what
   * is told, kept on disk or held against another machine's clock, and for nothing else.
   */
  now(): number;
  /**
   * Whole milliseconds of a clock that nobody sets and that never goes back; only differences mean anything. For how long
   * something took and until when something holds. It goes on while the computer sleeps.
   */
  monotonic(): number;
  /**
   * Waits `ms`; ends early, without an error, when `signal` aborts. Time in which the computer sleeps does not count, so
   * a limit that is slept is not over only because somebody closed the lid.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
