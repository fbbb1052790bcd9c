import { execFileSync, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readsElsewhere } from '../../../electron/files/read-elsewhere.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { systemClock } from '../../../electron/ground/system-clock.ts';
import type { Helper, StartHelper } from '../../../electron/helper-process/helper-port.ts';
import { hangingFolder } from '../../support/hanging-folder.ts';

let folder = '';
let program = '';
const inFolder = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'read-elsewhere-'));
  program = inFolder('reader.mjs');
  await build({
    entryPoints: ['electron/files/reader-process.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
}, 30_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A process as Electron's utility process: its messages are cloned, not written as JSON. */
function start(env: NodeJS.ProcessEnv, file = program): Helper & { readonly gone: Promise<unknown> } {
  const child = fork(file, [], { env, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    gone,
    send: (message) => void (child.connected && child.send(message as object, () => undefined)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
}

/** The reader, and every process that it starts. */
function watched(startOne: (env: NodeJS.ProcessEnv) => ReturnType<typeof start> = start, patienceMs = 20_000) {
  const started: ReturnType<typeof start>[] = [];
  const keep: StartHelper = (env) => {
    const one = startOne(env);
    started.push(one);
    return one;
  };
  return { started, ...readsElsewhere({ start: keep, clock: systemClock, patienceMs }) };
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

describe('a file read in a process of its own', () => {
  it.each([0, 1, 256 * 1024, 700_001])('arrives whole with %d bytes, and the process ends', async (size) => {
    const bytes = randomBytes(size);
    await writeFile(inFolder('file'), bytes);
    const { readFile, started } = watched();
    expect(bytes.equals(await whole(readFile(inFolder('file'), neverAborted())))).toBe(true);
    expect(started).toHaveLength(1);
    await started[0]?.gone;
  });

  it('says why it cannot be read, without its path', async () => {
    const { readFile, started } = watched();
    await expect(whole(readFile(inFolder('missing'), neverAborted()))).rejects.toMatchObject({
      code: 'ENOENT',
      message: 'not read',
    });
    await expect(whole(readFile(folder, neverAborted()))).rejects.toMatchObject({ code: 'NOT_A_FILE' });
    await Promise.all(started.map(({ gone }) => gone));
  });

  it('ends with whoever stops reading in the middle', async () => {
    await writeFile(inFolder('file'), randomBytes(2_000_000));
    const { readFile, started } = watched();
    for await (const piece of readFile(inFolder('file'), neverAborted())) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    const stop = new AbortController();
    const rest = (async () => {
      for await (const _ of readFile(inFolder('file'), stop.signal)) stop.abort(new Error('enough'));
    })();
    await expect(rest).rejects.toThrow('enough');
    await Promise.all(started.map(({ gone }) => gone));
  });

  it('tells of a process that cannot start, that ends, and that says something else', async () => {
    for (const [text, code] of [
      ['this is no program', 'EPIPE'],
      ['process.send({ ready: true }); process.on("message", () => process.exit());', 'EPIPE'],
      ['process.send({ ready: true }); process.on("message", () => process.send({ piece: "text" }));', ''],
      ['process.send({ ready: true }); process.on("message", () => process.send({ failed: "/home/ann" }));', ''],
    ] as const) {
      await writeFile(inFolder('other.mjs'), text);
      const { readFile, started } = watched((env) => start(env, inFolder('other.mjs')));
      await expect(whole(readFile(inFolder('file'), neverAborted())), text).rejects.toMatchObject({ code });
      await Promise.all(started.map(({ gone }) => gone));
    }
  });

  it('gives up a disk that does not answer, at the limit, at a stop, and at the end of the program', async (context) => {
    const mount = await hangingFolder(inFolder('hanging'));
    if (mount === undefined) return context.skip('a file system that never answers needs root and FUSE');
    try {
      const file = inFolder('hanging/stable-linux-x64.json');
      // That it hangs at all: another program does not get past it either.
      expect(() => execFileSync('cat', [file], { timeout: 500, stdio: 'ignore' })).toThrow('ETIMEDOUT');

      const patient = watched(start, 1_000);
      await expect(whole(patient.readFile(file, neverAborted()))).rejects.toMatchObject({ code: 'ETIMEDOUT' });
      const { readFile, started, close } = watched();
      const stop = new AbortController();
      const stopped = whole(readFile(file, stop.signal));
      stop.abort(new Error('enough'));
      await expect(stopped).rejects.toThrow('enough');
      const closed = whole(readFile(file, neverAborted()));
      close();
      await expect(closed).rejects.toMatchObject({ code: 'EPIPE' });
      // More than this process has threads for: nothing of it is held up.
      const many = Array.from({ length: 6 }, () => whole(readFile(file, neverAborted())).catch(() => undefined));
      await writeFile(inFolder('other'), 'free');
      expect(String(await whole(watched().readFile(inFolder('other'), neverAborted())))).toBe('free');
      close();
      await Promise.all(many);
      await Promise.all([...patient.started, ...started].map(({ gone }) => gone));
    } finally {
      mount.close();
    }
  });
});
