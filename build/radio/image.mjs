import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../setup/project.mjs';
import { say } from '../setup/say.mjs';
import { runLimited } from './run-limited.mjs';

const cache = inProject('.cache/radio');
/** Everything that decides what is in the image, beside Node itself. */
const ingredients = ['recipe.mjs', 'make-image.mjs', 'guest/first-steps'].map((file) => inProject('build/radio', file));
const abandonedAfterMs = 60 * 60 * 1000;

/**
 * What the virtual machine boots from.
 * @typedef {{ kernel: string, initrd: string, disk: string }} Image
 */

/**
 * Makes the image when it is not there yet. Aside, and put in its place in one go: an interrupted run leaves nothing
 * that a later one would take for whole.
 * @param {readonly string[]} asRoot what to write before a command to be root
 * @param {AbortSignal} signal
 * @returns {Promise<Image>} rejects when a package cannot be had
 */
export async function ensureImage(asRoot, signal) {
  const name = `image-${imageKey()}`;
  const folder = path.join(cache, name);
  if (!existsSync(folder)) {
    say('Making the virtual machine of the radio tests, once; this takes about two minutes.');
    mkdirSync(cache, { recursive: true });
    const aside = path.join(cache, `making-${process.pid}`);
    /** @param {(entry: string) => boolean} which */
    const clear = async (which) => {
      // Their files are root's.
      const old = readdirSync(cache)
        .filter(which)
        .map((entry) => path.join(cache, entry));
      if (old.length > 0) await runLimited([...asRoot, 'rm', '-rf', '--one-file-system', ...old], { signal });
    };
    await clear((entry) => entry.startsWith('making-') && isAbandoned(path.join(cache, entry)));
    mkdirSync(aside);
    await runLimited([...asRoot, process.execPath, inProject('build/radio/make-image.mjs'), aside], { signal });
    // Another run may have made the same one meanwhile.
    if (!existsSync(folder)) renameSync(aside, folder);
    await clear((entry) => entry === path.basename(aside) || (entry.startsWith('image-') && entry !== name));
  }
  const file = (/** @type {string} */ part) => path.join(folder, part);
  return { kernel: file('vmlinuz'), initrd: file('initrd'), disk: file('root.img') };
}

/** @param {string} folder */
function isAbandoned(folder) {
  return Date.now() - statSync(folder).mtimeMs > abandonedAfterMs;
}

/** The same name, the same image. */
function imageKey() {
  const hash = createHash('sha256').update(process.version);
  for (const file of ingredients) hash.update('\0').update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
