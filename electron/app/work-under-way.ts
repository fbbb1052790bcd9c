import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';

/** What one topic may have under way. */
export interface Work {
  readonly busy?: () => boolean;
  /** Ends it, network given back, and forgets what it left. */
  readonly end?: () => Promise<void> | void;
}

/** The work of all topics: each adds its own, and none has to know of another. */
export interface WorkUnderWay {
  readonly busy: () => boolean;
  readonly end: () => Promise<void>;
  add(work: Work): void;
  closing(): boolean;
  /** Nothing begins any more. */
  close(): void;
  /** Fails while this program ends, or is about to be replaced by another version. */
  mayBegin(isBeingReplaced: boolean): Result<void>;
}

export function workUnderWay(): WorkUnderWay {
  const works: Work[] = [];
  let closing = false;
  return {
    add: (work) => void works.push(work),
    busy: () => works.some(({ busy }) => busy?.()),
    async end() {
      await Promise.all(works.map(({ end }) => end?.()));
    },
    closing: () => closing,
    close() {
      closing = true;
    },
    mayBegin(isBeingReplaced) {
      if (closing) return failure(setupError('app-closing'));
      return isBeingReplaced ? failure(setupError('update-under-way')) : success(undefined);
    },
  };
}
