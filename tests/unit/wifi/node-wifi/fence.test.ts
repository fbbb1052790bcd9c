import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../../../electron/ground/clock-port.ts';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import { systemClock } from '../../../../electron/ground/system-clock.ts';
import type { Helper, StartHelper } from '../../../../electron/helper-process/helper-port.ts';
import { forkedHelper } from '../../../../electron/terminal/forked-helper.ts';
import { fencedNodeWifi } from '../../../../electron/wifi/node-wifi/fence.ts';
import { success } from '../../../../shared/result.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';
import { refusedNames } from '../awkward-names.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const list = [
  'no:HomeNet:A2\\:B3\\:C4\\:D5\\:E6\\:F7:Infra:6:2437 MHz:80:WPA2:(none):pair_ccmp',
  'no:Photon-A2B3:A2\\:B3\\:C4\\:D5\\:E6\\:F8:Infra:11:2462 MHz:60::(none):(none)',
  '',
].join('\n');
const scanArguments = [
  ...['--terse', '--fields', 'active,ssid,bssid,mode,chan,freq,signal,security,wpa-flags,rsn-flags'],
  ...['device', 'wifi', 'list', 'ifname', 'wlan0'],
];

/** What the stand-in for nmcli does next: prints, fails, hangs, or kills the process that started it. */
type Mood = { readonly print: string } | { readonly fail: string } | 'hang' | 'kill-starter';

let folder = '';
let temporary = '';
const inFolder = (name: string) => path.join(folder, name);
const helperFile = () => inFolder('node-wifi.mjs');

const bundle = (entry: string, outfile: string) =>
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

