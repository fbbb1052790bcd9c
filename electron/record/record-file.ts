import { readdirSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Attempt } from '../../shared/attempt.ts';
import { type ErrorCode, type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { arrivedOutcomes, provenOutcomes } from '../../shared/setup-events.ts';
import { programLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import { arrivedAttempts } from './arrived-attempts.ts';
import { attemptOf, networkJoined } from './attempt-row.ts';
import { noteOwed, noteTaken, takeOwed } from './hook-rows.ts';
import { isOthersRow } from './own-rows.ts';
import type { RecordEvent } from './record-event.ts';
import type { AttemptRecord, NewEvent } from './record-port.ts';
import type { RecordStore, Station } from './record-store.ts';
import { readRow, type StoredRow } from './row-codec.ts';
import { setAside, unsaved } from './set-aside.ts';
import { isTriedBefore } from './tried-before.ts';
import { writingTurns } from './writing-turns.ts';

export interface RecordParts {
  readonly file: string;
  /** Where an older version kept its attempts; taken over once. */
  readonly oldLedger: string;
  readonly clock: Clock;
  /** This program, for the others that use the same file. */
  readonly program: ProgramPresence;
  readonly station: Station;
  /** Undefined: not known. */
  readonly appVersion: string | undefined;
  /** Minutes that the clock on the wall is ahead of UTC at that time. */
  readonly offsetMinutes: (at: number) => number;
  readonly newAttemptId: () => string;
  /** The engine, loaded when the record is first needed. */
  readonly load?: () => Promise<Engine>;
}

type Engine = typeof import('./open-record.ts');

export interface ProgramPresence {
  readonly id: string;
  /** From now on, until this program ends however it ends, the others know that it is there. */
  announce(): Promise<void>;
  isGone(id: string): Promise<boolean>;
  /** Does `work` unless another program does the same now. */
  alone(work: () => Promise<void>): Promise<void>;
}

/** Of a line of hundreds that cannot be noted all day the newest are kept; of those under way nothing is lost. */
const mostLate = 5_000;

/** Some 20 ms of work. */
const lateOfTurn = 50;

/** Older attempts than these say nothing of the networks around here. */
const networksOfAttempts = 2_000;

/** Undefined: there is no file. */
type Inode = bigint | 'not told' | undefined;

interface OpenFile {
  readonly store: RecordStore;
  readonly inode: Inode;
  /** Of an older version's file, as it was when it was read last: undefined where there was none. */
  old: string | undefined;
  /** Why it could not be read then (errno). */
  oldUnreadable: string | undefined;
}

/** The record, and the way to what is in it for those who look at it. */
export interface RecordFile extends AttemptRecord {
  /**
   * Reads, or forgets, with the store open: undefined where there is no record yet. `record-newer`, `record-not-opened`,
   * `record-disk-full`, and `journal-unreadable` for anything else; a file that turns out damaged is replaced, and the work
   * done again.
   */
  use<Value>(work: (store: RecordStore) => Promise<Value>): Promise<Result<Value | undefined>>;
  /** The same with a file that is made where there is none, for what is noted beside attempts; fails as `write` does. */
  useOwn<Value>(work: (store: RecordStore) => Promise<Value>): Promise<Result<Value>>;
  /** Whether the program that began an attempt is still there. */
  isGone(program: string): Promise<boolean>;
  /** The time of day, in milliseconds since 1970. */
  now(): number;
  /** Whether something was to be noted that is not on the disk yet, given up on or not. */
  hasUnwritten(): boolean;
}

/**
 * The record of this user as a database file. Nothing is loaded and no file is made before there is something to read or
 * to note. Several programs may write at once: each waits for the other's row.
 */
export function recordFile(parts: RecordParts): RecordFile {
  const { file, oldLedger, clock, program, station, appVersion, offsetMinutes, newAttemptId } = parts;
  const { load = () => import('./open-record.ts') } = parts;
  const turns = writingTurns(clock);
  let opened: OpenFile | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  /** Writes that were given up on and have not ended. */
  let stuck = 0;
  /** What was asked for and has not ended, what of it is to be noted, and when it last came a step further. */
  let [waiting, unwritten, movedAt] = [0, 0, clock.monotonic()];
  const move = () => {
    movedAt = clock.monotonic();
  };
  /** What is being saved has come a piece further; the file's time of change says so to the other programs. */
  function moved(): void {
    move();
    const at = clock.now() / 1000;
    try {
      utimesSync(file, at, at);
    } catch {
      // Then they wait for it no longer than for one piece.
    }
  }
  /** The last that was open. */
  let lastInode: Inode;
  /** Under which ID it counted, and how far. */
  let counted: Counted | undefined;
  /** It is neither where it was nor set aside, and nobody was told yet. */
  let isLost = false;
  /** What this program told of its attempts under way: told again where their file is gone. */
  const underWay = new Map<string, readonly RecordEvent[]>();
  /** What could not be noted, oldest first: it goes before what is noted next. */
  let late: readonly RecordEvent[] = [];
  /** Another program was in the way for longer than anybody waits: nobody waits as long again until something was noted. */
  let isHeldUp = false;
  let isEmptying = false;
  const closing = new AbortController();
  /** From the moment that a file is found to be damaged until what can be read of it is in the new one. */
  let saving = false;

  // As the engine itself does, which reads and writes while everything else waits; asked before each piece of work.
  function inodeOf(one: string): Inode {
    try {
      return statSync(one, { bigint: true, throwIfNoEntry: false })?.ino;
    } catch {
      return 'not told';
    }
  }
  function changedAt(): number | undefined {
    try {
      return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    } catch {
      return undefined;
    }
  }
  const isThere = () => inodeOf(file) !== undefined || hasOld() || hasDamaged();
  // Set aside, and perhaps not saved.
  const hasDamaged = () => damagedNames().length > 0;
  function damagedNames(): readonly string[] {
    try {
      return readdirSync(path.dirname(file)).filter((name) => name.startsWith(`${path.basename(file)}.damaged-`));
    } catch {
      return [];
    }
  }
  const hasOld = () => oldAsItIs() !== undefined;
  /** What tells whether it was changed since. */
  function oldAsItIs(): string | undefined {
    const found = [oldLedger, `${oldLedger}.before`].map((one) => {
      try {
        return statSync(one, { bigint: true, throwIfNoEntry: false });
      } catch {
        return undefined;
      }
    });
    if (found.every((one) => one === undefined)) return undefined;
    return found.map((one) => `${one?.ino} ${one?.size} ${one?.ctimeNs}`).join(', ');
  }

  const patience = () => (opened === undefined ? programLimits.recordOpenMs : programLimits.ledgerWriteMs);

  async function letGo(): Promise<void> {
    const before = opened;
    opened = undefined;
    if (before === undefined) return;
    const { store } = before;
    counted = (await countedIn(store, store.stationId).catch(() => undefined)) ?? counted;
    await store.close().catch(() => undefined);
  }

  async function openFile(engine: Engine): Promise<OpenFile> {
    // Another program may have set the file aside; a person may have moved it.
    const inode = inodeOf(file);
    if (opened === undefined || opened.inode !== inode) {
      const damaged = damagedNames();
      saving = damaged.some((name) => name.includes(unsaved));
      const isAnother =
        typeof lastInode === 'bigint' &&
        inode !== 'not told' &&
        inode !== lastInode &&
        !damaged.some((name) => inodeOf(path.join(path.dirname(file), name)) === lastInode);
      await letGo();
      const store = await engine.openRecord({ file, station, moved, turns }).finally(() => {
        saving = false;
      });
      move();
      lastInode = inodeOf(file);
      isLost ||= isAnother && !(await hasAll(store, counted));
      opened = { store, inode: lastInode, old: undefined, oldUnreadable: undefined };
      await tellAgain(store);
    }
    const old = oldAsItIs();
    if (old !== opened.old || opened.oldUnreadable !== undefined) {
      opened.oldUnreadable = old === undefined ? undefined : await engine.takeOver(opened.store, oldLedger);
      // One that cannot be put away is not read again as long as it stays as it was.
      opened.old = hasOld() ? old : undefined;
    }
    return opened;
  }

  /** What this program has under way, and the file does not know, is noted from its beginning. */
  async function tellAgain(store: RecordStore): Promise<void> {
    const unknown = new Map<string, readonly RecordEvent[]>();
    const waiting = new Set(late);
    for (const [attemptId, events] of underWay) {
      const [beginning] = events;
      if (beginning !== undefined && waiting.has(beginning)) continue;
      if ((await store.row(attemptId)) === undefined) unknown.set(attemptId, events);
    }
    late = [...[...unknown.values()].flat(), ...late.filter(({ attemptId }) => !unknown.has(attemptId))];
  }

  /** One at a time, as often as another program is in the way, and once more after a damaged file was replaced. */
  function inTurn<Value>(
    work: (file: OpenFile, engine: Engine) => Promise<Value>,
    otherwise: Otherwise,
  ): Promise<Result<Value>> {
    waiting += 1;
    const now = turn.then(async (): Promise<Result<Value>> => {
      move();
      let engine: Engine;
      try {
        engine = await load();
      } catch (error) {
        return failure(setupError('record-not-opened', { saw: said(error) }));
      }
      // As long as whoever writes waits for it; for what another program saves, as long as that comes further.
      const [begun, usual] = [clock.monotonic(), patience()];
      let seen: number | undefined;
      for (let replaced = false; ; ) {
        try {
          const done = await work(await openFile(engine), engine);
          emptyLater();
          return success(done);
        } catch (error) {
          const trouble = engine.troubleOf(error);
          // Another program may be at it, which writes all of it at once.
          saving = trouble === 'busy' && damagedNames().some((name) => name.endsWith(unsaved));
          const changed = saving ? changedAt() : seen;
          if (changed !== seen) move();
          seen = changed;
          const until = saving ? movedAt + programLimits.recordSaveMs : begun + usual;
          if (trouble === 'busy' && clock.monotonic() < until) {
            await clock.sleep(saving ? programLimits.recordSavedMs : programLimits.recordAgainMs);
          } else if (trouble === 'damaged' && !replaced) {
            replaced = true;
            const refused = await replace(engine, otherwise);
            if (refused !== undefined) return failure(refused);
          } else {
            saving = false;
            isHeldUp ||= trouble === 'busy';
            await letGo();
            return failure(whyNot(error, trouble, otherwise));
          }
        }
      }
    });
    const ended = () => {
      waiting -= 1;
      move();
    };
    turn = now.then(ended, ended);
    return now;
  }

  /** What was deleted is to be gone from the log as soon as nobody reads it any more: an export, or another program. */
  function emptyLater(): void {
    if (isEmptying || opened?.store.owesEmptyLog() !== true) return;
    isEmptying = true;
    void clock.sleep(programLimits.recordEmptyMs, closing.signal).then(() => {
      isEmptying = false;
      if (!closing.signal.aborted) void use(emptyOwed);
    });
  }

  const emptyOwed = async (store: RecordStore) => {
    if (store.owesEmptyLog()) await store.emptyLog();
  };

  async function replace(engine: Engine, otherwise: Otherwise): Promise<SetupError | undefined> {
    const damaged = opened?.inode ?? inodeOf(file);
    saving = true;
    await letGo();
    let refused: SetupError | undefined;
    await program.alone(async () => {
      if (inodeOf(file) !== damaged) return;
      try {
        // Whoever opens the file next saves what can be read of it.
        await setAside(file, stampOf(clock.now()));
      } catch (error) {
        refused = whyNot(error, engine.troubleOf(error), otherwise);
      }
    });
    if (refused !== undefined) saving = false;
    return refused;
  }

  async function use<Value>(
    work: (store: RecordStore) => Promise<Value>,
    otherwise: Otherwise = 'journal-unreadable',
  ): Promise<Result<Value | undefined>> {
    if (opened === undefined && late.length === 0 && !isThere()) return success(undefined);
    return behindLate(work, otherwise);
  }

  /** What waits to be noted is known to whoever reads, unless it cannot be noted now either. */
  function behindLate<Value>(work: (store: RecordStore) => Promise<Value>, otherwise: Otherwise) {
    return inTurn(async ({ store }, engine) => {
      await noteLate(store, engine).catch(() => undefined);
      return work(store);
    }, otherwise);
  }

  /** A run begins without what a disk that does not answer would have told. */
  async function inTime<Value>(read: Promise<Result<Value | undefined>>): Promise<Result<Value | undefined>> {
    const over = new AbortController();
    const nothing = clock.sleep(programLimits.recordOpenMs, over.signal).then(() => success(undefined));
    return Promise.race([read, nothing]).finally(() => over.abort());
  }

  function noting<Value>(work: () => Promise<Value>): Promise<Value> {
    unwritten += 1;
    return work().finally(() => {
      unwritten -= 1;
    });
  }

  async function append(event: NewEvent): Promise<Result<void>> {
    if (event.type === 'started') await program.announce();
    const whole = complete(event);
    const { attemptId, type } = whole;
    const written = await inTurn(async ({ store }, engine) => {
      const refused = await noteLate(store, engine);
      await note(store, [whole]);
      // It takes this one, so that there is one among those which it never takes.
      late = late.slice(refused.length);
      for (const one of refused) await note(store, [one]).catch(() => undefined);
    }, 'ledger-not-written');
    const before = type === 'started' ? [] : underWay.get(attemptId);
    const isOver = written.ok && type === 'finished';
    if (before !== undefined && !isOver) underWay.set(attemptId, [...before, whole]);
    if (!written.ok) {
      const over = late.length + 1 - mostLate;
      for (const one of late.slice(0, Math.max(over, 0))) if (one.type === 'finished') underWay.delete(one.attemptId);
      late = [...late, whole].slice(-mostLate);
      return written;
    }
    if (!isLost) return written;
    isLost = false;
    return failure(setupError('record-gone'));
  }

  /** The first alone: on a full disk that is all that is tried. Stops at what is refused for itself, and says what that is. */
  async function noteLate(store: RecordStore, engine: Engine): Promise<readonly RecordEvent[]> {
    for (let most = 1; late.length > 0; await othersTurn()) {
      const some = late.slice(0, most);
      try {
        await note(store, some);
      } catch (error) {
        if (engine.troubleOf(error) !== 'other') throw error;
        return some;
      }
      late = late.slice(some.length);
      most = lateOfTurn;
      move();
    }
    return [];
  }

  async function note(store: RecordStore, events: readonly RecordEvent[]): Promise<void> {
    await store.append(events);
    isHeldUp = false;
    for (const { attemptId, type } of events) if (type === 'finished') underWay.delete(attemptId);
  }

  /** No run is held up by a disk that does not answer. */
  async function inBounds(work: () => Promise<Result<unknown>>): Promise<Result<void>> {
    const written = noting(work).then(
      (done): Result<void> => (done.ok ? success(undefined) : done),
      (error) => failure(setupError('ledger-not-written', { saw: said(error) })),
    );
    const given: Result<void> = failure(setupError('ledger-not-written'));
    // Behind a write that was given up on nobody waits again.
    if (stuck > 0) return Promise.race([written, Promise.resolve(given)]);
    const over = new AbortController();
    const longest = isHeldUp ? programLimits.recordSavedMs : patience();
    const tooLate = clock.sleep(longest, over.signal).then(() => {
      if (over.signal.aborted) return given;
      stuck += 1;
      void written.then(() => {
        stuck -= 1;
      });
      return given;
    });
    return Promise.race([written, tooLate]).finally(() => over.abort());
  }

  function complete(event: NewEvent): RecordEvent {
    if (event.type !== 'started') return event;
    const { kind = 'production', at } = event;
    return { ...event, kind, program: program.id, appVersion, offsetMinutes: offsetMinutes(at) };
  }

  return {
    monotonic: () => clock.monotonic(),
    newAttemptId,

    write: (event) => inBounds(() => append(event)),

    async noteName(deviceId, name, at) {
      const note = async (store: RecordStore) => {
        const proven = await store.database
          .selectFrom('attempt')
          .select('attemptId')
          .where('deviceId', '=', deviceId)
          .where('outcome', 'in', provenOutcomes)
          // Nobody tells of another station's attempt.
          .where((row) => row.not(isOthersRow))
          .orderBy('rowId', 'desc')
          .executeTakeFirst();
        if (proven !== undefined) await store.append([{ type: 'stage', attemptId: proven.attemptId, at, name }]);
      };
      const noted = await noting(() => use(note, 'ledger-not-written'));
      return noted.ok ? success(undefined) : noted;
    },

    async attempts(most) {
      const found = await use((store) =>
        store.database.selectFrom('attempt').selectAll().orderBy('rowId', 'desc').limit(most).execute(),
      );
      return rowsOf(found).reverse().map(attemptOf);
    },

    async arrived(of) {
      const found = await use(({ database }) => arrivedAttempts(database, of));
      if (found.ok) return success(found.value ?? []);
      const { code, saw } = found.error;
      return code === 'record-newer' ? found : failure(setupError('record-not-read', { saw }));
    },

    async networksJoined() {
      const found = await inTime(
        use((store) =>
          store.database
            .selectFrom('attempt')
            .selectAll()
            .where('outcome', 'in', provenOutcomes)
            .orderBy('rowId', 'desc')
            .limit(networksOfAttempts)
            .execute(),
        ),
      );
      return [...new Set(rowsOf(found).flatMap((row) => networkJoined(row) ?? []))];
    },

    async isTriedBefore(attemptId) {
      let isTried = false;
      await inBounds(() =>
        use(async ({ database }) => {
          isTried = await isTriedBefore(database, attemptId);
        }),
      );
      return isTried;
    },

    async hasProven() {
      const found = await use((store) =>
        store.database
          .selectFrom('attempt')
          .select('attemptId')
          .where('outcome', 'in', provenOutcomes)
          .limit(1)
          .execute(),
      );
      return found.ok && (found.value ?? []).length > 0;
    },

    async interrupted() {
      const found = await use(async (store) => {
        const running = await store.running();
        const open: Attempt[] = [];
        for (const row of running) {
          if (row.program === program.id) continue;
          if (row.deviceId !== null && (await broughtHome(store, row.deviceId, row))) continue;
          if (await program.isGone(row.program)) open.push(attemptOf(row));
        }
        return open.reverse();
      });
      return (found.ok ? found.value : undefined) ?? [];
    },

    oweRow: (owed) => inBounds(() => use(({ database }) => noteOwed(database, program.id, owed), 'ledger-not-written')),
    rowTaken: (attemptId, hook) =>
      inBounds(() => use(({ database }) => noteTaken(database, attemptId, hook), 'ledger-not-written')),

    async rowsOwed(hooks) {
      const found = await inTime(use(({ database }) => takeOwed(database, hooks, program.id, program.isGone)));
      return (found.ok ? found.value : undefined) ?? [];
    },

    async takeProblem() {
      const taken = await use(async (store) => {
        const notices = await store.database.selectFrom('notice').selectAll().execute();
        if (notices.length > 0) await store.database.deleteFrom('notice').execute();
        return notices;
      });
      if (!taken.ok) return taken.error;
      if (opened?.oldUnreadable !== undefined) return setupError('journal-unreadable', { saw: opened.oldUnreadable });
      const damaged = taken.value?.find(({ code }) => code === 'record-damaged');
      if (damaged !== undefined) {
        const { count, place } = damaged;
        return setupError('record-damaged', { details: { saved: count, file: path.basename(place) } });
      }
      return taken.value?.length ? setupError('journal-damaged') : undefined;
    },

    use: (work) => use(work),
    useOwn: (work) => behindLate(work, 'ledger-not-written'),
    isGone: async (id) => id !== program.id && (await program.isGone(id)),

    now: () => clock.now(),
    hasUnwritten: () => unwritten > 0,

    async close() {
      closing.abort();
      if (opened?.store.owesEmptyLog() === true) void use(emptyOwed);
      // The last that may come to the disk.
      if (late.length > 0) void inTurn(({ store }, engine) => noteLate(store, engine), 'ledger-not-written');
      // As long as one piece after the other comes further: what is being saved is saved, and then what was noted meanwhile,
      // which is given up on for the run alone. A disk that does not answer keeps nobody here longer than a write.
      while (waiting > 0) {
        const longest = saving ? programLimits.recordSaveMs : patience();
        const left = movedAt + longest - clock.monotonic();
        if (left <= 0) break;
        const over = new AbortController();
        await Promise.race([turn, clock.sleep(left, over.signal)]).finally(() => over.abort());
      }
      await letGo();
    },
  };
}

interface Counted {
  readonly stationId: string;
  readonly next: number;
}

async function countedIn({ database }: RecordStore, stationId: string): Promise<Counted | undefined> {
  const found = await database
    .selectFrom('station')
    .select('nextSequence as next')
    .where('id', '=', stationId)
    .executeTakeFirst();
  return found && { stationId, next: found.next };
}

/** Whether a file goes on where another one was left: some disks give the same file another inode number each time. */
async function hasAll(store: RecordStore, before: Counted | undefined): Promise<boolean> {
  const now = before && (await countedIn(store, before.stationId));
  return before !== undefined && now !== undefined && now.next >= before.next;
}

/**
 * By an attempt that began after this one, or ended after it began: two stations may have met its device at once. What this station noted is
 * compared by its number, whatever its clock did, and what a killed run left is not timed. Each by its index, named because that of a station's
 * events would be read for all that it noted since.
 */
async function broughtHome(
  { database }: RecordStore,
  deviceId: string,
  { rowId, stationId, firstSequence }: StoredRow,
): Promise<boolean> {
  const { rows } = await sql`select 1 from attempt indexed by attempt_of_device
    where device_id = ${deviceId} and outcome in (${sql.join(arrivedOutcomes)}) and (
      row_id > ${rowId}
      or exists (select 1 from event indexed by event_of_attempt
        where event.attempt_id = attempt.attempt_id and event.type = 'finished'
        and event.station_id = ${stationId} and event.sequence > ${firstSequence})
      or (station_id <> ${stationId} and row_id + coalesce(took_ms, ended_at - started_at, 0) > ${rowId}))
    limit 1`.execute(database);
  return rows.length > 0;
}

const rowsOf = (found: Result<readonly unknown[] | undefined>) =>
  (found.ok ? (found.value ?? []) : []).flatMap((columns) => readRow(columns) ?? []);

/** What no other code says: of the record whose rows cannot be read now, or of a row that was not written. */
type Otherwise = Extract<ErrorCode, 'journal-unreadable' | 'ledger-not-written'>;

function whyNot(error: unknown, trouble: ReturnType<Engine['troubleOf']>, otherwise: Otherwise): SetupError {
  if (trouble === 'newer') return setupError('record-newer');
  const saw = said(error);
  const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (trouble === 'full' || reason === 'ENOSPC' || reason === 'EDQUOT') return setupError('record-disk-full', { saw });
  if (trouble === 'closed-off' || /^E(?:ACCES|PERM|ROFS|NOTDIR|ISDIR)$/.test(reason)) {
    return setupError('record-not-opened', { saw });
  }
  return setupError(otherwise, { saw });
}

const said = (error: unknown) => (error instanceof Error ? error.message : 'unknown');

/** As part of a file's name. */
const stampOf = (at: number) => new Date(at).toISOString().replace(/[:.]/g, '-');
