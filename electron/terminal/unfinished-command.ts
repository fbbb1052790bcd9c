import type { Command } from 'commander';
import { isMendedAlready } from '../../shared/error-meaning.ts';
import type { SetupError } from '../../shared/errors.ts';
import { composeProgram } from '../composition/compose-program.ts';
import { systemClock } from '../ground/system-clock.ts';
import type { AttemptRecord } from '../record/record-port.ts';
import type { CommandFace } from './command-face.ts';
import { recordPasswordOption } from './history-share-command.ts';
import { shareRecord } from './record-sharing.ts';
import { directWay } from './way-to-cloud.ts';

/** What ended in the middle: `unfinished`, and `unfinished --forget` when nobody wants to finish it. */
export function addUnfinishedCommand(program: Command, { terminal, line, refuse, print, words }: CommandFace): void {
  const { t } = words.person.translator;
  const { jsonEvent, jsonUnfinished, plainEvent, plainUnfinished, terminalWord } = print;
  recordPasswordOption(program.command('unfinished').description(t('commandLine.unfinished.is')), t)
    .option('--forget', t('commandLine.unfinished.forget'))
    .option('--json', t('commandLine.jsonLines'))
    .action(async ({ forget, json, recordPasswordEnv }: UnfinishedOptions) => {
      const composed = composeProgram({ folder: terminal.dataFolder, way: directWay });
      const { record } = composed;
      const tell = (notice: SetupError) => {
        const noticed = { type: 'noticed', at: systemClock.now(), notice } as const;
        line((json ? jsonEvent(noticed) : plainEvent(noticed)?.trim()) ?? '');
      };
      const problem = await record.takeProblem();
      // Of a record that cannot be read nobody may say that nothing is left in it.
      if (problem !== undefined && !isMendedAlready(problem.code)) return refuse(problem, json);
      if (problem !== undefined) tell(problem);
      let attempts = await record.interrupted();
      // What nobody left needs no server; what another station has finished since is not left any more.
      const sharing = attempts.length === 0 ? undefined : await shareRecord(composed, terminal, recordPasswordEnv);
      if (sharing?.problem !== undefined) tell(sharing.problem);
      await sharing?.ready();
      if (sharing?.others !== undefined) attempts = await record.interrupted();
      let failed: SetupError | undefined;
      for (const attempt of attempts) {
        line(json ? jsonUnfinished(attempt) : plainUnfinished(attempt));
        if (!forget) continue;
        const attemptId = attempt.runId;
        const end = { type: 'finished', attemptId, at: systemClock.now(), outcome: 'forgotten' } as const;
        const written = await record.write(end);
        if (written.ok) continue;
        failed = written.error;
        break;
      }
      const unsent = await sharing?.end();
      if (unsent !== undefined) tell(unsent);
      if (failed !== undefined) return refuse(failed, json);
      if (json) return;
      if (attempts.length === 0) line(terminalWord('nothingUnfinished'));
      else line(terminalWord(forget ? 'forgotten' : 'unfinishedNext'));
    });
}

interface UnfinishedOptions {
  readonly forget?: true;
  readonly json?: true;
  readonly recordPasswordEnv: string;
}

/** Whether the run that has just ended left an attempt that the window offers to finish. */
export async function canBeFinished(record: AttemptRecord, runId: string | undefined): Promise<boolean> {
  const attempt = (await record.attempts(looksBack)).find((one) => one.runId === runId);
  if (attempt === undefined || attempt.end !== undefined || attempt.connectedAt === undefined) return false;
  const { forWhom } = attempt;
  return forWhom.for !== 'account' || forWhom.userName !== undefined;
}

/** Other programs may have begun some since. */
const looksBack = 20;
