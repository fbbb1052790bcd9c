import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** What of the browser and of Node the files of a project are checked with. */
function platformsOf(project: string): readonly string[] {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const files = execFileSync(process.execPath, [tsc, '-p', path.join(root, project), '--listFilesOnly'], {
    encoding: 'utf8',
  });
  expect(files).toContain(`/${project === '.' ? 'tests' : project}/`);
  return [
    ...(/\/lib\.dom\.d\.ts$/m.test(files) ? ['browser'] : []),
    ...(/\/@types\/node\/index\.d\.ts$/m.test(files) ? ['Node'] : []),
  ];
}

it.each([
  ['shared', []],
  ['renderer', ['browser']],
  ['electron', ['Node']],
  ['.', ['browser', 'Node']],
])('%s is checked with the types of %j', (project, platforms) => {
  expect(platformsOf(project)).toEqual(platforms);
});
