import { setupError } from '../../shared/errors.ts';
import type { practiceRequests } from '../../shared/ipc/practice.ts';
import type { PracticeScenario } from '../../shared/practice-scenarios.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { PracticeWorld } from '../composition/practice-world.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { HandlersOf } from './handlers.ts';
import { type ProductSession, productSession } from './product-session.ts';
import { signInGuard } from './sign-in-guard.ts';

/** The practice world while the window is in it. */
export interface PracticeSession extends PracticeWorld {
  readonly scenario: PracticeScenario;
  readonly session: ProductSession;
}

export interface PracticeManager {
  readonly handlers: HandlersOf<typeof practiceRequests>;
  /** The session that the window is in. */
  practiceSession(): PracticeSession | undefined;
  /** Leaves it, and what is under way with it. */
  leave(): Promise<void>;
}

export interface PracticeParts {
  readonly clock: Clock;
  readonly open: (scenario: PracticeScenario) => Promise<PracticeWorld>;
  /** Fails while nothing may begin. */
  readonly mayBegin: () => Result<void>;
  /** Ends what is under way, there or in the real world. */
  readonly endWork: () => Promise<void>;
  readonly changed: () => void;
}

export function practiceManager({ clock, open, mayBegin, endWork, changed }: PracticeParts): PracticeManager {
  let practiceSession: PracticeSession | undefined;

  /** Entering and leaving wait for one another, so that no world is left open behind a quick hand. */
  let lastMove: Promise<unknown> = Promise.resolve();
  function inTurn<Value>(move: () => Promise<Value>): Promise<Value> {
    const turn = lastMove.then(move, move);
    lastMove = turn.catch(() => undefined);
    return turn;
  }

  async function leaveNow(): Promise<void> {
    await endWork();
    const left = practiceSession;
    practiceSession = undefined;
    await left?.close();
  }

  return {
    practiceSession: () => practiceSession,
    leave: () => inTurn(leaveNow),
    handlers: {
      enterPractice: ({ scenario }) =>
        inTurn(async () => {
          const may = mayBegin();
          if (!may.ok) return may;
          await leaveNow();
          const world = await open(scenario);
          // Nobody is locked out of a practice cloud for long: it has a guard of its own.
          const guard = signInGuard(clock, () => 'practice');
          practiceSession = { ...world, scenario, session: productSession(() => world.products, guard, changed) };
          changed();
          return success(undefined);
        }),

      // Beside the run that waits for it, and so not in turn.
      lendPracticeHands: async ({ hands }) => practiceSession?.lendHands(hands) ?? failure(setupError('invalid-input')),

      leavePractice: () =>
        inTurn(async () => {
          await leaveNow();
          changed();
          return success(undefined);
        }),
    },
  };
}
