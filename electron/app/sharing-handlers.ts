import path from 'node:path';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { SharingChange, SharingState, sharingRequests } from '../../shared/ipc/sharing.ts';
import type { Policy } from '../../shared/policy.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { recordPasswordVariable, type SharedRecordSettings } from '../../shared/shared-record.ts';
import { sharedRecordLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { SharedRecord } from '../record/shared-record/shared-record.ts';
import type { Vault } from '../vault/vault-port.ts';
import { readCertificates } from './certificate-file.ts';
import type { HandlersOf } from './handlers.ts';
import { checkSharedRecord, sharedAs } from './shared-record-place.ts';

/** Where the sharing is said, and what keeps this computer's record and the shared one alike. */
export interface SharingFiles {
  read(): Promise<Result<SharedRecordSettings | undefined>>;
  write(said: SharedRecordSettings | undefined): Promise<Result<void>>;
  open(parts: {
    readonly settings: SharedRecordSettings;
    /** What is said by now, here or in another program of this user. */
    readonly said: () => Promise<Result<SharedRecordSettings | undefined>>;
    readonly password: () => Promise<Result<string>>;
    readonly changed: () => void;
  }): Promise<SharedRecord>;
  /** Signs in, looks, and changes nothing. */
  test(settings: SharedRecordSettings, password: string): Promise<Result<void>>;
  /** What waits, waits for this place; where it is undefined, for none. */
  expect(said: SharedRecordSettings | undefined): Promise<Result<unknown>>;
}

export interface SharingWorkParts {
  readonly sharing: SharingFiles;
  readonly policy: Policy;
  readonly vault: Pick<Vault, 'read' | 'keep' | 'forget'>;
  readonly clock: Clock;
  readonly learn: (secrets: readonly string[]) => void;
  readonly chooseFile: () => Promise<string | undefined>;
  /** A setup holds its device by what is shared now: nothing of it is changed under a setup. */
  readonly isSettingUp: () => boolean;
  readonly changed: () => void;
}

export interface SharingWork {
  readonly handlers: HandlersOf<typeof sharingRequests>;
  state(): SharingState;
  /** For a run that begins; what others did is known by then, or the server does not tell in time. */
  others(signal: AbortSignal): Promise<SharedRecord | undefined>;
  /** Something was noted. */
  noted(): void;
  /** The record knows where it is to be shared by now. Fails where that cannot be read or noted. */
  expect(): Promise<Result<unknown>>;
  /** Hands over what waits, as far as the server takes it at once, and ends. */
  close(): Promise<void>;
}

const nothing = {
  waiting: 0,
  waitingSince: undefined,
  setAside: 0,
  nameIsTaken: false,
  heard: 0,
  trouble: undefined,
} as const;

/** Of the vault: the places whose passwords are kept beside that of this place, because it has not answered yet. */
const placesBefore = 'places before';

/** A password is for one user of one database, and never told to another server. */
const whereOf = ({ host, port, database, user }: SharedRecordSettings) =>
  `${user}@${host.toLowerCase()}:${port}/${database}`;

/** The record that several stations share, as the window says it and shows it. Nothing of it is loaded where nothing is shared. */
export function sharingHandlers({ sharing, policy, vault, clock, ...parts }: SharingWorkParts): SharingWork {
  const { changed } = parts;
  let settings: SharedRecordSettings | undefined;
  let shared: SharedRecord | undefined;
  let problem: SetupError | undefined;
  let awaySince: number | undefined;
  let isOver = false;
  /** The password of the place that is shared, once somebody asked: the secret store is not asked at each try. */
  let password: Promise<string | undefined> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** A run has waited for its first word: the next ones do not wait for it again. */
  let waitedFor: SharedRecord | undefined;
  /** The place that is shared has answered: those before it are not gone back to. */
  let isProven = false;
  let vaultWork: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function kept(at: SharedRecordSettings): Promise<string | undefined> {
    const found = await vault.read('shared-record', whereOf(at));
    if (found !== undefined) parts.learn([found]);
    return found;
  }

  function passwordOf(at: SharedRecordSettings): Promise<string | undefined> {
    if (settings === undefined || whereOf(settings) !== whereOf(at)) return kept(at);
    password ??= kept(at);
    return password;
  }

  /** A line each. */
  const earlierPlaces = async () => ((await vault.read('shared-record', placesBefore)) ?? '').split('\n');

  /** One after the other: the secret store may wait for a person. */
  function withVault<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = vaultWork.then(work, work);
    vaultWork = turn.catch(() => undefined);
    return turn;
  }

  /** Its password stays until the next place has answered, also over a restart. */
  const leave = (place: SharedRecordSettings) =>
    withVault(async () => {
      const all = new Set([...(await earlierPlaces()), whereOf(place)]);
      return vault.keep('shared-record', placesBefore, [...all].join('\n').trim());
    });

  /** All but `stays`. */
  const forgetEarlier = (stays: SharedRecordSettings | undefined) =>
    withVault(async () => {
      const stay = stays && whereOf(stays);
      const going = (await earlierPlaces()).filter((where) => where !== '' && where !== stay);
      for (const where of [...going, placesBefore]) await vault.forget('shared-record', where);
    });

  function told(): void {
    const state = shared?.status().state;
    const isAway = state === 'away';
    if (state === 'connected' && !isProven) {
      isProven = true;
      void forgetEarlier(settings);
    }
    if (isAway) awaySince ??= clock.now();
    else awaySince = undefined;
    changed();
  }

  async function open(next: SharedRecordSettings): Promise<void> {
    settings = next;
    problem = undefined;
    isProven = false;
    if (isOver) return;
    const mine = await sharing.open({
      settings: next,
      async said() {
        const now = await said();
        return now.ok ? success(now.value.settings) : now;
      },
      async password() {
        const found = await passwordOf(next);
        return found === undefined ? failure(noPassword()) : success(found);
      },
      changed: () => {
        if (shared === mine) told();
      },
    });
    shared = mine;
    told();
  }

  /** Whatever the server or the disk does, nobody waits for it longer. */
  async function bounded(work: Promise<unknown>, limitMs: number, signal?: AbortSignal): Promise<void> {
    const over = new AbortController();
    const ends = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
    await Promise.race([work.catch(() => undefined), clock.sleep(limitMs, ends)]);
    over.abort();
  }

  async function shut(): Promise<void> {
    const ended = shared;
    shared = undefined;
    awaySince = undefined;
    if (ended !== undefined) await bounded(ended.close(), sharedRecordLimits.callMs);
  }

  async function said() {
    return policy.problem === undefined ? sharedAs(policy.values, await sharing.read()) : failure(policy.problem);
  }

  /** What a person said, checked; the password of before serves where it is still the same place. */
  async function asked({ place, password: typed }: SharingChange): Promise<Result<Asked>> {
    if (policy.locked.includes('sharedRecord') && place !== undefined) return failure(setupError('closed-by-policy'));
    const next =
      place === undefined
        ? success(settings)
        : checkSharedRecord({ ...place, ca: place.ca ?? (isHere(place.host) ? settings?.ca : undefined) ?? '' });
    if (!next.ok) return next;
    if (next.value === undefined) return failure(setupError('invalid-input'));
    const isNew = typed !== undefined && typed !== '';
    // Asked anew where there was none: the secret store may be open now, and a person waits for the answer.
    const found = isNew ? typed : ((await passwordOf(next.value)) ?? (await kept(next.value)));
    return found === undefined ? failure(noPassword()) : success({ next: next.value, found, isNew });
  }

  const isHere = (host: string) => settings?.host.toLowerCase() === host.trim().toLowerCase();
  const whileSettingUp = () => (parts.isSettingUp() ? failure(setupError('setup-already-running')) : undefined);

  const started = inTurn(async () => {
    const now = await said();
    if (!now.ok) problem = now.error;
    else if (now.value.settings !== undefined) await open(now.value.settings);
    if (!now.ok) changed();
  }).catch(() => {
    // Its part of the program cannot be loaded: setups go on without it.
    problem = setupError('internal-error');
  });

  const handlers: SharingWork['handlers'] = {
    shareHistory: async (change) =>
      whileSettingUp() ??
      inTurn(async () => {
        const wanted = await asked(change);
        if (!wanted.ok) return wanted;
        const { next, found, isNew } = wanted.value;
        if (change.place !== undefined) {
          const written = await sharing.write(next);
          if (!written.ok) return written;
        }
        const before = settings;
        await shut();
        if (before !== undefined && whereOf(before) !== whereOf(next)) void leave(before);
        password = Promise.resolve(found);
        // The secret store may wait for a person; the vault itself tells what it did not keep.
        if (isNew) void vault.keep('shared-record', whereOf(next), found);
        await open(next);
        return success(undefined);
      }),

    async testSharing(change) {
      await started;
      const wanted = await asked(change);
      return wanted.ok ? sharing.test(wanted.value.next, wanted.value.found) : wanted;
    },

    stopSharing: async () =>
      whileSettingUp() ??
      inTurn(async () => {
        const before = settings;
        const isLocked = policy.locked.includes('sharedRecord');
        if (!isLocked) {
          const written = await sharing.write(undefined);
          if (!written.ok) return written;
        }
        await shut();
        password = isLocked ? Promise.resolve(undefined) : undefined;
        const forgotten =
          before === undefined ? success(undefined) : await vault.forget('shared-record', whereOf(before));
        void forgetEarlier(undefined);
        if (isLocked) {
          if (before !== undefined) await open(before);
        } else {
          settings = undefined;
          problem = undefined;
          const ended = await sharing.expect(undefined);
          if (!ended.ok) problem = ended.error;
        }
        changed();
        return forgotten;
      }),

    async chooseCertificates() {
      const file = await parts.chooseFile();
      if (file === undefined) return success(undefined);
      const ca = await readCertificates(file);
      // Never what is in it: a key could have been chosen.
      return ca === undefined
        ? failure(setupError('invalid-input', { saw: path.basename(file) }))
        : success({ name: path.basename(file), ca });
    },
  };

  return {
    handlers,

    state() {
      const { ca = '', ...place } = settings ?? {};
      return {
        ...(shared?.status() ?? { ...nothing, state: 'off' as const, trouble: problem }),
        awaySince,
        place:
          settings === undefined ? undefined : { ...(place as Omit<SharedRecordSettings, 'ca'>), hasCa: ca !== '' },
      };
    },

    async others(signal) {
      await bounded(last, sharedRecordLimits.settleMs, signal);
      const mine = shared;
      if (mine !== undefined && mine !== waitedFor && mine.status().state === 'connecting') {
        await bounded(mine.settle(sharedRecordLimits.settleMs), sharedRecordLimits.settleMs, signal);
        if (!signal.aborted) waitedFor = mine;
      }
      return mine;
    },

    noted: () => shared?.wake(),

    expect: () =>
      inTurn(async () => {
        const now = await said();
        return now.ok ? sharing.expect(now.value.settings) : now;
      }),

    async close() {
      isOver = true;
      // How much waits is looked at now and then; what a run noted a moment ago is not counted yet.
      if (shared?.status().state === 'connected') await shared.settle(sharedRecordLimits.checkMs);
      await shut();
    },
  };
}

interface Asked {
  readonly next: SharedRecordSettings;
  readonly found: string;
  /** Typed just now, and not kept yet. */
  readonly isNew: boolean;
}

const noPassword = () => setupError('shared-record-no-password', { details: { variable: recordPasswordVariable } });
