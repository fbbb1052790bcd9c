import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Say } from './error-words.ts';

/**
 * A secret from the environment or, at a terminal, from a prompt that shows nothing; never from an argument, where
 * every user of the computer could read it. Fails with `invalid-input`, naming the variable in the language of `t`,
 * and `cancelled`.
 */
export async function readSecret(
  variable: string | undefined,
  question: string,
  { env, stdin, stderr }: Pick<NodeJS.Process, 'env' | 'stdin' | 'stderr'>,
  t: Say,
): Promise<Result<string>> {
  if (variable !== undefined) {
    // A line end comes along from a file, most often one of Windows; no password, token or client secret ends in it.
    const value = env[variable]?.replace(/\r?\n$|\r$/, '') ?? '';
    if (value === '') return refused(t('commandLine.invalid.variableEmpty', { variable }));
    return /[\r\n]/.test(value) ? refused(t('commandLine.invalid.variableLines', { variable })) : success(value);
  }
  if (!stdin.isTTY) return refused(t('commandLine.invalid.nowhereToAsk', { question }));
  stderr.write(`${question}: `);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: stdin, output: silence, terminal: true });
  try {
    return success(await prompt.question(''));
  } catch {
    // Ctrl-C and Ctrl-D close the prompt.
    return failure(setupError('cancelled'));
  } finally {
    prompt.close();
    stderr.write('\n');
  }
}

function refused(note: string): Result<never> {
  return failure(setupError('invalid-input', { details: { note } }));
}
