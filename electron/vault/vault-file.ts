import { randomBytes } from 'node:crypto';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Clock } from '../setup/clock-port.ts';
import type { SecretBox, SecretKind, Vault, VaultPlace } from './vault-port.ts';

export interface VaultParts {
  readonly file: string;
  readonly box: SecretBox;
  readonly clock: Pick<Clock, 'sleep'>;
  /** The place or the problem is another one. */
  readonly changed: () => void;
}

/** One text locked as a whole, so that not even the addresses of the clouds are readable. */
const stored = v.object({ version: v.literal(1), sealed: v.pipe(v.string(), v.base64()) });
const contents = v.record(v.pipe(v.string(), v.maxLength(4096)), v.pipe(v.string(), v.maxLength(65_536)));

/** A few tokens; more was not written by us. */
const sizeLimitBytes = 1024 * 1024;

/** A secret store that is open answers within a second; a locked one waits for a person. */
export const openLimitMs = 15_000;

interface Opened {
  readonly sealed: boolean;
  readonly secrets: Map<string, string>;
}

/**
 * The vault as a file: JSON with a version and a sealed text, written beside and renamed, for this user's eyes only. Read
 * as untrusted. What cannot be unsealed (another user's, a keyring that was reset) is set aside and a new one begun. The
 * store is first asked when something is to be read or kept: it may ask the person in turn.
 */
export function vaultFile({ file, box, clock, changed }: VaultParts): Vault {
  let place: VaultPlace = box.glance() === 'missing' ? 'memory' : 'opening';
  let why: SetupError | undefined = place === 'memory' ? setupError('secret-store-missing') : undefined;
  let opening: Promise<Opened> | undefined;
  let lastWork: Promise<unknown> = Promise.resolve();
  /** Counts removals of the whole file: what was read of it before is not to come back. */
  let removals = 0;

  function settle(at: VaultPlace, problem?: SetupError): void {
    place = at;
    why = problem;
    changed();
  }

  function opened(): Promise<Opened> {
    opening ??= tellWhenSlow(openNow());
    return opening;
  }

  /** Says that the store is locked when it does not answer, and goes on waiting. */
  function tellWhenSlow(work: Promise<Opened>): Promise<Opened> {
    const over = new AbortController();
    void clock.sleep(openLimitMs, over.signal).then(() => {
      if (!over.signal.aborted) settle('memory', setupError('secret-store-locked'));
    });
    return work.finally(() => over.abort());
  }

  async function openNow(): Promise<Opened> {
    const answer = box.glance() === 'missing' ? 'missing' : await box.open().catch(() => 'missing' as const);
    if (answer !== 'open') {
      settle('memory', setupError(answer === 'locked' ? 'secret-store-locked' : 'secret-store-missing'));
      // Another time it may be open: a person can unlock a keyring while the window is there.
      if (answer === 'locked') opening = undefined;
      return { sealed: false, secrets: new Map() };
    }
    const before = removals;
    const text = await readBounded(file);
    if (text === undefined) {
      settle('encrypted');
      return { sealed: true, secrets: new Map() };
    }
    const read = await unsealed(text);
    if (read === undefined) {
      await rename(file, `${file}.unreadable`).catch(() => undefined);
      settle('encrypted', setupError('secrets-unreadable'));
      return { sealed: true, secrets: new Map() };
    }
    const held = { sealed: true, secrets: new Map(before === removals ? Object.entries(read.secrets) : []) };
    if (read.stale) await write(held.secrets).catch(() => undefined);
    settle('encrypted');
    return held;
  }

  async function unsealed(text: string): Promise<{ secrets: Record<string, string>; stale: boolean } | undefined> {
    try {
      const { sealed } = v.parse(stored, JSON.parse(text));
      const { text: inside, stale } = await box.unseal(Buffer.from(sealed, 'base64'));
      return { secrets: v.parse(contents, JSON.parse(inside)), stale };
    } catch {
      return undefined;
    }
  }

  async function write(secrets: ReadonlyMap<string, string>): Promise<void> {
    if (secrets.size === 0) return rm(file, { force: true });
    const sealed = Buffer.from(await box.seal(JSON.stringify(Object.fromEntries(secrets)))).toString('base64');
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const beside = `${file}.${randomBytes(6).toString('hex')}`;
    try {
      const handle = await open(beside, 'wx', 0o600);
      try {
        await handle.writeFile(JSON.stringify({ version: 1, sealed }));
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

  /** Changes the secrets on the disk first, and those in memory only when that went well. */
  async function change({ secrets }: Opened, key: string, secret: string | undefined): Promise<Result<void>> {
    const next = new Map(secrets);
    if (secret === undefined) next.delete(key);
    else next.set(key, secret);
    try {
      await write(next);
    } catch (error) {
      const problem = setupError('secrets-not-kept', { saw: codeOf(error) });
      settle(place, problem);
      return failure(problem);
    }
    if (secret === undefined) secrets.delete(key);
    else secrets.set(key, secret);
    return success(undefined);
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = lastWork.then(work, work);
    lastWork = turn.catch(() => undefined);
    return turn;
  }

  const isThere = () =>
    access(file).then(
      () => true,
      () => false,
    );

  return {
    place: () => place,
    why: () => why,
    holdsSomething: isThere,

    noteTold() {
      if (why === undefined || place === 'memory') return;
      settle(place);
    },

    read: (kind, cloudUrl) =>
      inTurn(async () => ((await isThere()) ? (await opened()).secrets.get(keyOf(kind, cloudUrl)) : undefined)),

    keep: (kind, cloudUrl, secret) =>
      inTurn(async () => {
        const held = await opened();
        if (!held.sealed) return failure(why ?? setupError('secret-store-missing'));
        return change(held, keyOf(kind, cloudUrl), secret);
      }),

    async forget(kind, cloudUrl) {
      if (place === 'memory') {
        // Not in turn: a store that waits for its password would hold a sign-out up.
        removals += 1;
        opening = undefined;
        return rm(file, { force: true }).then(
          () => success(undefined),
          (error: unknown) => failure(setupError('secrets-not-kept', { saw: codeOf(error) })),
        );
      }
      return inTurn(async () => {
        if (!(await isThere())) return success(undefined);
        const held = await opened();
        const key = keyOf(kind, cloudUrl);
        return held.secrets.has(key) ? change(held, key, undefined) : success(undefined);
      });
    },
  };
}

function keyOf(kind: SecretKind, cloudUrl: string): string {
  return `${kind} ${cloudUrl}`;
}

/** The name of the system's error alone: its text may quote a path. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Undefined where there is no file; empty, and so unreadable, where it is none that we wrote. */
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
    return codeOf(error) === 'ENOENT' ? undefined : '';
  }
}
