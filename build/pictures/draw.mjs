// Takes the pictures of README.md, of the real app in practice mode:  node build/pictures/draw.mjs
// The results are committed; look at them before you commit new ones.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright';
import { ensureBuild } from '../setup/fresh-build.mjs';
import { project } from '../setup/project.mjs';
import { runCommand, say } from '../setup/say.mjs';
import { prepare } from '../stages/prepare.mjs';

const here = import.meta.dirname;

await runCommand(async () => {
  await ensureBuild();
  const { env, stop } = await prepare(new Set(['electron', 'screen', 'fonts']));
  const profile = mkdtempSync(path.join(tmpdir(), 'photon-setup-pictures-'));
  const app = await _electron.launch({
    executablePath: env.PHOTON_SETUP_ELECTRON ?? String(createRequire(import.meta.url)('electron')),
    args: [project, `--user-data-dir=${profile}`, '--swift-practice'],
    env: /** @type {Record<string, string>} */ (env),
  });
  try {
    const page = await app.firstWindow();
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const keep = async (/** @type {string} */ name) => {
      // The pointer of a new screen is in its middle, over one of the tiles.
      await page.mouse.move(1, 1);
      await page.screenshot({ path: path.join(here, `${name}.png`), animations: 'disabled', caret: 'hide' });
      say(`build/pictures/${name}.png`);
    };
    await page.getByRole('button', { name: 'Set up a Photon' }).waitFor();
    await keep('start');

    await page.getByRole('button', { name: 'Try a simulated Photon' }).click();
    await page.getByRole('radio', { name: 'HomeNet' }).check();
    const hint = await page.getByText('Practice password').textContent();
    await page.getByRole('textbox', { name: 'Wi-Fi password' }).fill((hint ?? '').replace(/^.*: /s, ''));
    await keep('choose-network');
    return 0;
  } finally {
    await app.close();
    rmSync(profile, { recursive: true, force: true });
    stop();
  }
});
