import type { SetupEvent, Stage } from '../../shared/setup-events.ts';
import type { UntimedEvent } from './step.ts';

/** Tells the stages of one run; one ends where the next begins. */
export function toldStages(event: (untimed: UntimedEvent) => SetupEvent) {
  let stage: Stage | undefined;
  function* leave(): Generator<SetupEvent> {
    if (stage !== undefined) yield event({ type: 'stage-finished', stage });
    stage = undefined;
  }
  function* enter(next: Stage): Generator<SetupEvent> {
    yield* leave();
    stage = next;
    yield event({ type: 'stage-started', stage: next });
  }
  return { enter, leave, isIn: (one: Stage) => stage === one };
}
