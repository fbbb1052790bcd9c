import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackage, extractFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { executable, run, sandboxSwitches, startPackaged, unpacked } from './packaged-app.ts';

let folder = '';
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fuses-'));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

const profile = (name: string) => `--user-data-dir=${path.join(folder, name)}`;

/** A fuse is a character of the program: 0 or 1 (Electron docs, tutorial "Electron Fuses"). */
const on = '1'.charCodeAt(0);

/** How long a start that does nothing of its own is watched; a real one is up by then. */
const watchedMs = 6_000;
/** Until its first lines are in its log, beside the virtual machine of `radio` on two processors. */
const notedMs = 15_000;

test('the fuses of the built program are as they should be', async () => {
  const wire = await getCurrentFuseWire(executable);
  const states = Object.fromEntries(
    Object.entries({
      runAsNode: FuseV1Options.RunAsNode,
      cookieEncryption: FuseV1Options.EnableCookieEncryption,
      nodeOptions: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      inspect: FuseV1Options.EnableNodeCliInspectArguments,
      asarOnly: FuseV1Options.OnlyLoadAppFromAsar,
      browserSnapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      filePrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
    }).map(([name, fuse]) => [name, wire[fuse] === on]),
  );
  expect(states).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspect: false,
    asarOnly: true,
    browserSnapshot: false,
    filePrivileges: false,
  });
});

test('it is no Node for others: ELECTRON_RUN_AS_NODE runs no file of theirs', async () => {
  const mark = path.join(folder, 'ran-as-node');
  const script = path.join(folder, 'script.cjs');
  await writeFile(script, `require('fs').writeFileSync(${JSON.stringify(mark)}, '')`);
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  await run([executable, script, ...sandboxSwitches, profile('node')], env, watchedMs);
  // The same file does run in a Node, so that its silence above is the fuse's.
  await run([process.execPath, script.replace('.cjs', '.cjs')]);
  expect(await run(['test', '-e', mark])).toMatchObject({ code: 0 });
  await rm(mark);
  await run([executable, script, ...sandboxSwitches, profile('node')], env, watchedMs);
  expect(await run(['test', '-e', mark])).toMatchObject({ code: 1 });
});

test('NODE_OPTIONS loads nothing into it', async () => {
  const mark = path.join(folder, 'required');
  const script = path.join(folder, 'required.cjs');
  await writeFile(script, `require('fs').writeFileSync(${JSON.stringify(mark)}, '')`);
  const env = { ...process.env, NODE_OPTIONS: `--require=${script}` };
  await run([process.execPath, '-e', '0'], env);
  expect(await run(['test', '-e', mark])).toMatchObject({ code: 0 });
  await rm(mark);
  const app = await startPackaged([executable, ...sandboxSwitches, profile('options')], env);
  await app.close();
  expect(await run(['test', '-e', mark])).toMatchObject({ code: 1 });
});

test('--inspect opens nothing', async () => {
  const { output } = await run(
    [executable, '--inspect=0', '--inspect-brk=0', ...sandboxSwitches, profile('inspect')],
    process.env,
    watchedMs,
  );
  expect(output).not.toContain('Debugger listening');
});

test('the window is driven in no profile but one of its own', async () => {
  const home = path.join(folder, 'home');
  await mkdir(home);
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: '' };
  const { output } = await run([executable, '--remote-debugging-port=0', ...sandboxSwitches], env, notedMs);
  expect(output).toContain('--remote-debugging-port is ignored');
  expect(output).not.toContain('DevTools listening');
  // The same profile by its name, while the environment says that the person's own lies elsewhere.
  const [name = ''] = await readdir(path.join(home, '.config'));
  expect(await readdir(path.join(home, '.config', name))).toContain('logs');
  for (const lie of [{ XDG_CONFIG_HOME: path.join(folder, 'lie') }, { HOME: path.join(folder, 'lie') }]) {
    const named = `--user-data-dir=${path.join(home, '.config', name)}`;
    const attack = await run(
      [executable, '--remote-debugging-port=0', ...sandboxSwitches, named],
      { ...env, ...lie },
      watchedMs,
    );
    expect(attack.output).toContain('--remote-debugging-port is ignored');
    expect(attack.output).not.toContain('DevTools listening');
  }
});

test('a folder resources/app is not loaded in place of the archive, and without the archive nothing is', async () => {
  const copy = path.join(folder, 'copy');
  await cp(unpacked, copy, { recursive: true });
  const mark = path.join(folder, 'foreign-app');
  await mkdir(path.join(copy, 'resources/app'));
  await writeFile(path.join(copy, 'resources/app/package.json'), '{"name":"foreign","main":"main.js"}');
  await writeFile(path.join(copy, 'resources/app/main.js'), `require('fs').writeFileSync(${JSON.stringify(mark)}, '')`);
  const app = await startPackaged([path.join(copy, 'photon-setup'), ...sandboxSwitches, profile('beside')]);
  expect(app.page.url()).toBe('app://photon-setup/');
  await app.close();
  await rm(path.join(copy, 'resources/app.asar'));
  await run([path.join(copy, 'photon-setup'), ...sandboxSwitches, profile('instead')], process.env, watchedMs);
  expect(await run(['test', '-e', mark])).toMatchObject({ code: 1 });
});

test('the native file of serial ports loads from beside the archive', async () => {
  const app = await startPackaged([executable, ...sandboxSwitches, profile('usb')]);
  const report = await app.page.evaluate(async () => {
    const { request } = Reflect.get(globalThis, 'photonSetup') as {
      request: (name: string) => Promise<{ value: string }>;
    };
    return (await request('readReport')).value;
  });
  await app.close();
  expect(report).toContain('\n[USB]\nports: can be opened\n');
});

test('the process of node-wifi starts from the archive all the same', async () => {
  const copy = path.join(folder, 'helper');
  await cp(unpacked, copy, { recursive: true });
  const app = path.join(folder, 'helper-app');
  await mkdir(app);
  await writeFile(path.join(app, 'package.json'), '{"name":"helper","main":"main.cjs"}');
  const asar = path.join(copy, 'resources/app.asar');
  await writeFile(path.join(app, 'node-wifi.mjs'), extractFile(asar, 'out/node-wifi.js'));
  const answer = path.join(folder, 'helper-answer');
  await writeFile(
    path.join(app, 'main.cjs'),
    `const { app, utilityProcess } = require('electron');
app.whenReady().then(() => {
  const child = utilityProcess.fork(require('path').join(__dirname, 'node-wifi.mjs'), [], { stdio: 'ignore' });
  child.once('message', (message) => {
    require('fs').writeFileSync(${JSON.stringify(answer)}, JSON.stringify(message));
    app.exit(0);
  });
});`,
  );
  await rm(asar);
  await createPackage(app, asar);
  const { code, output } = await run(
    [path.join(copy, 'photon-setup'), ...sandboxSwitches, profile('helper')],
    process.env,
    30_000,
  );
  expect(code, output).toBe(0);
  expect(JSON.parse(await readFile(answer, 'utf8'))).toEqual({ ready: true });
});
