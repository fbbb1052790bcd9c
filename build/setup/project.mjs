import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The project's folder, whatever the working directory is. Found without `import.meta.dirname`, so that a Node too old
 * gets as far as its sentence.
 */
export const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * An absolute path inside the project.
 * @param {...string} parts
 */
export function inProject(...parts) {
  return path.join(project, ...parts);
}

/**
 * A JSON file's value, or undefined when the file is absent or torn (a set-up that was interrupted is done again).
 * @param {string} file
 * @returns {unknown}
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
