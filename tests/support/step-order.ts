import { type RunKind, rowOf, type StepId, setupSteps } from '../../shared/setup-steps.ts';

/** Every step of an untroubled run, in its order. */
export const stepsOf = (kind: RunKind): readonly StepId[] =>
  (Object.keys(setupSteps) as StepId[]).filter((step) => {
    const { runs, sometimes = false } = rowOf(step);
    return !sometimes && (runs?.includes(kind) ?? true);
  });

export const developerSteps = stepsOf('developer');

/** What is done while the computer is on the Photon's own network, in this order. */
export const stepsOnPhoton = developerSteps.filter((step) => rowOf(step).onPhoton);
