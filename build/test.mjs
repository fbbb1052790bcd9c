// npm test: sets up what is missing and runs every check and test.
//   npm test -- unit ui    only these (lint types layering build audit unit contract postgres conformance flow fuzz ui e2e
//                          soak faults package radio)
//   npm run check          lint, types, layering, build, audit and unit
import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { runCommand } from './setup/say.mjs';
import { chooseStages } from './stages/choose-stages.mjs';
import { prepare } from './stages/prepare.mjs';
import { runAll } from './stages/run-all.mjs';

await runCommand(async () => {
  const stages = chooseStages(process.argv.slice(2));
  checkNodeVersion();
  await ensureDependencies();
  // Most stages need nothing of it; those that do wait for it.
  const preparing = prepare(new Set(stages.flatMap((stage) => stage.needs)));
  preparing.catch(() => undefined);
  const interrupted = new AbortController();
  // The stage under way gets the signal too; without this the next one would start.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => interrupted.abort());
  try {
    return await runAll(stages, preparing, interrupted.signal);
  } finally {
    await preparing.then(
      ({ stop }) => stop(),
      () => undefined,
    );
  }
});
