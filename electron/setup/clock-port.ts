/** Time as an argument. */
export interface Clock {
  /**
   * Milliseconds since 1970, by a clock that a person or a time server may set at any moment, forward and back. For what
   * is told, kept on disk or held against another machine's clock, and for nothing else.
   */
  now(): number;
  /**
   * Milliseconds of a clock that nobody sets and that never goes back; only differences mean anything. For how long
   * something took and until when something holds. Whether it goes on while the computer sleeps depends on the system.
   */
  monotonic(): number;
  /** Ends early, without an error, when `signal` aborts. Time in which the computer sleeps does not count. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
