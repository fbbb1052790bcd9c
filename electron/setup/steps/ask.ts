import type { Answer } from '../../../shared/answer.ts';
import type { Question } from '../../../shared/setup-events.ts';
import { keepPlace, type Lease } from '../lease.ts';
import type { SetupWorld } from '../setup-world.ts';
import type { Report } from '../step.ts';

/** Asks and waits for an answer of one of these kinds. */
export type Asks = (
  question: Question,
  kinds: readonly Answer['kind'][],
  signal: AbortSignal,
  report: Report,
) => Promise<Answer>;

/** Asks and waits, and meanwhile keeps the computer on the Photon's network. */
export function askOnPhotonNetwork(world: SetupWorld, lease: Lease): Asks {
  return async (question, kinds, signal, report) => {
    const answered = new AbortController();
    const keeping = keepPlace(world, lease, AbortSignal.any([signal, answered.signal]), report);
    const answer = await ask(world)(question, kinds, signal, report);
    answered.abort();
    // Two ways to the Photon at once would get in each other's way.
    await keeping;
    return answer;
  };
}

/** The question's event goes out before an answer is taken, and nobody can answer before it is drawn. */
export function ask({ prompts }: Pick<SetupWorld, 'prompts'>): Asks {
  return async (question, kinds, signal, report) => {
    const answer = prompts.answerTo(question.id, kinds, signal);
    report({ type: 'question-asked', question });
    const given = await answer;
    report({ type: 'question-answered', questionId: question.id });
    return given;
  };
}
