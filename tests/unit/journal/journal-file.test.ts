import { mkdtemp, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalFile } from '../../../electron/journal/journal-file.ts';
import type { LeaseJournal, LeaseNote } from '../../../electron/setup/journal-port.ts';
import type { RememberedNetwork } from '../../../electron/wifi/wifi-port.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
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
const running = failure(setupError('setup-already-running'));
const notBack = failure(setupError('home-network-not-back'));

/** A lock as the system gives it: who holds it, and what lets go when a program ends. */
function computer(file: string) {
  let holder: object | undefined;
  let holders = 0;
  return {
    /** A program that begins: its journal, and its end by force. */
    program() {
      const self = {};
      const journal = journalFile(file, {
        async take() {
          if (holder !== undefined && holder !== self) return undefined;
          holder = self;
          holders += 1;
          return () => {
            holders -= 1;
            if (holders === 0) holder = undefined;
          };
        },
      });
      const killed = () => {
        if (holder !== self) return;
        holder = undefined;
        holders = 0;
      };
      return { journal, killed };
    },
    isLocked: () => holder !== undefined,
  };
}

const onlyProgram = (file: string) => computer(file).program().journal;
const text = (file: string) => readFile(file, 'utf8').catch(() => undefined);

async function noteOf(journal: LeaseJournal, remembered = home): Promise<LeaseNote> {
  const note = await journal.begin(remembered);
  if (!note.ok) throw new Error(note.error.code);
  return note.value;
}

/** What is left open, without bringing it home. */
async function leftOpen(file: string): Promise<RememberedNetwork | undefined> {
  return (await allLeftOpen(file)).at(-1);
}

async function allLeftOpen(file: string): Promise<readonly RememberedNetwork[]> {
  const left: RememberedNetwork[] = [];
  await onlyProgram(file).recover(async (remembered) => {
    left.push(remembered);
    return notBack;
  });
  return left;
}

