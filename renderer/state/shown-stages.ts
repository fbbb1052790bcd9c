import { type Stage, typicalStageMs } from '../../shared/setup-events.ts';
import type { SetupState, StageState } from '../../shared/setup-state.ts';

/** The five stages a person sees; `choose` is a screen of its own, and joining and asking are one thing to look at. */
export const shownStages = {
  prepare: ['prepare'],
  join: ['join', 'inspect'],
  commit: ['commit'],
  'give-back': ['give-back'],
  prove: ['prove'],
} as const satisfies Partial<Record<Stage, readonly Stage[]>>;

export type ShownStage = keyof typeof shownStages;
export const shownStageNames = Object.keys(shownStages) as readonly ShownStage[];

export interface ShownStageState extends StageState {
  /** Milliseconds it usually takes. */
  readonly typicalMs: number;
}

/** Over a cable the computer joins nothing, and so has nowhere to come back from. */
export function shownStagesOf({ cable }: Pick<SetupState, 'cable'>): readonly ShownStage[] {
  return cable ? shownStageNames.filter((name) => name !== 'give-back') : shownStageNames;
}

/** One shown stage as the sum of its parts. */
export function shownStage(setup: SetupState, name: ShownStage): ShownStageState {
  const parts = shownStages[name].filter((part: Stage) => !setup.cable || part !== 'join');
  const states = parts.map((part) => setup.stages[part]);
  const first = states[0];
  const last = states.at(-1);
  return {
    status: statusOf(states),
    ...(first?.startedAt === undefined ? {} : { startedAt: first.startedAt }),
    ...(last?.finishedAt === undefined ? {} : { finishedAt: last.finishedAt }),
    typicalMs: parts.reduce((sum, part) => sum + (typicalStageMs[part] ?? 0), 0),
  };
}

function statusOf(states: readonly StageState[]): StageState['status'] {
  const every = (status: StageState['status']) => states.every((state) => state.status === status);
  if (states.some((state) => state.status === 'failed')) return 'failed';
  if (every('done')) return 'done';
  return every('waiting') ? 'waiting' : 'running';
}

/** The stage under way, or the last one that was. */
export function currentStage(setup: SetupState): ShownStage {
  return shownStageNames.findLast((name) => shownStage(setup, name).status !== 'waiting') ?? 'prepare';
}
