import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { forkedHelper } from '../../../../electron/terminal/forked-helper.ts';
import {
  bundle,
  calls,
  helperFile,
  inFolder,
  mood,
  root,
  runs,
  scanArguments,
  setUpStandIn,
  temporary,
  until,
} from './nmcli-stand-in.ts';

setUpStandIn();

describe('the process of node-wifi itself', () => {
  it('holds to the list, whoever asks', async () => {
    const child = forkedHelper(helperFile())({ PATH: process.env.PATH, TMPDIR: temporary() });
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
    const source = inFolder('program-source.ts');
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
    expect(readdirSync(temporary())).toHaveLength(1);
    rmSync(temporary(), { recursive: true });
    mkdirSync(temporary());
  });
});
