/** The one way to the log: every line goes through the redactor. */
export interface Log {
  /** `topic` is a word of ours. Never throws and never waits for the disk. */
  note(topic: string, text: string): void;
  /** The newest lines, oldest first, those of earlier starts among them. */
  lines(): Promise<readonly string[]>;
}

/** What this session knows to be secret, taken out of every line by its exact value. */
export interface KnownSecrets {
  learn(secrets: readonly string[]): void;
}
