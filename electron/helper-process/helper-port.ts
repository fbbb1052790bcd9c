/** A process that can be ended: Node's fork in the terminal face, Electron's utility process in the app. */
export interface Helper {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Also when it could not be started. */
  onExit(listener: () => void): void;
  kill(): void;
}

export type StartHelper = (env: NodeJS.ProcessEnv) => Helper;
