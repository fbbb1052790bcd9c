/** Time as an argument. `now` is milliseconds since 1970; `sleep` ends early, without an error, when `signal` aborts. */
export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
