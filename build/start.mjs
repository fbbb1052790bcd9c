// npm start: sets up what is missing and opens the app; without a display, the practice claim in the terminal.
import { ensureDependencies } from './setup/dependencies.mjs';
import { hasDisplay } from './setup/display.mjs';
import { ensureElectron } from './setup/electron-runtime.mjs';
import { ensureBuild } from './setup/fresh-build.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { runInOurPlace } from './setup/program.mjs';
import { inProject, project } from './setup/project.mjs';
import { sandboxSwitches } from './setup/sandbox.mjs';
import { runCommand, say } from './setup/say.mjs';
import { ensureSystemPackages, librariesOf } from './setup/system-packages.mjs';

await runCommand(async () => {
  checkNodeVersion();
  await ensureDependencies();
  await ensureBuild();
  if (!hasDisplay()) {
    say('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set): practising in the terminal instead.');
    return runInOurPlace(process.execPath, [inProject('out/cli.js'), 'practice']);
  }
  const runtime = await ensureElectron();
  await ensureSystemPackages([librariesOf(runtime.executable)]);
  const switches = await sandboxSwitches();
  return runInOurPlace(runtime.executable, [...switches, project, ...process.argv.slice(2)], {
    env: { ...process.env, ...runtime.env },
  });
});
