import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import type { Clock } from '../../../../electron/ground/clock-port.ts';
import { systemClock } from '../../../../electron/ground/system-clock.ts';
import type { StartHelper } from '../../../../electron/helper-process/helper-port.ts';
import { forkedHelper } from '../../../../electron/terminal/forked-helper.ts';
import { fencedNodeWifi } from '../../../../electron/wifi/node-wifi/fence.ts';

export const root = path.resolve(import.meta.dirname, '../../../..');

/** What nmcli prints when it hears two networks. */
export const list = [
  'no:HomeNet:A2\\:B3\\:C4\\:D5\\:E6\\:F7:Infra:6:2437 MHz:80:WPA2:(none):pair_ccmp',
  'no:Photon-A2B3:A2\\:B3\\:C4\\:D5\\:E6\\:F8:Infra:11:2462 MHz:60::(none):(none)',
  '',
].join('\n');
export const scanArguments = [
  ...['--terse', '--fields', 'active,ssid,bssid,mode,chan,freq,signal,security,wpa-flags,rsn-flags'],
  ...['device', 'wifi', 'list', 'ifname', 'wlan0'],
];

/** What the stand-in for nmcli does next: prints, fails, hangs, or kills the process that started it. */
type Mood = { readonly print: string } | { readonly fail: string } | 'hang' | 'kill-starter';

let folder = '';
export const temporary = () => inFolder('temporary');
export const inFolder = (name: string) => path.join(folder, name);
export const helperFile = () => inFolder('node-wifi.mjs');

export const bundle = (entry: string, outfile: string) =>
  build({
    entryPoints: [entry],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });

/** What is ended after each test. */
export const closing: (() => void)[] = [];
export const ownEnvironment = { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de', TOKEN: 'secret-token' };
export const mood = (next: Mood) => writeFileSync(inFolder('mood'), JSON.stringify(next));

interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly pid: number;
  readonly starter: number;
}
export function calls(): readonly Call[] {
  if (!existsSync(inFolder('calls'))) return [];
  // What comes after the last line's end is still being written.
  const whole = readFileSync(inFolder('calls'), 'utf8').split('\n').slice(0, -1);
  return whole.map((line) => JSON.parse(line) as Call);
}

export async function until(what: string, holds: () => boolean): Promise<void> {
  const givenUpAt = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > givenUpAt) throw new Error(`in ten seconds it did not come to pass that ${what}`);
    await systemClock.sleep(20);
  }
}

export function runs(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

/** node-wifi behind its fence, and everything that passes it. */
export function fenced({ file = helperFile(), clock = systemClock }: { file?: string; clock?: Clock } = {}) {
  const start = forkedHelper(file);
  const passed = { started: 0, sent: [] as unknown[], received: [] as unknown[] };
  const watched: StartHelper = (env) => {
    passed.started += 1;
    const helper = start(env);
    helper.onMessage((message) => passed.received.push(message));
    return {
      ...helper,
      send(message) {
        passed.sent.push(message);
        helper.send(message);
      },
    };
  };
  const nodeWifi = fencedNodeWifi({ start: watched, clock });
  closing.push(() => nodeWifi.close());
  return { nodeWifi, passed };
}

/** A folder with a stand-in for nmcli and the bundled process, for the tests of a file. */
export function setUpStandIn(): void {
  // Inside the project, where its packages are found.
  beforeAll(async () => {
    folder = await mkdtemp(path.join(root, 'node_modules', '.fence-test-'));
    mkdirSync(temporary());
    mkdirSync(inFolder('bin'));
    // It knows its folder by itself: of the environment next to nothing reaches it.
    const nmcli = `#!${process.execPath}
      const { appendFileSync, readFileSync } = require('node:fs');
      const note = { args: process.argv.slice(2), env: process.env, pid: process.pid, starter: process.ppid };
      appendFileSync(${JSON.stringify(inFolder('calls'))}, JSON.stringify(note) + '\\n');
      const mood = JSON.parse(readFileSync(${JSON.stringify(inFolder('mood'))}, 'utf8'));
      if (mood === 'hang') setInterval(() => {}, 1000);
      else if (mood === 'kill-starter') process.kill(process.ppid, 'SIGKILL');
      else if (mood.fail) { process.stdout.write(mood.fail); process.stderr.write(mood.fail); process.exitCode = 4; }
      else process.stdout.write(mood.print);
    `;
    writeFileSync(inFolder('bin/nmcli'), nmcli, { mode: 0o755 });
    // Processes that hear nothing, and one that cannot even start.
    const deaf = "process.on('message', () => {}); setInterval(() => {}, 1000);";
    writeFileSync(inFolder('never-ready.mjs'), deaf);
    writeFileSync(inFolder('deaf.mjs'), `${deaf} process.send({ ready: true });`);
    writeFileSync(inFolder('broken.mjs'), 'this is no program');
    await bundle('electron/wifi/node-wifi/process.ts', helperFile());
  }, 30_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    rmSync(inFolder('calls'), { force: true });
    mood({ print: list });
    vi.stubEnv('PATH', `${inFolder('bin')}${path.delimiter}${process.env.PATH}`);
    vi.stubEnv('TMPDIR', temporary());
    for (const [name, value] of Object.entries(ownEnvironment)) vi.stubEnv(name, value);
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) close();
    try {
      await until('its folders are gone', () => readdirSync(temporary()).length === 0);
    } finally {
      // Whatever failed here: the files after this one run in the same process.
      vi.unstubAllEnvs();
    }
  });
}
