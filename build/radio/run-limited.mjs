import { spawn } from 'node:child_process';

const keptOutput = 4_000;
/** After the polite signal; long enough to delete a half-made image. */
const killAfterMs = 5_000;

/**
 * Runs a program until it ends or the signal aborts it. Its errors go to ours, for they tell how far it is.
 * @param {readonly string[]} command the program and its arguments
 * @param {{ signal: AbortSignal, onOutput?: (text: string) => void, quiet?: boolean }} options `onOutput`: what it prints;
 *   `quiet`: its errors are nobody's business
 * @returns {Promise<void>} rejects when it ended with anything but 0, with the last it printed
 */
export function runLimited([program = '', ...args], { signal, onOutput, quiet = false }) {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let last = '';
    /** @param {string} text */
    const keep = (text) => {
      last = (last + text).slice(-keptOutput);
    };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      keep(text);
      onOutput?.(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      keep(text);
      if (!quiet) process.stderr.write(text);
    });
    const stop = () => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), killAfterMs).unref();
    };
    signal.addEventListener('abort', stop, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) reject(signal.reason);
      else if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code}:\n${last}`));
    });
  });
}
