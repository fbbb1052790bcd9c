import { cpSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '../..');

/** The source of the app in a folder of its own, for a test that adds to it; inside the project, where its packages are found. */
export async function copiedSource(
  name: string,
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  mkdirSync(path.join(project, '.cache'), { recursive: true });
  const folder = await mkdtemp(path.join(project, `.cache/${name}-`));
  for (const part of ['shared', 'renderer', 'electron', 'tsconfig.base.json'])
    cpSync(path.join(project, part), path.join(folder, part), { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
