import type { SetupError } from '../../shared/errors.ts';

/** The parts of the process a command may touch. */
export interface Terminal {
  readonly process: Pick<NodeJS.Process, 'env' | 'stdin' | 'stderr' | 'stdout'>;
  readonly signal: AbortSignal;
}

/** How a command speaks and ends. */
export interface CommandFace {
  readonly terminal: Terminal;
  readonly line: (text: string) => void;
  readonly refuse: (error: SetupError, json: true | undefined) => void;
  readonly end: (exitCode: number) => void;
}
