import type { Replies, RequestArguments, RequestName } from '../../shared/ipc/contract.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { LineState } from '../../shared/line-state.ts';

/** Requests that answer with a result; `readSnapshot` alone does not. */
export type AskName = Exclude<RequestName, 'readSnapshot'>;

/** One request; a bridge that breaks answers `internal-error` like every other failure. */
export type Ask = <Name extends AskName>(name: Name, ...values: RequestArguments<Name>) => Promise<Replies[Name]>;

/** What the main process says of itself. */
export interface ToldState {
  /** `undefined` until it has answered once. */
  readonly snapshot: Snapshot | undefined;
  /** The line that runs, or the last one until its end is read. */
  readonly line: LineState | undefined;
}

/** What the intents of a slice are made of: what they read and change, and which intents of others they go on with. */
export interface SliceParts<State, Others = object> {
  readonly get: () => State;
  readonly set: (change: Partial<State>) => void;
  readonly ask: Ask;
  readonly intents: () => Others;
}
