/**
 * Says one line to the person. On standard error, so that the output of `npm run --silent cli` and `simulator` stays
 * theirs alone.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A piece that is missing and cannot be mended here: the sentence says what, and which command mends it. */
export class MissingPiece extends Error {}

/**
 * A missing piece is said in its one sentence, a bug with its stack.
 * @param {unknown} error
 */
export function sayError(error) {
  if (error instanceof MissingPiece) say(error.message);
  else say(String(error instanceof Error ? error.stack : error));
}

/**
 * Runs a command of ours; what it throws is said and ends it with exit code 1.
 * @param {() => Promise<number>} command resolves with the exit code
 */
export async function runCommand(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    sayError(error);
    process.exitCode = 1;
  }
}
