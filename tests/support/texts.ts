import { terminalWords } from '../../electron/terminal/error-words.ts';
import { runPrinter } from '../../electron/terminal/print-run.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { Platform } from '../../shared/ipc/snapshot.ts';
import type { Ending } from '../../shared/run-ending.ts';
import { describeError } from '../../shared/text/describe-error.ts';

/** What the terminal says, in English. */
export const englishWords = await terminalWords('en');
export const englishPrinter = runPrinter(englishWords);

/** An error in English. */
export function inEnglish(error: SetupError, platform?: Platform, ending?: Ending) {
  return describeError(error, englishWords.person.translator, platform, ending);
}
