// Checks who imports whom:  node build/layering/check.mjs
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject, project } from '../setup/project.mjs';
import { findViolations } from './violations.mjs';

const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
const packages = {
  dependencies: new Set(Object.keys(manifest.dependencies)),
  devDependencies: new Set(Object.keys(manifest.devDependencies)),
};

/** @type {Map<string, string>} */
const sources = new Map([['package.json', '']]);
for (const folder of ['shared', 'electron', 'renderer', 'tests', 'build']) {
  if (!existsSync(inProject(folder))) continue;
  for (const entry of readdirSync(inProject(folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const whole = path.join(entry.parentPath, entry.name);
    const file = path.relative(project, whole).split(path.sep).join('/');
    sources.set(file, /\.(ts|tsx|mjs|cjs|js)$/.test(file) ? readFileSync(whole, 'utf8') : '');
  }
}

const violations = findViolations(sources, packages);
for (const { rule, why, from, to } of violations) {
  process.stdout.write(`${from}\n  imports ${to || 'something that is not a plain text'}\n  ${rule}: ${why}\n`);
}
process.stdout.write(`${sources.size} files, ${violations.length} forbidden imports.\n`);
process.exitCode = violations.length === 0 ? 0 : 1;
