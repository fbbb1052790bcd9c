import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { inProject } from './project.mjs';

const retryAfterMs = 24 * 60 * 60 * 1000;

/**
 * Remembers for a day that a download could not be had, so that not every run waits for it.
 * @param {string} what a file name's worth of text
 * @param {() => Promise<boolean>} attempt
 */
export async function unlessUnreachable(what, attempt) {
  const note = inProject('.cache', `${what}-unreachable`);
  if (existsSync(note) && Date.now() - statSync(note).mtimeMs < retryAfterMs) return;
  if (await attempt()) return rmSync(note, { force: true });
  mkdirSync(inProject('.cache'), { recursive: true });
  writeFileSync(note, '');
}
