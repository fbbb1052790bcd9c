// Runs one of the bundled programs:  node build/run.mjs cli|simulator|bench|fuzz [arguments]
import { existsSync } from 'node:fs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureBuild } from './setup/fresh-build.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { runInOurPlace } from './setup/program.mjs';
import { inProject } from './setup/project.mjs';
import { MissingPiece, runCommand } from './setup/say.mjs';
import { prepare } from './stages/prepare.mjs';

const [name = '', ...args] = process.argv.slice(2);

await runCommand(async () => {
  checkNodeVersion();
  await ensureDependencies();
  await ensureBuild();
  const program = inProject('out', `${name}.js`);
  if (!existsSync(program)) throw new MissingPiece(`There is no program "${name}". Run: node build/run.mjs cli`);
  // The benchmark opens windows; the other programs need nothing but Node.
  const { env, stop } = await prepare(new Set(name === 'bench' ? ['electron', 'screen'] : []));
  try {
    return await runInOurPlace(process.execPath, [program, ...args], { env });
  } finally {
    stop();
  }
});
