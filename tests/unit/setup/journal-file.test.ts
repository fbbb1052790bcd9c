import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JournalSurroundings, journalFile, thisProcess } from '../../../electron/setup/journal-file.ts';
import type { RememberedNetwork } from '../../../electron/wifi/wifi-port.ts';
import { success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';
import { awkwardNames } from '../wifi/awkward-names.ts';

let folder = '';
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'journal-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const newFile = () => {
  files += 1;
  return path.join(folder, `part-${files}`, 'lease.journal');
};

const home: RememberedNetwork = {
  networkName: 'HomeNet',
  handle: '{"home":"7825d47a"}',
  adapter: 'wlan0',
  keepsInternet: false,
};
const byHand: RememberedNetwork = { ...home, handle: undefined };
const refused = { ok: false, error: { code: 'setup-already-running' } } as const;

/** A program with a journal, on a computer that has been up for an hour. */
function program(file: string, change: Partial<JournalSurroundings> & { readonly alive?: readonly number[] } = {}) {
  const { alive = [1, 2], ...around } = change;
  const clock = virtualClock();
  return journalFile(file, {
    clock,
    processId: 1,
    isAlive: (processId) => alive.includes(processId),
    uptimeMs: () => 3_600_000 + clock.now() - virtualClock().now(),
    ...around,
  });
}

const text = (file: string) => readFile(file, 'utf8').catch(() => undefined);

