import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { computerLock } from '../../../electron/computer-lock/computer-lock.ts';

let folder = '';
let holder = '';
let journals = 0;
const children: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lock-'));
  holder = path.join(folder, 'lock-holder.mjs');
  const entry = path.join(import.meta.dirname, '../../support/lock-holder.ts');
  await build({ entryPoints: [entry], outfile: holder, bundle: true, platform: 'node', format: 'esm' });
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const newJournal = () => {
  journals += 1;
  return path.join(folder, `${journals}.journal`);
};

/** Another program that takes the lock and says whether it got it. */
async function anotherProgram(journal: string, platform: string): Promise<{ child: ChildProcess; got: boolean }> {
  const child = fork(holder, [journal, platform], { execArgv: [] });
  children.push(child);
  const [got] = (await once(child, 'message')) as [boolean];
  return { child, got };
}

// The two kinds that this system can listen on: a name outside of the file system, and a socket file as on macOS.
describe.each(['linux', 'darwin'] as const)('the lock on the computer’s Wi-Fi, as on %s', (platform) => {
  it('is one program’s at a time', async () => {
    const journal = newJournal();
    const [first, second] = [computerLock(journal, platform), computerLock(journal, platform)];
    const letGo = await first.take();
    expect(letGo).toBeTypeOf('function');
    expect(await second.take()).toBeUndefined();
    letGo?.();
    const now = await second.take();
    expect(now).toBeTypeOf('function');
    now?.();
  });

  it('is shared within a program, and held until the last of them lets go', async () => {
    const journal = newJournal();
    const [here, there] = [computerLock(journal, platform), computerLock(journal, platform)];
    const [one, two] = await Promise.all([here.take(), here.take()]);
    one?.();
    one?.();
    expect(await there.take()).toBeUndefined();
    two?.();
    const now = await there.take();
    expect(now).toBeTypeOf('function');
    now?.();
  });

  it('is got by one of many that begin at the same instant', async () => {
    const journal = newJournal();
    const got = await Promise.all(Array.from({ length: 20 }, () => computerLock(journal, platform).take()));
    expect(got.filter((letGo) => letGo !== undefined)).toHaveLength(1);
    for (const letGo of got) letGo?.();
  });

  it('falls free when its program is killed', async () => {
    const journal = newJournal();
    const lock = computerLock(journal, platform);
    const { child, got } = await anotherProgram(journal, platform);
    expect(got).toBe(true);
    expect(await lock.take()).toBeUndefined();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const letGo = await lock.take();
    expect(letGo).toBeTypeOf('function');
    expect((await anotherProgram(journal, platform)).got).toBe(false);
    letGo?.();
  });

  it('is each journal’s own', async () => {
    const locks = [computerLock(newJournal(), platform), computerLock(newJournal(), platform)];
    for (const letGo of await Promise.all(locks.map((lock) => lock.take()))) {
      expect(letGo).toBeTypeOf('function');
      letGo?.();
    }
  });
});

describe('a data folder whose name is longer than a socket’s may be', () => {
  it('has locks all the same, each its own', async () => {
    const long = path.join(folder, 'x'.repeat(120 - folder.length));
    await mkdir(long, { recursive: true });
    const lock = (name: string) => computerLock(path.join(long, name), 'darwin');
    const presence = await lock('attempts.ledger-0123456789ab').take();
    const lease = await lock('wifi-lease.journal').take();
    expect([presence, lease]).toEqual([expect.any(Function), expect.any(Function)]);
    expect(await lock('wifi-lease.journal').take()).toBeUndefined();
    presence?.();
    lease?.();
  });
});

describe('a computer that cannot be locked', () => {
  it('may be set up nevertheless', async () => {
    const lock = computerLock(path.join(folder, 'no', 'such', 'folder', 'lease.journal'), 'darwin');
    const letGo = await lock.take();
    expect(letGo).toBeTypeOf('function');
    letGo?.();
  });

  it('is told from one that is: a file in the way is replaced, a program that answers is not', async () => {
    const journal = newJournal();
    await writeFile(`${journal}.lock`, '');
    const letGo = await computerLock(journal, 'darwin').take();
    expect(letGo).toBeTypeOf('function');
    letGo?.();

    const taken = newJournal();
    const server = createServer();
    server.listen(`${taken}.lock`);
    await once(server, 'listening');
    expect(await computerLock(taken, 'darwin').take()).toBeUndefined();
    server.close();
  });
});

it('outlives trouble with whoever knocks at the lock', async () => {
  const servers: Server[] = [];
  const { listen } = Server.prototype;
  const listening = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server, ...values) {
    servers.push(this);
    return listen.apply(this, values as Parameters<typeof listen>);
  });
  const letGo = await computerLock(newJournal(), 'linux').take();
  listening.mockRestore();
  const noHandles = Object.assign(new Error('accept EMFILE'), { code: 'EMFILE' });
  // As Node.js does when it cannot accept a connection.
  for (let times = 0; times < 3; times += 1) expect(() => servers[0]?.emit('error', noHandles)).not.toThrow();
  letGo?.();
});