/** Inside the project, where its packages are found. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(root, 'node_modules', '.fence-test-'));
  temporary = inFolder('temporary');
  mkdirSync(temporary);
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

const closing: (() => void)[] = [];
const ownEnvironment = { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de', TOKEN: 'secret-token' };
beforeEach(() => {
  rmSync(inFolder('calls'), { force: true });
  mood({ print: list });
  vi.stubEnv('PATH', `${inFolder('bin')}${path.delimiter}${process.env.PATH}`);
  vi.stubEnv('TMPDIR', temporary);
  for (const [name, value] of Object.entries(ownEnvironment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await until('its folders are gone', () => readdirSync(temporary).length === 0);
  vi.unstubAllEnvs();
});

const mood = (next: Mood) => writeFileSync(inFolder('mood'), JSON.stringify(next));

interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly pid: number;
  readonly starter: number;
}
function calls(): readonly Call[] {
  if (!existsSync(inFolder('calls'))) return [];
  // What comes after the last line's end is still being written.
  const whole = readFileSync(inFolder('calls'), 'utf8').split('\n').slice(0, -1);
  return whole.map((line) => JSON.parse(line) as Call);
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const givenUpAt = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > givenUpAt) throw new Error(`in ten seconds it did not come to pass that ${what}`);
    await systemClock.sleep(20);
  }
}

function runs(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

/** node-wifi behind its fence, and everything that passes it. */
function fenced({ file = helperFile(), clock = systemClock }: { file?: string; clock?: Clock } = {}) {
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

const refusal = { ok: false, error: { code: 'photon-network-not-joined' } } as const;

describe('node-wifi behind its fence', () => {
  it('reads the list, by one command in a bare environment of the C locale', async () => {
    const { nodeWifi } = fenced();
    expect(await nodeWifi.scan('wlan0', neverAborted())).toEqual(
      success([
        { ssid: 'HomeNet', rssi: -60 },
        { ssid: 'Photon-A2B3', rssi: -70 },
      ]),
    );
    const [{ args, env } = { args: [], env: {} }, ...more] = calls();
    expect(args).toEqual(scanArguments);
    expect(more).toEqual([]);
    expect(env).toMatchObject({ LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' });
    const known = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LC_ALL', 'LANG', 'LC_MESSAGES'];
    expect(Object.keys(env).filter((name) => !known.includes(name))).toEqual([]);
    expect(process.env).toMatchObject(ownEnvironment);
  });

  it('joins by one command, with an empty password and no other network', async () => {
    const { nodeWifi } = fenced();
    expect(await nodeWifi.connect('Photon-A2B3', 'wlan0', neverAborted())).toEqual(success(undefined));
    expect(calls().map(({ args }) => args)).toEqual([
      ['-w', '10', 'device', 'wifi', 'connect', 'Photon-A2B3', 'password', '', 'ifname', 'wlan0'],
    ]);
  });

  it('lets no text of a failure through', async () => {
    mood({ fail: 'Error: Connection activation failed, password kitchen-window-7' });
    const { nodeWifi, passed } = fenced();
    expect(await nodeWifi.connect('Photon-A2B3', 'wlan0', neverAborted())).toEqual(refusal);
    expect(await nodeWifi.scan('wlan0', neverAborted())).toEqual({
      ok: false,
      error: { code: 'wifi-tool-unreadable' },
    });
    expect(passed.received).toEqual([{ ready: true }, ...[1, 2].map((id) => ({ id, ok: false, networks: [] }))]);
    expect(passed.started).toBe(1);
  });

  it('reads what it cannot read as an empty list or a failure, never as an exception', async () => {
    const { nodeWifi } = fenced();
    for (const print of ['', '\n', 'no such thing', 'no:a\\:b:A2\\:B3\\:C4\\:D5\\:E6\\:F7', '\0\u{FFFD}'.repeat(500)]) {
      mood({ print });
      const read = await nodeWifi.scan('wlan0', neverAborted());
      expect(read.ok ? read.value.every(({ ssid }) => typeof ssid === 'string') : read.error.code).toBe(true);
    }
  });

  it('runs nothing for a name or an adapter that did not pass', async () => {
    const { nodeWifi, passed } = fenced();
    for (const name of refusedNames) {
      expect(await nodeWifi.connect(name, 'wlan0', neverAborted())).toEqual(refusal);
      expect((await nodeWifi.connect('Photon-A2B3', name, neverAborted())).ok).toBe(false);
      expect((await nodeWifi.scan(name, neverAborted())).ok).toBe(false);
    }
    expect(passed).toEqual({ started: 0, sent: [], received: [] });
  });

  it('does one thing at a time, and nothing that was given up while it waited', async () => {
    const { nodeWifi, passed } = fenced();
    const cancel = new AbortController();
    const first = nodeWifi.scan('wlan0', neverAborted());
    const second = nodeWifi.connect('Photon-A2B3', 'wlan0', cancel.signal);
    const third = nodeWifi.scan('wlan0', neverAborted());
    cancel.abort();
    expect((await first).ok).toBe(true);
    expect(await second).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect((await third).ok).toBe(true);
    expect(calls().map(({ args }) => args[0])).toEqual(['--terse', '--terse']);
    expect(passed.started).toBe(1);
  });

  it.each(['cancel', 'limit'] as const)('takes a hanging nmcli along at a %s, and starts anew', async (how) => {
    mood('hang');
    const clock = virtualClock();
    const cancel = new AbortController();
    const { nodeWifi, passed } = fenced({ clock });
    const hanging = nodeWifi.connect('Photon-A2B3', 'wlan0', cancel.signal);
    await until('nmcli runs', () => calls().length === 1);
    const [{ pid, starter } = { pid: 0, starter: 0 }] = calls();
    if (how === 'cancel') cancel.abort();
    else await clock.advance(20_000);
    expect(await hanging).toMatchObject({
      ok: false,
      error: { code: how === 'cancel' ? 'cancelled' : 'photon-network-not-joined' },
    });
    // The answer comes after their end, so that whoever moves the computer next moves it last.
    expect([pid, starter].filter(runs)).toEqual([]);
    mood({ print: list });
    expect((await nodeWifi.scan('wlan0', neverAborted())).ok).toBe(true);
    expect(passed.started).toBe(2);
    nodeWifi.close();
    await clock.advance(2_000);
    expect(clock.sleepers()).toBe(0);
  });

  it('survives the end of its process in the middle of a call', async () => {
    mood('kill-starter');
    const { nodeWifi, passed } = fenced();
    expect(await nodeWifi.scan('wlan0', neverAborted())).toEqual({
      ok: false,
      error: { code: 'wifi-tool-unreadable' },
    });
    mood({ print: list });
    expect((await nodeWifi.scan('wlan0', neverAborted())).ok).toBe(true);
    expect(passed.started).toBe(2);
  });

  it('starts nothing for a join that was given up before its process was ready, and ends that', async () => {
    const { nodeWifi, passed } = fenced({ clock: virtualClock() });
    const cancel = new AbortController();
    const joined = nodeWifi.connect('Photon-A2B3', 'wlan0', cancel.signal);
    await until('it was started', () => passed.started === 1);
    cancel.abort();
    expect(await joined).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(temporary)).toEqual([]);
    expect(passed).toEqual({ started: 1, sent: [], received: [] });
    expect(calls()).toEqual([]);
  });

  it('kills a process that is never ready, at the limit', async () => {
    const clock = virtualClock();
    const { nodeWifi, passed } = fenced({ file: inFolder('never-ready.mjs'), clock });
    const scan = nodeWifi.scan('wlan0', neverAborted());
    await until('it was started', () => passed.started === 1);
    await clock.advance(15_000);
    expect(await scan).toEqual({ ok: false, error: { code: 'wifi-tool-unreadable' } });
    expect(readdirSync(temporary)).toEqual([]);
    expect(passed.sent).toEqual([]);
  });

  it('kills a process that does not hear', async () => {
    const clock = virtualClock();
    const { nodeWifi, passed } = fenced({ file: inFolder('deaf.mjs'), clock });
    const scan = nodeWifi.scan('wlan0', neverAborted());
    await until('it was asked', () => passed.sent.length === 1);
    await clock.advance(15_000);
    expect(readdirSync(temporary)).toHaveLength(1);
    await clock.advance(1_500);
    expect(await scan).toEqual({ ok: false, error: { code: 'wifi-tool-unreadable' } });
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('does not wait for ever for a process that cannot be killed', async () => {
    const clock = virtualClock();
    const cancel = new AbortController();
    const undead: Helper = {
      send: () => undefined,
      onMessage: (listener) => setImmediate(() => listener({ ready: true })),
      onExit: (listener) => void undeadEnds.push(listener),
      kill: () => undefined,
    };
    const undeadEnds: (() => void)[] = [];
    const nodeWifi = fencedNodeWifi({ start: () => undead, clock });
    const joined = nodeWifi.connect('Photon-A2B3', 'wlan0', cancel.signal);
    await clock.advance(0);
    cancel.abort();
    await clock.advance(2_000);
    expect(await joined).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(clock.sleepers()).toBe(0);
    for (const end of undeadEnds) end();
  });

  it.each(['start', 'send'] as const)('says no when %s throws, and goes on', async (what) => {
    const helper = forkedHelper(helperFile());
    let throws = true;
    const fail = () => {
      if (!throws) return;
      throws = false;
      throw new Error('the process has ended');
    };
    const nodeWifi = fencedNodeWifi({
      start: (env) => {
        if (what === 'start') fail();
        const child = helper(env);
        return {
          ...child,
          send: (message) => {
            if (what === 'send') fail();
            child.send(message);
          },
        };
      },
      clock: systemClock,
    });
    closing.push(() => nodeWifi.close());
    expect(await nodeWifi.connect('Photon-A2B3', 'wlan0', neverAborted())).toEqual(refusal);
    expect(readdirSync(temporary)).toEqual([]);
    expect((await nodeWifi.scan('wlan0', neverAborted())).ok).toBe(true);
  });

  it.each(['broken.mjs', 'missing.mjs'])('says no when its process cannot start (%s)', async (name) => {
    const { nodeWifi } = fenced({ file: inFolder(name) });
    expect(await nodeWifi.connect('Photon-A2B3', 'wlan0', neverAborted())).toEqual(refusal);
    expect((await nodeWifi.scan('wlan0', neverAborted())).ok).toBe(false);
  });

  it('says no where there is no folder for it, and goes on when there is one', async () => {
    const { nodeWifi } = fenced();
    vi.stubEnv('TMPDIR', inFolder('not-there'));
    expect(await nodeWifi.connect('Photon-A2B3', 'wlan0', neverAborted())).toEqual(refusal);
    vi.stubEnv('TMPDIR', temporary);
    expect((await nodeWifi.scan('wlan0', neverAborted())).ok).toBe(true);
  });

  it('believes no answer of another form, and none to another question', async () => {
    const clock = virtualClock();
    let say: (message: unknown) => void = () => undefined;
    const ends: (() => void)[] = [];
    const sent: unknown[] = [];
    const liar: Helper = {
      send: (message) => void sent.push((message as { id?: number }).id ?? 'stop'),
      onMessage: (listener) => {
        say = listener;
      },
      onExit: (listener) => void ends.push(listener),
      kill: () => {
        for (const end of ends) end();
      },
    };
    const nodeWifi = fencedNodeWifi({ start: () => liar, clock });
    const joined = nodeWifi.connect('Photon-A2B3', 'wlan0', neverAborted());
    await clock.advance(0);
    const fine = { id: 1, ok: true, networks: [] };
    // No answer before it was asked, either.
    say(fine);
    say({ ready: true });
    for (const lie of [
      null,
      { ready: true },
      'yes',
      { ok: true },
      { ...fine, id: 2 },
      { ...fine, text: 'secret' },
      { ...fine, ok: 1 },
    ]) {
      say(lie);
    }
    await clock.advance(21_500);
    expect(await joined).toEqual(refusal);
    expect(sent).toEqual([1, 'stop']);
    expect(ends.length).toBeGreaterThan(0);
  });
});

describe('the process of node-wifi itself', () => {
  it('holds to the list, whoever asks', async () => {
    const child = forkedHelper(helperFile())({ PATH: process.env.PATH, TMPDIR: temporary });
    const answers: unknown[] = [];
    const exited = new Promise<void>((resolve) => child.onExit(resolve));
    child.onMessage((message) => answers.push(message));
    await until('it is ready', () => answers.length === 1);
    expect(answers.splice(0)).toEqual([{ ready: true }]);
    const connect = { call: 'connect', adapter: 'wlan0', ssid: '--ask' };
    child.send({ id: 1, task: connect });
    child.send({ id: 2, task: { ...connect, ssid: 'Photon-A2B3', adapter: '-x' } });
    for (const unknown of [
      { id: 3, task: { call: 'deleteConnection', adapter: 'wlan0' } },
      { id: 3, task: { ...connect, ssid: 'Photon-A2B3', password: 'x' } },
      { id: '3', task: { call: 'scan', adapter: 'wlan0' } },
      'scan',
    ]) {
      child.send(unknown);
    }
    mood('hang');
    child.send({ id: 4, task: { call: 'scan', adapter: 'wlan0' } });
    child.send({ id: 5, task: { call: 'scan', adapter: 'wlan0' } });
    await until('all that get an answer have one', () => answers.length === 3);
    expect(answers).toEqual([1, 2, 5].map((id) => ({ id, ok: false, networks: [] })));
    await until('nmcli runs', () => calls().length === 1);
    child.send({ stop: true });
    await exited;
    expect(calls().map(({ args }) => args)).toEqual([scanArguments]);
    expect(calls().filter(({ pid }) => runs(pid))).toEqual([]);
  });

  it('ends with the program that started it, says nothing on its streams, and takes nmcli along', async () => {
    mood('hang');
    const program = inFolder('program.mjs');
    const source = path.join(root, 'node_modules', path.basename(folder), 'program-source.ts');
    const from = (file: string) => JSON.stringify(path.join(root, file));
    writeFileSync(
      source,
      `import { systemClock } from ${from('electron/ground/system-clock.ts')};
       import { forkedHelper } from ${from('electron/terminal/forked-helper.ts')};
       import { fencedNodeWifi } from ${from('electron/wifi/node-wifi/fence.ts')};
       const wifi = fencedNodeWifi({ start: forkedHelper(${JSON.stringify(helperFile())}), clock: systemClock });
       await wifi.connect('Photon-A2B3', 'wlan0', new AbortController().signal);`,
    );
    await bundle(source, program);
    const app = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [app.stdout, app.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    const closed = once(app, 'close');
    await until('nmcli runs', () => calls().length === 1);
    app.kill('SIGKILL');
    await closed;
    const [{ pid, starter } = { pid: 0, starter: 0 }] = calls();
    await until('both are gone', () => !runs(pid) && !runs(starter));
    expect(said).toBe('');
    // A program that was killed cannot tidy up.
    expect(readdirSync(temporary)).toHaveLength(1);
    rmSync(temporary, { recursive: true });
    mkdirSync(temporary);
  });
});
