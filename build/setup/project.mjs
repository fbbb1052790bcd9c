import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's folder, whatever the working directory is. */
export const project = path.resolve(import.meta.dirname, '../..');

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
