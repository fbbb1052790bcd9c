import type { Command } from 'commander';
import { setupError } from '../../shared/errors.ts';
import { composeProgram } from '../composition/compose-program.ts';
import { systemClock } from '../ground/system-clock.ts';
import type { CommandFace } from './command-face.ts';
import { directWay } from './way-to-cloud.ts';

/** What ended in the middle: `unfinished`, and `unfinished --forget` when nobody wants to finish it. */
export function addUnfinishedCommand(program: Command, { terminal, line, refuse, print, words }: CommandFace): void {
  const { t } = words.person.translator;
  const { jsonEvent, jsonUnfinished, plainEvent, plainUnfinished, terminalWord } = print;
  program
    .command('unfinished')
    .description(t('commandLine.unfinished.is'))
    .option('--forget', t('commandLine.unfinished.forget'))
    .option('--json', t('commandLine.jsonLines'))
    .action(async ({ forget, json }: { forget?: true; json?: true }) => {
      const { ledger } = composeProgram({ folder: terminal.dataFolder, way: directWay });
      const problem = await ledger.takeProblem();
      // Of a record that cannot be read nobody may say that nothing is left in it.
      if (problem?.code === 'journal-unreadable') return refuse(problem, json);
      if (problem !== undefined) {
        const noticed = { type: 'noticed', at: systemClock.now(), notice: problem } as const;
        line((json ? jsonEvent(noticed) : plainEvent(noticed)?.trim()) ?? '');
      }
      const attempts = await ledger.interrupted();
      for (const attempt of attempts) {
        line(json ? jsonUnfinished(attempt) : plainUnfinished(attempt));
        if (!forget) continue;
        const end = {
          type: 'ended',
          runId: attempt.runId,
          at: systemClock.now(),
          outcome: 'forgotten',
          tookMs: 0,
        } as const;
        if (!(await ledger.write(end))) return refuse(setupError('ledger-not-written'), json);
      }
      if (json) return;
      if (attempts.length === 0) line(terminalWord('nothingUnfinished'));
      else line(terminalWord(forget ? 'forgotten' : 'unfinishedNext'));
    });
}
