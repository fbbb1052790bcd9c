import { homedir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { refusalLines, refusalOf } from '../app/second-start.ts';
import { knownSecrets } from '../diagnostics/known-secrets.ts';
import { logFile } from '../diagnostics/log-file.ts';
import { redactor } from '../diagnostics/redactor.ts';
import { systemClock } from '../ground/system-clock.ts';
import { shellWords } from './shell-words.ts';
import { endWithReason } from './window-troubles.ts';

/** The end of a start that got no lock of the only instance, with the reason in the log and, where none opens, a window. */
export async function endRefusedStart(): Promise<void> {
  const profile = app.getPath('userData');
  const refusal = refusalOf(profile, process.platform);
  const line = refusalLines[refusal];
  const log = logFile({
    file: path.join(profile, 'logs', 'photon-setup.log'),
    clock: systemClock,
    redact: redactor(knownSecrets().redact, homedir()),
    atOnce: true,
  });
  log.note('start', line);
  await log.lines();
  process.stderr.write(`Photon Setup: start ${line}.\n`);
  if (refusal === 'runs-already') return app.quit();
  await app.whenReady();
  await endWithReason(shellWords().words, (t) => t(`troubles.${refusal}`));
}
