import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from './project.mjs';

const sources = [
  'electron',
  'renderer',
  'shared',
  'tests/bench',
  'tests/radio',
  'build/bundle.mjs',
  'build/vite.config.mjs',
  'build/package/build-info.mjs',
  'build/package/shipped-packages.mjs',
  'package-lock.json',
  'package.json',
];

/** Names the state of everything that goes into the bundles: the same name, the same bundles. */
export function sourcesKey() {
  const hash = createHash('sha256');
  for (const source of sources) {
    const whole = inProject(source);
    if (!existsSync(whole)) continue;
    const files = source.includes('.')
      ? [whole]
      : readdirSync(whole, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
