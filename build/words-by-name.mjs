import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Of the face without a window; the main process's half of that is `without-terminal-words.mjs`. */
const notInWindow = new Set(['terminal.ts', 'command-line.ts']);
const readByBundlers = 'import(`./$' + '{language}/$' + '{feature}.ts`)';
const byName = 'import(/* @vite-ignore */ `../text/$' + '{language}/$' + '{feature}.js`)';

/** @param {string} id of a module */
export const isOfWords = (id) => /[\\/]shared[\\/]text[\\/][^\\/]+[\\/]/.test(id);

/**
 * The words of the window under their own names, `text/<language>/<feature>.js`: a list of all of them, by the names that a
 * bundler makes up, would be a thirtieth of all that the window reads before its first picture.
 * @returns {import('vite').Plugin}
 */
export function wordsByName() {
  let folder = '';
  return {
    name: 'words-by-name',
    configResolved({ root }) {
      folder = path.resolve(root, '../shared/text');
    },
    buildStart() {
      const entries = readdirSync(folder, { withFileTypes: true });
      for (const { name: language } of entries.filter((entry) => entry.isDirectory()))
        for (const file of readdirSync(path.join(folder, language))) {
          if (path.extname(file) !== '.ts' || notInWindow.has(file)) continue;
          const fileName = `text/${language}/${path.basename(file, '.ts')}.js`;
          this.emitFile({
            type: 'chunk',
            id: path.join(folder, language, file),
            fileName,
            preserveSignature: 'strict',
          });
        }
    },
    transform(code, id) {
      if (!/[\\/]shared[\\/]text[\\/]load-texts\.ts$/.test(id)) return undefined;
      if (!code.includes(readByBundlers)) throw new Error('shared/text/load-texts.ts is not what its plugin knows');
      return code.replace(readByBundlers, byName);
    },
  };
}