describe('the journal of the lease', () => {
  it('tells the next program what an earlier one left open, until that is brought home', async () => {
    const file = newFile();
    expect(await leftOpen(file)).toBeUndefined();
    expect((await noteOf(onlyProgram(file))).written).toBe(true);
    const next = onlyProgram(file);
    expect(await next.recover(async () => notBack)).toEqual(notBack);
    expect(await leftOpen(file)).toEqual(home);
    expect(await next.recover(async () => success(undefined))).toEqual(success(undefined));
    expect([await leftOpen(file), await text(file)]).toEqual([undefined, undefined]);
    expect(await next.recover(async () => notBack)).toBeUndefined();
  });

  it('keeps what has no name as it is, and every name', async () => {
    for (const name of [undefined, ...awkwardNames]) {
      const file = newFile();
      const remembered = { ...home, networkName: name, adapter: name, keepsInternet: true };
      await noteOf(onlyProgram(file), remembered);
      expect(await leftOpen(file)).toEqual(remembered);
    }
  });

  it('writes nothing when the person’s own hands move the computer, and holds up nobody', async () => {
    const file = newFile();
    const here = computer(file);
    const note = await noteOf(here.program().journal, { ...home, handle: undefined });
    expect([await text(file), here.isLocked()]).toEqual([undefined, false]);
    await note.close(true);
  });

  it('gives the computer to one program at a time, and neither ends nor brings home another’s lease', async () => {
    const file = newFile();
    const here = computer(file);
    const [first, second] = [here.program().journal, here.program().journal];
    const note = await noteOf(first);
    expect(await second.begin(home)).toEqual(running);
    expect(await second.recover(async () => success(undefined))).toBeUndefined();
    expect(await leftOpen(file)).toEqual(home);
    await note.close(true);
    expect((await noteOf(second)).written).toBe(true);
  });

  it('lets the other program go on when the computer could not be brought home, and keeps the note', async () => {
    const file = newFile();
    const here = computer(file);
    await (await noteOf(here.program().journal)).close(false);
    expect(here.isLocked()).toBe(false);
    expect(await leftOpen(file)).toEqual(home);
  });

  it('takes over from a program that was killed', async () => {
    const file = newFile();
    const here = computer(file);
    const dead = here.program();
    await noteOf(dead.journal);
    dead.killed();
    const next = here.program().journal;
    expect(await next.recover(async () => success(undefined))).toEqual(success(undefined));
    expect(here.isLocked()).toBe(false);
    expect((await noteOf(next)).written).toBe(true);
  });

  it('lets nobody begin while a program brings the computer home, and lets go also when that throws', async () => {
    const file = newFile();
    const here = computer(file);
    await (await noteOf(here.program().journal)).close(false);
    const other = here.program().journal;
    await here.program().journal.recover(async () => {
      expect(await other.begin(home)).toEqual(running);
      return notBack;
    });
    await expect(
      here.program().journal.recover(async () => {
        throw new Error('no way');
      }),
    ).rejects.toThrow('no way');
    expect(here.isLocked()).toBe(false);
  });

  it('believes only whole lines: cut off anywhere, the one before counts', async () => {
    const file = newFile();
    await noteOf(onlyProgram(file));
    const whole = await readFile(file);
    await noteOf(onlyProgram(file), { ...home, networkName: 'Later' });
    const both = await readFile(file);
    for (let length = 0; length < both.length; length += 1) {
      const cut = path.join(folder, 'cut.journal');
      await writeFile(cut, both.subarray(0, length));
      const left = await leftOpen(cut);
      // The end of the line itself may be missing.
      const expected = length >= both.length - 1 ? 'Later' : length >= whole.length - 1 ? 'HomeNet' : undefined;
      expect([length, left?.networkName]).toEqual([length, expected]);
    }
  });

  it('goes on after a torn line', async () => {
    const file = newFile();
    await noteOf(onlyProgram(file));
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - 20));
    expect(await leftOpen(file)).toBeUndefined();
    await noteOf(onlyProgram(file), { ...home, networkName: 'Later' });
    expect(await leftOpen(file)).toMatchObject({ networkName: 'Later' });
  });

  it('tells a torn line once, whether a lease is open or not', async () => {
    for (const leases of [0, 1]) {
      const file = newFile();
      await noteOf(onlyProgram(file));
      const line = await readFile(file, 'utf8');
      await writeFile(file, leases === 0 ? line.slice(0, -20) : `${line}0123`);
      let told = 0;
      const next = async () =>
        onlyProgram(file).recover(
          async () => notBack,
          () => {
            told += 1;
          },
        );
      expect([leases, await next()]).toEqual([leases, leases === 0 ? undefined : notBack]);
      expect(told).toBe(1);
      await next();
      expect(told).toBe(1);
      expect(await leftOpen(file)).toEqual(leases === 0 ? undefined : home);
    }
  });

  it('believes no line that was changed, and none of another form that is whole', async () => {
    const file = newFile();
    await noteOf(onlyProgram(file));
    const written = await readFile(file, 'utf8');
    const line = (json: string) => `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
    for (const content of [
      written.replace('HomeNet', 'HomeNex'),
      line('{"type":"lease-taken"}'),
      line('{"type":"lease-taken","remembered":{"keepsInternet":true}}'),
      line('{"type":"lease-given"}'),
      line('{'),
      line('null'),
      '\0\0\0\0',
    ]) {
      await writeFile(file, content);
      expect(await leftOpen(file)).toBeUndefined();
    }
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await writeFile(file, bytes);
        expect(await leftOpen(file)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
    // What somebody else wrote is no reason not to write.
    await noteOf(onlyProgram(file));
    expect(await leftOpen(file)).toEqual(home);
  });

  it('keeps a way home that failed beside a later lease, until one of them got there', async () => {
    const file = newFile();
    const failed = { ...home, handle: '{"home":"earlier"}', networkName: 'Earlier' };
    await noteOf(onlyProgram(file), failed);
    const later = await noteOf(onlyProgram(file));
    expect(await allLeftOpen(file)).toEqual([failed, home]);
    await later.close(true);
    expect(await leftOpen(file)).toEqual(failed);
    await onlyProgram(file).recover(async () => success(undefined));
    expect([await leftOpen(file), await text(file)]).toEqual([undefined, undefined]);
  });

  it('tries every open lease, the oldest first, whatever became of the one before', async () => {
    const file = newFile();
    const gone = { ...home, handle: '{"home":"of a dongle"}', networkName: 'Gone' };
    await noteOf(onlyProgram(file), gone);
    await noteOf(onlyProgram(file));
    const tried: (string | undefined)[] = [];
    const back = await onlyProgram(file).recover(async ({ networkName }) => {
      tried.push(networkName);
      return networkName === 'Gone' ? notBack : success(undefined);
    });
    expect([tried, back]).toEqual([['Gone', 'HomeNet'], notBack]);
    expect(await allLeftOpen(file)).toEqual([gone]);
  });

  it('is over also where the file cannot be removed', async () => {
    const file = newFile();
    await noteOf(onlyProgram(file));
    const ended = JSON.stringify({ type: 'lease-ended', handle: home.handle });
    await writeFile(file, `${crc32(ended).toString(16).padStart(8, '0')} ${ended}\n`, { flag: 'a' });
    expect(await leftOpen(file)).toBeUndefined();
  });

  it('says that it could not write, and reads nothing where there is no file', async () => {
    const blocked = path.join(folder, 'a-file-in-the-way');
    await writeFile(blocked, '');
    for (const file of [path.join(blocked, 'lease.journal'), folder]) {
      const note = await noteOf(onlyProgram(file));
      expect(note.written).toBe(false);
      expect(await leftOpen(file)).toBeUndefined();
      await note.close(true);
    }
    expect((await stat(folder)).isDirectory()).toBe(true);
  });

  it('that the system does not hand out is no empty one: it is told, kept, and brought home when it can be read', async () => {
    const file = newFile();
    await noteOf(onlyProgram(file));
    const written = await text(file);
    // A link to itself is refused with ELOOP, as EMFILE, EBUSY and EIO are by a system in trouble.
    await rename(file, `${file}.aside`);
    await symlink(file, file);
    const problem = setupError('journal-unreadable', { saw: 'ELOOP' });
    const noted: unknown[] = [];
    const tried: unknown[] = [];
    const recover = () =>
      onlyProgram(file).recover(
        async (remembered) => {
          tried.push(remembered);
          return success(undefined);
        },
        (one) => void noted.push(one),
      );
    expect(await recover()).toEqual(failure(problem));
    expect([noted, tried]).toEqual([[problem], []]);
    await rm(file);
    await rename(`${file}.aside`, file);
    expect(await text(file)).toBe(written);
    expect(await recover()).toEqual(success(undefined));
    expect([noted, tried]).toEqual([[problem], [home]]);
  });

  it('is nobody else’s to read, and holds what the way home needs and nothing more', async () => {
    const file = newFile();
    const tooMuch = { ...home, password: 'kitchen-window-7', claimCode: 'secret' };
    await noteOf(onlyProgram(file), tooMuch);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
    const [, json = ''] = /^[0-9a-f]{8} (.*)$/m.exec((await text(file)) ?? '') ?? [];
    expect(JSON.parse(json)).toEqual({ type: 'lease-taken', remembered: home });
  });

  it('writes one line after the other, however many at once', async () => {
    const file = newFile();
    const journal = onlyProgram(file);
    const names = Array.from({ length: 20 }, (_, index) => `Net ${index}`);
    const notes = await Promise.all(names.map((networkName) => noteOf(journal, { ...home, networkName })));
    const lines = ((await text(file)) ?? '').split('\n').filter((line) => line !== '');
    expect(lines.map((line) => JSON.parse(line.slice(9)).remembered.networkName)).toEqual(names);
    await Promise.all(notes.map((note) => note.close(true)));
    expect(await leftOpen(file)).toBeUndefined();
  });
});
