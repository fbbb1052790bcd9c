import { setupError } from '../../shared/errors.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import type { Program } from '../composition/compose-program.ts';
import { driveRun } from './drive-run.ts';
import type { Say } from './error-words.ts';

/** A whole claim in the simulated world, as in the window's practice session. */
export async function practiceClaim(
  { openPractice }: Pick<Program, 'openPractice'>,
  fast: boolean,
  show: (event: SetupEvent) => void,
  signal: AbortSignal,
  t: Say,
): Promise<Outcome> {
  const practice = await openPractice({ scenario: 'everything-works', fast });
  try {
    const network = practice.networks.find(({ password }) => password !== undefined);
    if (network === undefined) return { outcome: 'failed', error: setupError('internal-error') };
    const decisions = { ...network, security: undefined, enterprise: undefined, takeOver: true };
    return await driveRun(practice.world, { photonPrefix: 'Photon', prove: true }, decisions, show, signal, t);
  } finally {
    await practice.close();
  }
}
