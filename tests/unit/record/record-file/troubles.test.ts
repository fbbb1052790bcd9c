import { chmod, mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import * as engine from '../../../../electron/record/open-record.ts';
import { NewerRecord } from '../../../../electron/record/record-store.ts';
import { setupError } from '../../../../shared/errors.ts';
import { programLimits } from '../../../../shared/time-limits.ts';
import { device, finished, ids, read, recordFolder, stage, started, write } from '../../../support/record-events.ts';
import { buildWriter, startWriter } from '../../../support/record-kills.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

const { newFile, programs } = recordFolder();

/** A process starts in it: a second was not enough on a machine whose processors many programs wanted. */
const soon = { timeout: 20_000, interval: 30 };

/** What is waited for, and what ends the wait. */
function promised(): readonly [Promise<void>, () => void] {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return [ended, end];
}

/** SQLITE_BUSY: another program writes all of a damaged file at once. */
function lockedWhile(isAtIt: () => boolean) {
  return async () => ({
    ...engine,
    openRecord: async (files: Parameters<typeof engine.openRecord>[0]) => {
      if (isAtIt()) throw Object.assign(new Error('database is locked'), { errcode: 5 });
      return engine.openRecord(files);
    },
  });
}

describe('the record, where the disk or its engine fails,', () => {
  it('waits no longer than ten seconds for a disk that does not answer, and once', async () => {
    const clock = virtualClock();
    const never = new Promise<never>(() => undefined);
    const record = programs(newFile(), { clock, load: () => never }).start('a');
    const first = record.write(started('one'));
    await clock.advance(9_999);
    expect(await Promise.race([first, 'waits'])).toBe('waits');
    await clock.advance(1);
    expect(await first).toEqual({ ok: false, error: setupError('ledger-not-written') });
    expect(await record.write(started('two'))).toMatchObject({ ok: false });
    expect(clock.sleepers()).toBe(0);
  });

  it('notes later what another program kept from being noted, in its order, and waits for it as long once alone', async () => {
    const file = newFile();
    const clock = virtualClock();
    let isAtIt = true;
    const record = programs(file, { clock, load: lockedWhile(() => isAtIt) }).start('a');
    const lost = { ok: false, error: { code: 'ledger-not-written' } };
    const begins = record.write(started('one'));
    await clock.advance(programLimits.recordOpenMs);
    expect(await begins).toMatchObject(lost);
    const goesOn = record.write(stage('one', { deviceId: device }));
    await clock.advance(programLimits.recordSavedMs);
    expect(await Promise.race([goesOn, 'waits'])).toMatchObject(lost);
    // It is given up on, too, before the other one is done.
    await clock.advance(programLimits.recordOpenMs);
    isAtIt = false;
    await write(record, stage('one', { name: 'lamp' }));
    const told = await read<{ type: string; body: string }>(record, 'select type, body from event order by sequence');
    expect(told.ok && told.value?.map(({ type }) => type)).toEqual(['started', 'stage', 'stage']);
    expect(await record.attempts(9)).toMatchObject([{ runId: 'one', deviceId: device, end: undefined }]);
    isAtIt = true;
    await record.close();
    const ends = record.write(finished('one', 'claimed'));
    // Whoever is in the way again is waited for again.
    await clock.advance(programLimits.recordOpenMs - 1);
    expect(await Promise.race([ends, 'waits'])).toBe('waits');
    await clock.advance(1);
    expect(await ends).toMatchObject(lost);
    isAtIt = false;
    await record.close();
    expect(await programs(file).start('b').attempts(9)).toMatchObject([{ runId: 'one', end: { outcome: 'claimed' } }]);
  });

  /** Whose disk is full while that is said, with the sizes of what was tried, one after the other. */
  function fullWhile(isFull: () => boolean) {
    const tried: number[] = [];
    const load = async () => ({
      ...engine,
      async openRecord(files: Parameters<typeof engine.openRecord>[0]) {
        const store = await engine.openRecord(files);
        const append: typeof store.append = async (events) => {
          tried.push(events.length);
          if (isFull()) throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
          return store.append(events);
        };
        return { ...store, append };
      },
    });
    return { tried, load };
  }

  it('shows whoever reads what could not be noted before, and owes its row', async () => {
    let isFull = false;
    const record = programs(
      newFile(),
      fullWhile(() => isFull),
    ).start('a');
    await write(record, started('one', { serial: 'SN1', deviceId: device }));
    isFull = true;
    expect(await record.write(finished('one', 'claimed'))).toMatchObject({ error: { code: 'record-disk-full' } });
    expect(await record.write(started('two'))).toMatchObject({ ok: false });
    expect(await record.arrived({ serial: 'SN1' })).toEqual({ ok: true, value: [] });
    isFull = false;
    expect(await record.arrived({ serial: 'SN1' })).toMatchObject({ ok: true, value: [{ outcome: 'claimed' }] });
    isFull = true;
    expect(await record.write(finished('two', 'claimed'))).toMatchObject({ ok: false });
    expect(await record.write(started('three'))).toMatchObject({ ok: false });
    isFull = false;
    await record.oweRow({ attemptId: 'three', hooks: ['h'], row: '{"a":1}' });
    expect(await record.rowsOwed(['h'])).toMatchObject([{ attemptId: 'three' }]);
  });

  it('notes all that a disk did not take for long once it does, in its order, each once, and little of it in vain', async () => {
    let isFull = false;
    const { tried, load } = fullWhile(() => isFull);
    const record = programs(newFile(), { load }).start('a');
    await write(record, started('one'));
    isFull = true;
    const many = 250;
    for (const attemptId of ['one', 'two']) {
      if (attemptId === 'two') expect(await record.write(started('two'))).toMatchObject({ ok: false });
      for (let at = 0; at < many; at += 1)
        expect(await record.write(stage(attemptId, { at }))).toMatchObject({ error: { code: 'record-disk-full' } });
    }
    expect(Math.max(...tried)).toBe(1);
    isFull = false;
    tried.length = 0;
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 0);
    await write(record, finished('two', 'claimed'));
    clearInterval(counting);
    // Beside other work.
    expect(tried).toEqual([1, ...Array.from({ length: many / 25 }, () => 50), 1]);
    expect(turns).toBeGreaterThan(2);
    const told = await read<{ id: string; type: string; at: number }>(
      record,
      'select attempt_id as id, type, at from event order by sequence',
    );
    const stages = (id: string) => Array.from({ length: many }, (_, at) => ({ id, type: 'stage', at }));
    expect(told.ok && told.value).toEqual([
      { id: 'one', type: 'started', at: 1_000 },
      ...stages('one'),
      { id: 'two', type: 'started', at: 1_000 },
      ...stages('two'),
      { id: 'two', type: 'finished', at: 3_000 },
    ]);
  });

  it('says that its history cannot be read now, whatever keeps it from that, or that a newer version has it', async () => {
    const arrivedAs = async (refused: Error) => {
      const load = async () => ({ ...engine, openRecord: () => Promise.reject(refused) });
      const file = newFile();
      await write(programs(file).start('a'), started('one'));
      const answer = await programs(file, { load }).start('b').arrived({ serial: 'SN1' });
      return answer.ok ? 'read' : answer.error.code;
    };
    for (const more of [{ errcode: 13 }, { code: 'EACCES' }, {}])
      expect(await arrivedAs(Object.assign(new Error('no'), more))).toBe('record-not-read');
    expect(await arrivedAs(new NewerRecord('999'))).toBe('record-newer');
  });

  it('keeps the newest 5 000 of what cannot be noted', async () => {
    let isFull = true;
    const noted: string[] = [];
    const append = async (events: readonly { readonly attemptId: string }[]) => {
      if (isFull) throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
      noted.push(...events.map(({ attemptId }) => attemptId));
    };
    const store = { append, owesEmptyLog: () => false, close: async () => undefined };
    const load = async () => ({ ...engine, openRecord: async () => store as never });
    const record = programs(newFile(), { load }).start('a');
    for (let n = 0; n <= 5_000; n += 1) await record.write(finished(`${n}`, 'claimed'));
    isFull = false;
    await write(record, finished('last', 'claimed'));
    expect([noted[0], noted.length]).toEqual(['1', 5_001]);
  });

  it('lets a row that is refused twice keep no other from being noted', async () => {
    let isFailing = false;
    const load = async () => ({
      ...engine,
      async openRecord(files: Parameters<typeof engine.openRecord>[0]) {
        const store = await engine.openRecord(files);
        const append: typeof store.append = async (events) => {
          if (isFailing || events.some(({ attemptId }) => attemptId === 'bad')) throw new Error('a constraint');
          return store.append(events);
        };
        return { ...store, append };
      },
    });
    const record = programs(newFile(), { load }).start('a');
    expect(await record.write(started('bad'))).toMatchObject({ error: { code: 'ledger-not-written' } });
    await write(record, started('good'), finished('good', 'claimed'));
    isFailing = true;
    expect(await record.write(started('beside'))).toMatchObject({ ok: false });
    expect(await record.write(stage('bad', {}))).toMatchObject({ ok: false });
    isFailing = false;
    await write(record, started('after'));
    expect(ids(await record.attempts(9))).toEqual(['good', 'after', 'beside']);
  });

  it('keeps nobody from ending longer than a write would, where the disk does not answer', async () => {
    const clock = virtualClock();
    const record = programs(newFile(), { clock, load: () => new Promise<never>(() => undefined) }).start('a');
    const written = record.write(started('one'));
    await clock.advance(0);
    const closed = record.close().then(() => 'closed');
    await clock.advance(programLimits.recordOpenMs - 1);
    expect(await Promise.race([closed, 'waits'])).toBe('waits');
    await clock.advance(1);
    expect(await Promise.race([closed, 'waits'])).toBe('closed');
    expect(await written).toMatchObject({ ok: false });
    expect(clock.sleepers()).toBe(0);
  });

  it('does not end before a damaged file is saved, and with it what was noted meanwhile', async () => {
    const file = newFile();
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.damaged-then.unsaved`, '');
    const clock = virtualClock();
    let save: () => void = () => undefined;
    const saved = new Promise<void>((resolve) => {
      save = resolve;
    });
    const load = async () => ({
      ...engine,
      openRecord: (files: Parameters<typeof engine.openRecord>[0]) => saved.then(() => engine.openRecord(files)),
    });
    const record = programs(file, { clock, load }).start('a');
    const written = record.write(started('one'));
    await clock.advance(programLimits.recordOpenMs);
    expect(await written).toMatchObject({ ok: false });
    const closed = record.close().then(() => 'closed');
    await clock.advance(programLimits.recordOpenMs);
    expect(await Promise.race([closed, 'waits'])).toBe('waits');
    save();
    expect(await closed).toBe('closed');
    expect((await programs(file).start('b').attempts(9)).map(({ runId }) => runId)).toEqual(['one']);
  });

  it('does not end between setting a damaged file aside and saving it', async () => {
    const file = newFile();
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, 'this is no database at all, and never was one\n'.repeat(200));
    const clock = virtualClock();
    const [saved, save] = promised();
    const load = async () => ({
      ...engine,
      openRecord: async (files: Parameters<typeof engine.openRecord>[0]) => {
        if ((await readdir(path.dirname(file))).some((name) => name.includes('.damaged-'))) await saved;
        return engine.openRecord(files);
      },
    });
    let closed: Promise<string> | undefined;
    const program = {
      ...{ id: 'a', announce: async () => undefined, isGone: async () => false },
      async alone(work: () => Promise<void>) {
        await work();
        closed = record.close().then(() => 'closed');
      },
    };
    const record = programs(file, { clock, load, program }).start('a');
    const written = record.write(started('one'));
    await vi.waitFor(() => expect(closed).toBeDefined(), soon);
    await clock.advance(programLimits.recordOpenMs);
    expect(await written).toMatchObject({ ok: false });
    await clock.advance(programLimits.recordOpenMs);
    expect(await Promise.race([closed, 'waits'])).toBe('waits');
    save();
    expect(await closed).toBe('closed');
    expect(ids(await programs(file).start('b').attempts(9))).toEqual(['one']);
  });

  it('does not end before all that was given up on meanwhile is noted behind what was saved', async () => {
    const file = newFile();
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.damaged-then.unsaved`, '');
    const clock = virtualClock();
    const [saved, save] = promised();
    const [noted, note] = promised();
    let rows = 0;
    const load = async () => ({
      ...engine,
      openRecord: async (files: Parameters<typeof engine.openRecord>[0]) => {
        await saved;
        const store = await engine.openRecord(files);
        const append: typeof store.append = async (events) => {
          rows += 1;
          await noted;
          return store.append(events);
        };
        return { ...store, append };
      },
    });
    const record = programs(file, { clock, load }).start('a');
    const written = [record.write(started('one')), record.write(started('two'))];
    await clock.advance(programLimits.recordOpenMs);
    for (const one of written) expect(await one).toMatchObject({ ok: false });
    expect(record.hasUnwritten()).toBe(true);
    save();
    await vi.waitFor(() => expect(rows).toBe(1), soon);
    const closed = record.close().then(() => 'closed');
    await clock.advance(0);
    expect(await Promise.race([closed, 'waits'])).toBe('waits');
    note();
    expect(await closed).toBe('closed');
    expect(record.hasUnwritten()).toBe(false);
    expect(ids(await programs(file).start('b').attempts(9))).toEqual(['one', 'two']);
  });

  it('does not end while a damaged file comes further, however large it is, and at last where it does not', async () => {
    const file = newFile();
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.damaged-then.unsaved`, '');
    const clock = virtualClock();
    let moved: () => void = () => undefined;
    const load = async () => ({
      ...engine,
      openRecord: (files: Parameters<typeof engine.openRecord>[0]) => {
        moved = files.moved ?? moved;
        return new Promise<never>(() => undefined);
      },
    });
    const record = programs(file, { clock, load }).start('a');
    void record.write(started('one'));
    await clock.advance(0);
    const closed = record.close().then(() => 'closed');
    for (let piece = 1; piece <= 5; piece += 1) {
      await clock.advance(programLimits.recordSaveMs - 1);
      moved();
    }
    expect(await Promise.race([closed, 'waits'])).toBe('waits');
    await clock.advance(programLimits.recordSaveMs);
    expect(await Promise.race([closed, 'waits'])).toBe('closed');
  });

  it('waits for another program that saves a damaged file, as long as that may take', async () => {
    const file = newFile();
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.damaged-then.unsaved`, '');
    const clock = virtualClock();
    let isAtIt = true;
    const load = lockedWhile(() => isAtIt);
    const record = programs(file, { clock, load }).start('a');
    const written = record.write(started('one'));
    await clock.advance(programLimits.recordOpenMs * 2);
    expect(await written).toMatchObject({ ok: false });
    const closed = record.close().then(() => 'closed');
    await clock.advance(programLimits.recordOpenMs);
    expect(await Promise.race([closed, 'waits'])).toBe('waits');
    isAtIt = false;
    await clock.advance(programLimits.recordSavedMs);
    await vi.waitFor(async () => expect(await Promise.race([closed, 'waits'])).toBe('closed'), soon);
    expect(ids(await programs(file).start('b').attempts(9))).toEqual(['one']);
  });

  it.each([
    ['comes further', true],
    ['does not come further', false],
  ])('waits for what another program saves as long as it may take for one piece, where that %s', async (_, isSaved) => {
    const file = newFile();
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, '');
    await writeFile(`${file}.damaged-then.unsaved`, '');
    const clock = virtualClock();
    let isAtIt = true;
    const load = lockedWhile(() => isAtIt);
    const record = programs(file, { clock, load }).start('a');
    const written = record.write(started('one'));
    await clock.advance(programLimits.recordOpenMs);
    expect(await written).toMatchObject({ ok: false });
    const closed = record.close().then(() => 'closed');
    for (let piece = 1; piece <= 3; piece += 1) {
      if (isSaved) await utimes(file, piece, piece);
      await clock.advance(programLimits.recordSaveMs - programLimits.recordSavedMs);
    }
    expect(await Promise.race([closed, 'waits'])).toBe(isSaved ? 'waits' : 'closed');
    isAtIt = false;
    await clock.advance(programLimits.recordSavedMs);
    await vi.waitFor(async () => expect(await Promise.race([closed, 'waits'])).toBe('closed'), soon);
    expect(ids(await programs(file).start('b').attempts(9))).toEqual(isSaved ? ['one'] : []);
  });

  it('tells the other programs that a damaged file comes further while it saves it', async () => {
    const file = newFile();
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, '');
    const clock = virtualClock();
    const changes: number[] = [];
    const load = async () => ({
      ...engine,
      openRecord: async (files: Parameters<typeof engine.openRecord>[0]) => {
        for (let piece = 1; piece <= 3; piece += 1) {
          await clock.advance(programLimits.recordSavedMs);
          files.moved?.();
          changes.push((await stat(file)).mtimeMs);
        }
        return engine.openRecord(files);
      },
    });
    const record = programs(file, { clock, load }).start('a');
    expect(await record.write(started('one'))).toEqual({ ok: true, value: undefined });
    expect(new Set(changes).size).toBe(3);
  });

  it('tells a run of no networks where the disk has not answered after ten seconds', async () => {
    const file = newFile();
    const before = programs(file);
    await write(before.start('a'), started('one'));
    await before.closeAll();
    const clock = virtualClock();
    let answers: (loaded: typeof engine) => void = () => undefined;
    const silent = new Promise<typeof engine>((resolve) => {
      answers = resolve;
    });
    const record = programs(file, { clock, load: () => silent }).start('b');
    const joined = record.networksJoined();
    await clock.advance(programLimits.recordOpenMs - 1);
    expect(await Promise.race([joined, 'waits'])).toBe('waits');
    await clock.advance(1);
    expect(await Promise.race([joined, 'waits'])).toEqual([]);
    expect(clock.sleepers()).toBe(0);
    answers(engine);
  });

  it('waits no longer than two seconds for a row once it is open', async () => {
    const clock = virtualClock();
    const load = async () => ({
      ...engine,
      openRecord: async (files: Parameters<typeof engine.openRecord>[0]) => {
        const opened = await engine.openRecord(files);
        let rows = 0;
        const append: typeof opened.append = (events) => {
          rows += 1;
          return rows === 1 ? opened.append(events) : new Promise(() => undefined);
        };
        return { ...opened, append };
      },
    });
    const record = programs(newFile(), { clock, load }).start('a');
    await write(record, started('one'));
    const second = record.write(finished('one', 'claimed'));
    await clock.advance(1_999);
    expect(await Promise.race([second, 'waits'])).toBe('waits');
    await clock.advance(1);
    expect(await second).toEqual({ ok: false, error: setupError('ledger-not-written') });
  });

  it('says why it could not note a set-up, and notes the next one where that has passed', async () => {
    const file = newFile();
    await mkdir(path.dirname(file), { recursive: true });
    await mkdir(file);
    const record = programs(file).start('a');
    expect(await record.write(started('one'))).toMatchObject({ ok: false, error: { code: 'record-not-opened' } });
    expect(await record.takeProblem()).toMatchObject({ code: 'record-not-opened' });
    expect(await record.interrupted()).toEqual([]);
    await rm(file, { recursive: true });
    await write(record, started('two'));
    expect(await record.takeProblem()).toBeUndefined();
  });

  it('goes on without a record where its engine cannot be loaded', async () => {
    const record = programs(newFile(), { load: () => Promise.reject(new Error('no such file: sqlite.node')) }).start(
      'a',
    );
    const refused = { ok: false, error: { code: 'record-not-opened', saw: 'no such file: sqlite.node' } };
    expect(await record.write(started('one'))).toMatchObject(refused);
  });

  it.skipIf(process.platform === 'win32')('says that it may not write where only reading is allowed', async () => {
    const file = newFile();
    const here = programs(file);
    await write(here.start('a'), started('one'));
    await here.closeAll();
    await chmod(path.dirname(path.dirname(file)), 0o755);
    await chmod(file, 0o444);
    await chmod(path.dirname(file), 0o555);
    // An administrator may write everywhere: somebody else tries.
    const writer = await buildWriter();
    const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
    const refused = startWriter(writer.program, file, 'two', 1, nobody);
    await refused.ended;
    await writer.remove();
    await chmod(path.dirname(file), 0o755);
    await chmod(file, 0o644);
    expect(refused.said).toHaveLength(4);
    for (const said of refused.said) expect(said).toMatch(/^refused record-not-opened /);
    expect(ids(await here.start('b').attempts(9))).toEqual(['one']);
  });

  it('says that the disk is full, and notes again when there is room', async () => {
    const record = programs(newFile()).start('a');
    await write(record, started('one'));
    // The file may not grow any more: SQLite says the same as of a full disk (sqlite.org/pragma.html#pragma_max_page_count).
    const pages = await read<{ page_count: number }>(record, 'pragma page_count');
    const most = async (count: number) =>
      record.use(({ database }) => sql.raw(`pragma max_page_count = ${count}`).execute(database));
    await most(pages.ok ? Number(Object.values(pages.value?.[0] ?? {})[0]) : 0);
    let refused: unknown;
    for (let one = 1; refused === undefined && one < 400; one += 1) {
      const written = await record.write(started(`more-${one}`, { cloudUrl: 'x'.repeat(300) }));
      if (!written.ok) refused = written.error;
    }
    expect(refused).toMatchObject({ code: 'record-disk-full' });
    // Opened anew, it may grow.
    await write(record, started('after'));
    expect(ids(await record.attempts(1))).toEqual(['after']);
  });
});
