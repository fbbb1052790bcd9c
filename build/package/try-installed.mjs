// Tries what `npm run dist` made, on Windows and macOS:  node build/package/try-installed.mjs
// Windows: installs for this person, silently; macOS: checks the signature of what is signed. Both: starts the app,
// waits for its first screen over the Chrome DevTools Protocol, and ends it; Windows removes it again.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { collect } from '../setup/program.mjs';
import { inProject } from '../setup/project.mjs';
import { MissingPiece, runCommand, say } from '../setup/say.mjs';
import { driveWindow } from './drive-window.mjs';
import { productName, programName } from './identity.mjs';

const limitMs = 5 * 60 * 1000;
const startLimitMs = 60_000;
const signed = readdirSync(inProject('dist')).every((name) => !name.includes('-unsigned.'));

await runCommand(async () => {
  if (process.platform === 'win32') await tryWindows();
  else if (process.platform === 'darwin') await tryMac();
  else throw new MissingPiece('On Linux the stage does it: npm test -- package');
  return 0;
});

async function tryWindows() {
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
  const name = readdirSync(inProject('dist')).find((one) => one.endsWith('.exe') && one.includes(`-${architecture}`));
  if (name === undefined) throw new MissingPiece(`There is no installer for ${architecture} in dist.`);
  // /S: silently (NSIS manual, 3.2.1). Per person, so no administrator is asked for.
  await runOrFail(inProject('dist', name), ['/S']);
  const folder = path.join(process.env.LOCALAPPDATA ?? '', 'Programs', programName);
  const executable = path.join(folder, `${productName}.exe`);
  if (!existsSync(executable)) throw new MissingPiece(`${name} did not install ${executable}.`);
  await start(executable);
  await runOrFail(path.join(folder, `Uninstall ${productName}.exe`), ['/S', `_?=${folder}`]);
  if (existsSync(executable)) throw new MissingPiece(`${executable} is still there after its removal.`);
  say('Installed, started and removed.');
}

async function tryMac() {
  const folder = readdirSync(inProject('dist')).find((one) => one.startsWith('mac'));
  const bundle = inProject('dist', folder ?? '', `${productName}.app`);
  if (signed) {
    await runOrFail('codesign', ['--verify', '--deep', '--strict', bundle]);
    await runOrFail('spctl', ['--assess', '--type', 'execute', bundle]);
    await runOrFail('xcrun', ['stapler', 'validate', bundle]);
  }
  await start(path.join(bundle, 'Contents/MacOS', productName));
  say(signed ? 'The signature holds, and it started.' : 'It started; nobody signed it.');
}

/** @param {string} executable */
async function start(executable) {
  const profile = mkdtempSync(path.join(tmpdir(), 'try-'));
  const child = spawn(executable, ['--remote-debugging-port=0', `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const { browser, page } = await driveWindow(child, startLimitMs);
    await page.getByRole('button', { name: 'Set up a Photon' }).waitFor({ timeout: startLimitMs });
    await browser.close();
  } finally {
    const ended = child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined;
    child.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
async function runOrFail(program, args) {
  const { code, stdout, stderr } = await collect(program, args, { timeoutMs: limitMs });
  if (code !== 0) throw new MissingPiece(`${program} ended with ${code}: ${stdout}${stderr}`);
}
