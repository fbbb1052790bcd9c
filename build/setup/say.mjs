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
 * Runs a command of ours: a missing piece ends it with its one sentence and exit code 1, a bug with its stack.
 * @param {() => Promise<number>} command resolves with the exit code
 */
export async function runCommand(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    say(error instanceof MissingPiece ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}
