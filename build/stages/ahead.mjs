import { sayError } from '../setup/say.mjs';

/**
 * Makes what later stages need beside those that wait: one after the other, in the stages' order.
 * @param {readonly import('./stages.mjs').Stage[]} stages
 * @param {Promise<unknown>} [first] what must have ended before, well or not: one program at a time may install packages
 * @param {AbortSignal} [interrupted] nothing further is begun
 * @returns {(stage: import('./stages.mjs').Stage) => Promise<void>} resolves when nothing is being made for this stage
 *   any more. What could not be made is said; the stage itself tries again, and says what that means for it.
 */
export function makeAhead(stages, first = Promise.resolve(), interrupted = undefined) {
  /** @type {Map<import('./stages.mjs').Stage, Promise<void>>} */
  const made = new Map();
  const nothing = () => {};
  let last = first.then(nothing, nothing);
  for (const stage of stages) {
    const { ahead } = stage;
    if (ahead === undefined) continue;
    last = last.then(() => (interrupted?.aborted ? undefined : ahead())).then(nothing, sayError);
    made.set(stage, last);
  }
  return (stage) => made.get(stage) ?? Promise.resolve();
}