describe('the journal of the lease', () => {
  it('tells the next program what an earlier one left open, until that is brought home', async () => {
    const file = newFile();
    expect(await program(file).leftOpen()).toBeUndefined();
    expect(await program(file).begin(home)).toEqual(success(undefined));
    const next = program(file, { processId: 2, alive: [2] });
    expect(await next.leftOpen()).toEqual(home);
    expect(await next.leftOpen()).toEqual(home);
    await next.end(home);
    expect(await next.leftOpen()).toBeUndefined();
    expect(await text(file)).toBeUndefined();
    await next.end(home);
  });

  it('keeps what has no name as it is, and every name', async () => {
    for (const name of [undefined, ...awkwardNames]) {
      const file = newFile();
      const remembered = { ...home, networkName: name, adapter: name, keepsInternet: true };
      await program(file).begin(remembered);
      expect(await program(file).leftOpen()).toEqual(remembered);
    }
  });

  it('writes nothing when the person’s own hands move the computer', async () => {
    const file = newFile();
    expect(await program(file).begin(byHand)).toEqual(success(undefined));
    expect(await text(file)).toBeUndefined();
  });

  it('gives one lease at a time, to every program of this computer', async () => {
    const file = newFile();
    const [first, second] = [program(file), program(file, { processId: 2 })];
    await first.begin(home);
    expect(await second.begin(home)).toEqual(refused);
    // Neither is it the other's to bring home, nor to end.
    expect(await second.leftOpen()).toBeUndefined();
    await second.end(home);
    expect(await second.begin(home)).toEqual(refused);
    expect(await first.begin({ ...home, networkName: 'Other' })).toEqual(success(undefined));
    await first.end(home);
    expect(await second.begin(home)).toEqual(success(undefined));
  });

  it('takes over from a program that died, and from before the computer was started again', async () => {
    const dead = newFile();
    await program(dead).begin(home);
    expect(await program(dead, { processId: 2, alive: [2] }).begin(home)).toEqual(success(undefined));

    // The number of the old program is another's now.
    const restarted = newFile();
    await program(restarted).begin(home);
    const after = program(restarted, { processId: 2, uptimeMs: () => 10_000 });
    expect(await after.leftOpen()).toEqual(home);
    expect(await after.begin(home)).toEqual(success(undefined));
  });

  it('knows one start of the computer although clocks are read a little apart', async () => {
    const file = newFile();
    await program(file).begin(home);
    expect(await program(file, { processId: 2, uptimeMs: () => 3_600_000 + 4_000 }).begin(home)).toEqual(refused);
    expect((await program(file, { processId: 2, uptimeMs: () => 3_600_000 + 6_000 }).begin(home)).ok).toBe(true);
  });

  it('believes only whole lines: cut off anywhere, the one before counts', async () => {
    const file = newFile();
    await program(file).begin(home);
    const whole = await readFile(file);
    await program(file).begin({ ...home, networkName: 'Later' });
    const both = await readFile(file);
    for (let length = 0; length < both.length; length += 1) {
      const cut = path.join(folder, 'cut.journal');
      await writeFile(cut, both.subarray(0, length));
      const left = await program(cut).leftOpen();
      // The end of the line itself may be missing.
      const expected = length >= both.length - 1 ? 'Later' : length >= whole.length - 1 ? 'HomeNet' : undefined;
      expect([length, left?.networkName]).toEqual([length, expected]);
    }
  });

  it('goes on after a torn line', async () => {
    const file = newFile();
    await program(file).begin(home);
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - 20));
    expect(await program(file).leftOpen()).toBeUndefined();
    expect(await program(file).begin({ ...home, networkName: 'Later' })).toEqual(success(undefined));
    expect(await program(file).leftOpen()).toMatchObject({ networkName: 'Later' });
  });

  it('believes no line that was changed, and none of another form that is whole', async () => {
    const file = newFile();
    await program(file).begin(home);
    const written = await readFile(file, 'utf8');
    const line = (json: string) => `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
    for (const content of [
      written.replace('HomeNet', 'HomeNex'),
      line('{"type":"lease-taken"}'),
      line('{"type":"lease-taken","process":"1","computerStartedAt":0,"remembered":{"keepsInternet":true}}'),
      line('{"type":"lease-given"}'),
      line('{'),
      line('null'),
      '\0\0\0\0',
    ]) {
      await writeFile(file, content);
      expect(await program(file).leftOpen()).toBeUndefined();
    }
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await writeFile(file, bytes);
        expect(await program(file).leftOpen()).toBeUndefined();
      }),
      { numRuns: 50 },
    );
    // What somebody else wrote is no reason not to write.
    expect(await program(file).begin(home)).toEqual(success(undefined));
    expect(await program(file).leftOpen()).toEqual(home);
  });

  it('keeps a way home that failed beside a later lease, until one of them got there', async () => {
    const file = newFile();
    const failed = { ...home, handle: '{"home":"earlier"}', networkName: 'Earlier' };
    await program(file).begin(failed);
    const later = program(file, { processId: 2, alive: [2] });
    expect(await later.begin(home)).toEqual(success(undefined));
    expect(await later.leftOpen()).toEqual(failed);
    await later.end(home);
    expect(await later.leftOpen()).toEqual(failed);
    await later.end(failed);
    expect([await later.leftOpen(), await text(file)]).toEqual([undefined, undefined]);
  });

  it('is over also where the file cannot be removed', async () => {
    const file = newFile();
    await program(file).begin(home);
    const ended = JSON.stringify({ type: 'lease-ended', handle: home.handle });
    await writeFile(file, `${crc32(ended).toString(16).padStart(8, '0')} ${ended}\n`, { flag: 'a' });
    expect(await program(file).leftOpen()).toBeUndefined();
    expect(await program(file, { processId: 2 }).begin(home)).toEqual(success(undefined));
  });

  it('says that it could not write, and reads nothing where there is no file', async () => {
    const blocked = path.join(folder, 'a-file-in-the-way');
    await writeFile(blocked, '');
    const journal = program(path.join(blocked, 'lease.journal'));
    expect(await journal.begin(home)).toEqual({ ok: false, error: { code: 'journal-not-written' } });
    expect(await journal.leftOpen()).toBeUndefined();
    await journal.end(home);
    const directory = program(folder);
    expect(await directory.begin(home)).toMatchObject({ error: { code: 'journal-not-written' } });
    await directory.end(home);
    expect((await stat(folder)).isDirectory()).toBe(true);
  });

  it('is nobody else’s to read, and holds what the way home needs and nothing more', async () => {
    const file = newFile();
    const tooMuch = { ...home, password: 'kitchen-window-7', claimCode: 'secret' };
    await program(file).begin(tooMuch);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
    const [, json = ''] = /^[0-9a-f]{8} (.*)$/m.exec((await text(file)) ?? '') ?? [];
    expect(JSON.parse(json)).toEqual({
      type: 'lease-taken',
      process: 1,
      computerStartedAt: virtualClock().now() - 3_600_000,
      remembered: home,
    });
  });

  it('writes one line after the other, however many at once', async () => {
    const file = newFile();
    const journal = program(file);
    const names = Array.from({ length: 20 }, (_, index) => `Net ${index}`);
    await Promise.all(names.map((networkName) => journal.begin({ ...home, networkName })));
    const lines = ((await text(file)) ?? '').split('\n').filter((line) => line !== '');
    expect(lines.map((line) => JSON.parse(line.slice(9)).remembered.networkName)).toEqual(names);
    const [, , left] = await Promise.all([journal.begin(home), journal.end(home), journal.leftOpen()]);
    expect(left).toBeUndefined();
  });
});

describe('what this computer tells of itself', () => {
  it('which processes live, also those of others', () => {
    expect(thisProcess.isAlive(process.pid)).toBe(true);
    expect(thisProcess.isAlive(1)).toBe(true);
    // Above the largest number that Linux gives (proc(5), /proc/sys/kernel/pid_max).
    expect(thisProcess.isAlive(4_194_305)).toBe(false);
    expect(thisProcess.uptimeMs()).toBeGreaterThan(0);
  });
});
