import { ensureBrowser } from '../setup/browser.mjs';
import { startVirtualScreen } from '../setup/display.mjs';
import { ensureElectron } from '../setup/electron-runtime.mjs';
import { ensureSystemPackages, fonts, keyring, librariesOf, virtualScreen } from '../setup/system-packages.mjs';

/**
 * Sets up what the stages need beside dependencies.
 * @param {ReadonlySet<import('./stages.mjs').Need>} needs
 * @returns {Promise<{ env: NodeJS.ProcessEnv, runtime: string | undefined, stop: () => void }>} `env`: what the stages must see
 */
export async function prepare(needs) {
  const runtime = needs.has('electron') ? await ensureElectron() : undefined;
  const screenNeeded = needs.has('screen') && process.platform === 'linux';
  await ensureSystemPackages([
    ...(runtime === undefined ? [] : [librariesOf(runtime.executable)]),
    ...(screenNeeded ? [virtualScreen, keyring] : []),
    ...(needs.has('fonts') ? fonts : []),
  ]);
  const browser = needs.has('browser') ? await ensureBrowser() : {};
  // The tests' own screen, also where a person's is: windows that come and go would take their keyboard.
  const screen = screenNeeded ? await startVirtualScreen() : undefined;
  return {
    env: { ...process.env, ...runtime?.env, ...browser, ...(screen === undefined ? {} : { DISPLAY: screen.display }) },
    runtime: runtime?.name,
    stop: () => screen?.stop(),
  };
}
