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
  const screens = screenNeeded ? await startScreens() : [];
  const [screen] = screens;
  const shown =
    screen === undefined
      ? {}
      : { DISPLAY: screen.display, PHOTON_SETUP_SCREENS: screens.map(({ display }) => display).join(' ') };
  return {
    env: { ...process.env, ...runtime?.env, ...browser, ...shown },
    runtime: runtime?.name,
    stop: () => {
      for (const { stop } of screens) stop();
    },
  };
}

/** Windows that are tried at a time: one waits for half of its time, for programs and for a person's seconds. */
const mostWindows = 4;

/**
 * The tests' own screens, also where a person's is: windows that come and go would take their keyboard. One for each
 * window that is tried at a time, for the same reason.
 */
async function startScreens() {
  /** @type {Awaited<ReturnType<typeof startVirtualScreen>>[]} */
  const started = [];
  try {
    while (started.length < mostWindows) started.push(await startVirtualScreen());
    return started;
  } catch (error) {
    for (const { stop } of started) stop();
    throw error;
  }
}
