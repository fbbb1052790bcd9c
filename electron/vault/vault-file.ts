import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import { programLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { SecretBox, SecretKind, Vault, VaultPlace } from './vault-port.ts';

export interface VaultParts {
  readonly file: string;
  readonly box: SecretBox;
  readonly clock: Pick<Clock, 'sleep'>;
  /** The place or the problem is another one. */
  readonly changed: () => void;
}

const sealed = v.pipe(v.string(), v.base64());
/** The SHA-256 of the salt, the kind and the cloud, so that not even the addresses of the clouds are readable. */
const name = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Each secret is locked by itself, so that one can be deleted while the store is closed. */
const stored = v.object({
  version: v.literal(2),
  salt: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  entries: v.record(name, sealed),
  /** What the store did not unlock when it was open: tried again, told once. */
  aside: v.optional(v.record(name, sealed), {}),
  /** All secrets of version 1 in one, until the store is open, and which of them are not to come back. */
  whole: v.optional(sealed),
  forgotten: v.optional(v.array(name), []),
});
type Contents = v.InferOutput<typeof stored>;

const storedAsOne = v.object({ version: v.literal(1), sealed });
/** A person went back to this version of the program. */
const storedLater = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(999)) });
const keptAsOne = v.record(v.pipe(v.string(), v.maxLength(4096)), v.pipe(v.string(), v.maxLength(65_536)));

/** With these a person leaves: a copy that nobody can read does not outlive that. Any other order is about its own secret. */
const signsOut: readonly SecretKind[] = ['account', 'product'];

/** A few tokens; more was not written by us. */
const sizeLimitBytes = 1024 * 1024;

/**
 * The vault as a file: JSON with one sealed text for each secret, written beside and renamed, for this user's eyes only.
 * Read as untrusted. A file of another form is set aside as `.unreadable`; one of a later version, or that cannot be read
 * at all, is left as it is. The store is first asked when something is to be unlocked or kept: it may ask the person in turn.
 */
