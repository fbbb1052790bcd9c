// Runs one file of tests, or some of its tests, with what they need set up:
//   npm run test:one -- tests/unit/setup/lease.test.ts -t "words of its name"
//   npm run test:one -- tests/ui/report.test.ts -g "words of its name"
// What follows the file goes to its runner: vitest, or Playwright for ui and e2e.
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureBuild } from './setup/fresh-build.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { runInOurPlace } from './setup/program.mjs';
import { MissingPiece, runCommand } from './setup/say.mjs';
import { chooseStages } from './stages/choose-stages.mjs';
import { prepare } from './stages/prepare.mjs';

const [file = '', ...args] = process.argv.slice(2);

await runCommand(async () => {
  const folder = /^tests\/(unit|contract|postgres|conformance|flow|soak|faults|ui|e2e)\//.exec(file)?.[1];
  if (folder === undefined) {
    throw new MissingPiece('Name a file as tests/unit/setup/lease.test.ts; package and radio run as stages alone.');
  }
  checkNodeVersion();
  await ensureDependencies();
  await ensureBuild();
  const needs = chooseStages([folder]).flatMap((stage) => stage.needs);
  const { env, stop } = await prepare(new Set(needs));
  const runner =
    folder === 'ui' || folder === 'e2e'
      ? [
          'node_modules/@playwright/test/cli.js',
          'test',
          '--config',
          'build/playwright.config.ts',
          `--project=${folder}`,
        ]
      : ['node_modules/vitest/vitest.mjs', 'run', '--config', 'build/vitest.config.ts'];
  try {
    return await runInOurPlace(process.execPath, [...runner, file, ...args], { env });
  } finally {
    stop();
  }
});
