import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';

/**
 * A secret from the environment or, at a terminal, from a prompt that shows nothing; never from an argument, where
 * every user of the computer could read it. Fails with `invalid-input`, naming the variable,
 * and `cancelled`.
 */
export async function readSecret(
  variable: string | undefined,
  question: string,
  { env, stdin, stderr }: Pick<NodeJS.Process, 'env' | 'stdin' | 'stderr'>,
): Promise<Result<string>> {
  if (variable !== undefined) {
    // A line end comes along from a file, most often one of Windows; no password, token or client secret ends in it.
    const value = env[variable]?.replace(/\r?\n$|\r$/, '') ?? '';
    if (value === '') return refused(`The environment variable ${variable} is empty.`);
    return /[\r\n]/.test(value) ? refused(`The environment variable ${variable} has several lines.`) : success(value);
  }
  if (!stdin.isTTY) return refused(`${question}: no variable named and no terminal to ask at.`);
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