export function vaultFile({ file, box, clock, changed }: VaultParts): Vault {
  let place: VaultPlace = box.glance() === 'missing' ? 'memory' : 'opening';
  /** Why the store does not open, and what else became of what was kept. */
  let closed: SetupError | undefined = place === 'memory' ? setupError('secret-store-missing') : undefined;
  let trouble: SetupError | undefined;
  let opening: Promise<boolean> | undefined;
  let lastWork: Promise<unknown> = Promise.resolve();
  /** The last order about each secret: what was asked for before it is not carried out any more. */
  const orders = new Map<string, number>();

  function order(key: string): number {
    const next = (orders.get(key) ?? 0) + 1;
    orders.set(key, next);
    return next;
  }

  function settle(at: VaultPlace, because?: SetupError): void {
    place = at;
    closed = because;
    changed();
  }

  function tell(problem: SetupError | undefined): void {
    trouble = problem;
    changed();
  }

  /** Whether the store is open; waits for it, and says meanwhile that it is locked when it does not answer. */
  function ready(): Promise<boolean> {
    if (opening !== undefined) return opening;
    const over = new AbortController();
    void clock.sleep(programLimits.vaultOpenMs, over.signal).then(() => {
      if (!over.signal.aborted) settle('memory', setupError('secret-store-locked'));
    });
    opening = openNow().finally(() => over.abort());
    return opening;
  }

  async function openNow(): Promise<boolean> {
    const answer = box.glance() === 'missing' ? 'missing' : await box.open().catch(() => 'missing' as const);
    if (answer === 'open') {
      if (place !== 'encrypted') settle('encrypted');
      return true;
    }
    settle('memory', setupError(answer === 'locked' ? 'secret-store-locked' : 'secret-store-missing'));
    // Another time it may be open: a person can unlock a keyring while the window is there.
    if (answer === 'locked') opening = undefined;
    return false;
  }

  /** The file as it is; undefined where there is none that we wrote. Rejects where it cannot be read. */
  async function load(): Promise<Contents | undefined> {
    const text = await readPatiently();
    if (text === undefined) return undefined;
    const json = jsonOf(text);
    const now = v.safeParse(stored, json);
    if (now.success) return now.output;
    const before = v.safeParse(storedAsOne, json);
    if (before.success) return { ...empty(), whole: before.output.sealed };
    const later = v.safeParse(storedLater, json);
    // It is whole, and its version can read it: nothing is written over it, and no sign-out here deletes it.
    if (later.success)
      throw Object.assign(new Error('of a later version'), { code: `VERSION_${later.output.version}` });
    await rename(file, asideFile);
    tell(setupError('secrets-unreadable'));
    return undefined;
  }

  const asideFile = `${file}.unreadable`;

  async function readPatiently(): Promise<string | undefined> {
    for (const again of programLimits.vaultReadAgainMs) {
      try {
        return await readBounded(file);
      } catch {
        if (again > 0) await clock.sleep(again);
      }
    }
    return readBounded(file);
  }

  async function write(contents: Contents): Promise<void> {
    const { entries, aside, whole } = contents;
    if (Object.keys({ ...entries, ...aside }).length === 0 && whole === undefined) return rm(file, { force: true });
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const beside = `${file}.${randomBytes(6).toString('hex')}`;
    try {
      const handle = await open(beside, 'wx', 0o600);
      try {
        await handle.writeFile(JSON.stringify(contents));
        await handle.datasync();
      } finally {
        await handle.close();
      }
      await rename(beside, file);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = lastWork.then(work, work);
    lastWork = turn.catch(() => undefined);
    return turn;
  }

  async function seal(secret: string): Promise<string> {
    return Buffer.from(await box.seal(secret)).toString('base64');
  }

  const unseal = (text: string) => box.unseal(Buffer.from(text, 'base64')).catch(() => undefined);

  /** The secrets of version 1, each by itself from now on; what cannot be unlocked is put aside as it is. */
  async function takeApart(contents: Contents): Promise<Contents> {
    const { whole, forgotten, ...rest } = contents;
    if (whole === undefined) return contents;
    const unlocked = await unseal(whole);
    const read = v.safeParse(keptAsOne, unlocked && jsonOf(unlocked.text));
    if (!read.success) {
      await writeAside(JSON.stringify({ version: 1, sealed: whole }));
      tell(setupError('secrets-unreadable'));
    }
    const entries = { ...rest.entries };
    for (const [key, secret] of Object.entries(read.success ? read.output : {})) {
      const of = nameOf(rest.salt, key);
      if (entries[of] === undefined && !forgotten.includes(of)) entries[of] = await seal(secret);
    }
    const next = { ...rest, entries, forgotten: [] };
    await write(next);
    return next;
  }

  async function writeAside(text: string): Promise<void> {
    const handle = await open(asideFile, 'w', 0o600);
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
  }

  /** The secret as the file has it now, unlocked. */
  async function unlocked(key: string): Promise<string | undefined> {
    const contents = await load();
    if (contents === undefined) return undefined;
    const now = await takeApart(contents);
    const at = nameOf(now.salt, key);
    const locked = now.entries[at] ?? now.aside[at];
    if (locked === undefined) return undefined;
    const read = await unseal(locked);
    if (read !== undefined) {
      if (read.stale) await write(withEntry(now, at, await seal(read.text))).catch(() => undefined);
      return read.text;
    }
    if (now.entries[at] !== undefined) {
      const without = withoutEntry(now, at);
      await write({ ...without, aside: { ...without.aside, [at]: locked } }).catch(() => undefined);
      tell(setupError('secrets-unreadable'));
    }
    return undefined;
  }

  return {
    place: () => place,
    why: () => trouble ?? closed,

    noteTold() {
      if (trouble !== undefined) tell(undefined);
    },

    async holds(kind, cloudUrl) {
      const there = await inTurn(load).catch(() => undefined);
      return there !== undefined && there.whole === undefined && mayHold(there, keyOf(kind, cloudUrl));
    },

    async read(kind, cloudUrl) {
      const key = keyOf(kind, cloudUrl);
      const asked = orders.get(key);
      try {
        const there = await inTurn(load);
        if (there === undefined || !mayHold(there, key) || !(await ready())) return undefined;
        const secret = await inTurn(() => unlocked(key));
        // What was forgotten while the store was closed does not come back.
        return orders.get(key) === asked ? secret : undefined;
      } catch (error) {
        tell(setupError('secrets-not-read', { saw: codeOf(error) }));
        return undefined;
      }
    },

    async keep(kind, cloudUrl, secret) {
      const key = keyOf(kind, cloudUrl);
      const mine = order(key);
      if (!(await ready())) return failure(closed ?? setupError('secret-store-missing'));
      try {
        const locked = await seal(secret);
        return await inTurn(async () => {
          // Signed out, or kept anew, while the store was closed.
          if (orders.get(key) !== mine) return failure(setupError('cancelled'));
          const now = (await load()) ?? empty();
          await write(withEntry(now, nameOf(now.salt, key), locked));
          return success(undefined);
        });
      } catch (error) {
        const problem = setupError('secrets-not-kept', { saw: codeOf(error) });
        tell(problem);
        return failure(problem);
      }
    },

    async forget(kind, cloudUrl) {
      const key = keyOf(kind, cloudUrl);
      order(key);
      // Needs no store, so that a sign-out never waits for somebody's password.
      try {
        return await inTurn(async () => {
          const now = await load();
          if (signsOut.includes(kind)) await rm(asideFile, { force: true });
          if (now === undefined || !mayHold(now, key)) return success(undefined);
          const at = nameOf(now.salt, key);
          const left = withoutEntry(now, at);
          await write(left.whole === undefined ? left : { ...left, forgotten: [...left.forgotten, at] });
          return success(undefined);
        });
      } catch (error) {
        const problem = setupError('secrets-not-removed', { saw: codeOf(error) });
        tell(problem);
        return failure(problem);
      }
    },
  };
}

function empty(): Contents {
  return { version: 2, salt: randomBytes(16).toString('hex'), entries: {}, aside: {}, forgotten: [] };
}

function withEntry(contents: Contents, at: string, locked: string): Contents {
  const { entries, ...rest } = withoutEntry(contents, at);
  return { ...rest, entries: { ...entries, [at]: locked } };
}

function withoutEntry(contents: Contents, at: string): Contents {
  const { [at]: _entry, ...entries } = contents.entries;
  const { [at]: _aside, ...aside } = contents.aside;
  return { ...contents, entries, aside };
}

/** Version 1 tells only when it is unlocked. */
function mayHold({ salt, entries, aside, whole }: Contents, key: string): boolean {
  const at = nameOf(salt, key);
  return entries[at] !== undefined || aside[at] !== undefined || whole !== undefined;
}

function keyOf(kind: SecretKind, cloudUrl: string): string {
  return `${kind} ${cloudUrl}`;
}

function nameOf(salt: string, key: string): string {
  return createHash('sha256').update(`${salt} ${key}`).digest('hex');
}

/** The name of the system's error alone: its text may quote a path. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined where there is no file; empty, and so of another form, where it is none that we wrote. Rejects as the file system does. */
async function readBounded(file: string): Promise<string | undefined> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      return size > sizeLimitBytes ? '' : await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    // A file in the place of the folder: nothing was written there.
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}
