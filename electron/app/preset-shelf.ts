import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { setupError } from '../../shared/errors.ts';
import type {
  CopiedPreset,
  KeptPreset,
  PresetEntry,
  PresetList,
  Shelved,
  UnreadablePreset,
} from '../../shared/ipc/presets.ts';
import { checkPreset, isOpenSecurity, type PresetFile, presetLimitCharacters } from '../../shared/preset.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { checkNetworkName } from '../../shared/wifi-network.ts';
import { replaceFile } from '../files/private-file.ts';
import type { Clock } from '../ground/clock-port.ts';
import { newId } from '../ground/new-id.ts';
import {
  checkTokens,
  givenNetworks,
  type Preset,
  type PresetNetwork,
  parsePreset,
  presetOf,
} from '../station/preset.ts';
import type { Vault } from '../vault/vault-port.ts';
import { exportedPreset, freeName } from './preset-copies.ts';
import {
  codeOf,
  type Found,
  gone,
  isShelfId,
  jsonOf,
  nameIn,
  readShelved,
  shelfVersion,
  textOf,
} from './shelved-file.ts';

export interface PresetShelfParts {
  readonly folder: string;
  readonly vault: Pick<Vault, 'holds' | 'read' | 'keep' | 'forget'>;
  readonly clock: Pick<Clock, 'now'>;
  /** The log learns what it has to hide, before anybody else is told. */
  readonly learn: (secrets: readonly string[]) => void;
  /** The one preset that the owner of this computer lets be used. */
  readonly pinned: PresetFile | undefined;
  /** Where the tokens of hooks are. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A preset with its passwords, as a line takes both. */
export interface LinePreset {
  readonly id: string;
  readonly revision: number;
  readonly preset: Preset;
  readonly networks: readonly PresetNetwork[];
}

export interface PresetChange {
  /** Absent: a new one. */
  readonly id?: string | undefined;
  /** Of the one that was changed; another one on the shelf is not written over. */
  readonly revision?: number | undefined;
  readonly preset: unknown;
  /** By network; of one that is not among them the password stays. */
  readonly passwords: ReadonlyMap<string, string>;
}

/**
 * The presets that were made in the window: one file each, for this user alone, without a password in it. Passwords are in
 * the vault, and until it has them, or where it cannot, in memory until the program ends. A file that is not understood is
 * told in the list and left as it is. Where a policy pins a preset, it is the only one.
 *
 * What reads one fails with `preset-unreadable` (`saw`: where in it, or what the system says) and `preset-newer`
 * (details.version), what writes with `preset-not-saved` and `closed-by-policy` as well.
 */
export interface PresetShelf {
  list(): Promise<Result<PresetList>>;
  /**
   * For a line; waits for the secret store. Fails with `preset-password-missing` (details.network) too, and with the codes of
   * `checkNetworkChoice`.
   */
  read(id: string): Promise<Result<LinePreset>>;
  /** For a form; waits for the secret store. */
  show(id: string): Promise<Result<KeptPreset>>;
  /** Fails with `preset-name-taken` (details.name), too: a line knows by the name which devices are done. */
  save(change: PresetChange): Promise<Result<Shelved>>;
  /** Passwords alone; the preset, which may be pinned, stays. Fails with the codes of `checkNetworkChoice`, as `save` does. */
  givePasswords(id: string, passwords: ReadonlyMap<string, string>): Promise<Result<void>>;
  /** Names of those that passwords are kept of; the secret store is not asked. */
  withPasswords(): Promise<readonly string[]>;
  /** The passwords of all. Fails with `secrets-not-removed`, too. */
  forgetPasswords(): Promise<Result<void>>;
  /** With its passwords, by another name. */
  duplicate(id: string): Promise<Result<CopiedPreset>>;
  /** With its passwords. Fails with `secrets-not-removed`, too. */
  remove(id: string): Promise<Result<void>>;
  /** By another name where its own is taken. Fails with what `readPreset` fails with. */
  takeIn(text: string): Promise<Result<CopiedPreset>>;
  /** The text of a file that `readPreset` reads: with the names of variables, and no password. */
  handOut(id: string): Promise<Result<{ readonly name: string; readonly text: string }>>;
  /** What labels are made by, of the preset of that name; undefined: it is not there any more. Fails as it cannot be read. */
  labelOf(name: string): Promise<Result<PresetLabel | undefined>>;
}

/** `label` undefined: it has none. */
export type PresetLabel = Pick<PresetFile, 'label' | 'namePattern' | 'product'>;

/** Of the preset that a policy pins. */
export const pinnedPresetId = 'policy';

/** A name of a network and its password each. */
const keptPasswords = v.array(v.tuple([v.pipe(v.string(), v.maxLength(256)), v.pipe(v.string(), v.maxLength(1024))]));
type Passwords = ReadonlyMap<string, string>;

export function presetShelf({ folder, vault, clock, learn, pinned, environment }: PresetShelfParts): PresetShelf {
  /** What is known of passwords by preset; that what was asked of the vault ends in its order is the vault's. */
  const known = new Map<string, Promise<Passwords>>();
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  const fileOf = (id: string) => path.join(folder, `${id}.json`);

  async function find(id: string): Promise<Result<Found>> {
    if (pinned !== undefined) {
      return id === pinnedPresetId
        ? success({ id, name: pinned.name, revision: 1, changedAt: undefined, preset: pinned })
        : failure(setupError('closed-by-policy'));
    }
    if (!isShelfId(id)) return gone;
    const text = await textOf(fileOf(id));
    return text.ok ? readShelved(id, text.value) : text;
  }

  async function all(): Promise<
    Result<{ readonly found: readonly Found[]; readonly unreadable: readonly UnreadablePreset[] }>
  > {
    if (pinned !== undefined) {
      const one = await find(pinnedPresetId);
      return one.ok ? success({ found: [one.value], unreadable: [] }) : one;
    }
    let names: readonly string[];
    try {
      names = await readdir(folder);
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR') return failure(setupError('preset-unreadable', { saw: code }));
      names = [];
    }
    const found: Found[] = [];
    const notRead: UnreadablePreset[] = [];
    for (const name of names) {
      const id = path.basename(name, '.json');
      // Anything else is somebody else's.
      if (name !== `${id}.json` || !isShelfId(id)) continue;
      const text = await textOf(fileOf(id));
      const one = text.ok ? readShelved(id, text.value) : text;
      if (one.ok) found.push(one.value);
      // Deleted meanwhile, by another program of this user.
      else if (one.error.saw !== 'ENOENT') {
        notRead.push({ id, name: text.ok ? nameIn(text.value) : undefined, error: one.error });
      }
    }
    const byName = (a: { readonly name?: string | undefined; readonly id: string }, b: typeof a) =>
      (a.name ?? '').localeCompare(b.name ?? '') || a.id.localeCompare(b.id);
    return success({ found: found.sort(byName), unreadable: notRead.sort(byName) });
  }

  function passwordsOf(id: string): Promise<Passwords> {
    const before = known.get(id);
    if (before !== undefined) return before;
    const reading = vault.read('preset', id).then((text) => {
      const read = v.safeParse(keptPasswords, text === undefined ? undefined : jsonOf(text));
      // Asked anew where there was none: the secret store may be open then.
      if (!read.success && known.get(id) === reading) known.delete(id);
      const passwords = new Map(read.success ? read.output : []);
      learn([...passwords.values()]);
      return passwords;
    });
    known.set(id, reading);
    return reading;
  }

  /** What is kept are those of its networks, and of no other. */
  async function keep(id: string, { networks }: PresetFile, given: Passwords): Promise<void> {
    learn([...given.values()]);
    const locked = networks.filter(({ security }) => !isOpenSecurity(security));
    const before: Passwords = locked.every(({ ssid }) => given.has(ssid)) ? new Map() : await passwordsOf(id);
    const passwords = new Map<string, string>();
    for (const { ssid } of locked) {
      const password = given.get(ssid) ?? before.get(ssid);
      if (password !== undefined && password !== '') passwords.set(ssid, password);
    }
    known.set(id, Promise.resolve(passwords));
    // The secret store may wait for a person; the vault itself tells what it did not keep.
    if (passwords.size > 0) void vault.keep('preset', id, JSON.stringify([...passwords]));
    else if (locked.length === 0) void vault.forget('preset', id);
  }

  /** Passwords of one that is not understood are kept as well. */
  async function holders(): Promise<Result<readonly { readonly id: string; readonly name?: string | undefined }[]>> {
    const there = await all();
    if (!there.ok) return there;
    const every = [...there.value.found, ...there.value.unreadable];
    const held = await Promise.all(every.map(({ id }) => vault.holds('preset', id)));
    return success(every.filter((_one, index) => held[index]));
  }

  async function write(one: Pick<Found, 'id' | 'revision' | 'preset'>): Promise<Result<Shelved>> {
    const { id, revision, preset } = one;
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const said = { version: shelfVersion, revision, changedAt: clock.now(), preset };
      await replaceFile(fileOf(id), (handle) => handle.writeFile(`${JSON.stringify(said, undefined, 2)}\n`));
      return success({ id, name: preset.name, revision });
    } catch (error) {
      return failure(setupError('preset-not-saved', { saw: codeOf(error) }));
    }
  }

  /** Another preset of this name, or of one that nobody tells from it. */
  function isTaken(found: readonly Found[], name: string, id: string | undefined): boolean {
    return found.some((one) => one.id !== id && sameName(one.name, name));
  }

  async function copy(preset: PresetFile, passwords: Passwords): Promise<Result<CopiedPreset>> {
    const there = await all();
    if (!there.ok) return there;
    const name = freeName(preset.name, (one) => isTaken(there.value.found, one, undefined));
    const made = await write({ id: newId(), revision: 1, preset: { ...preset, name } });
    if (!made.ok) return made;
    await keep(made.value.id, preset, passwords);
    return success({ ...made.value, wanted: name === preset.name ? undefined : preset.name });
  }

  const closed = () => (pinned === undefined ? undefined : failure(setupError('closed-by-policy')));

  return {
    async list() {
      const there = await all();
      if (!there.ok) return there;
      const { found, unreadable: notRead } = there.value;
      return success({ presets: found.map(entryOf), unreadable: notRead });
    },

    async read(id) {
      const one = await inTurn(() => find(id));
      if (!one.ok) return one;
      const { revision, preset: file } = one.value;
      const tokens = checkTokens(file.hooks, environment);
      if (!tokens.ok) return tokens;
      const preset = presetOf(file);
      if (!preset.ok) return preset;
      const passwords = await passwordsOf(id);
      const networks = givenNetworks(file.networks, ({ ssid }) => passwords.get(ssid));
      return networks.ok ? success({ id, revision, preset: preset.value, networks: networks.value }) : networks;
    },

    async show(id) {
      const one = await inTurn(() => find(id));
      if (!one.ok) return one;
      return success({
        ...entryOf(one.value),
        preset: one.value.preset,
        passwordsOf: [...(await passwordsOf(id)).keys()],
      });
    },

    save: async ({ id = newId(), revision = 0, preset: said, passwords }) =>
      closed() ??
      inTurn(async () => {
        const checked = checkPreset(said, 'kept');
        if (!checked.ok) return failure(checked.problems[0].error);
        const preset = checked.value;
        for (const { ssid } of preset.networks) {
          const name = checkNetworkName(ssid);
          if (!name.ok) return name;
        }
        const fitting = checkGiven(preset, passwords);
        if (!fitting.ok) return fitting;
        // What is kept here can be handed out, and taken in again elsewhere.
        if (!isShelfId(id) || exportedPreset(preset).length > presetLimitCharacters) {
          return failure(setupError('preset-unreadable', { saw: 'JSON' }));
        }
        const there = await all();
        if (!there.ok) return there;
        const before = there.value.found.find((one) => one.id === id);
        const broken = there.value.unreadable.find((one) => one.id === id);
        if (broken !== undefined) return failure(broken.error);
        if (before !== undefined && before.revision !== revision) {
          return failure(setupError('preset-not-saved', { saw: `${before.revision} > ${revision}` }));
        }
        if (isTaken(there.value.found, preset.name, id)) {
          return failure(setupError('preset-name-taken', { details: { name: preset.name } }));
        }
        const written = await write({ id, revision: revision + 1, preset });
        if (written.ok) await keep(id, preset, passwords);
        return written;
      }),

    givePasswords: (id, passwords) =>
      inTurn(async () => {
        const one = await find(id);
        if (!one.ok) return one;
        const fitting = checkGiven(one.value.preset, passwords);
        if (!fitting.ok) return fitting;
        await keep(id, one.value.preset, passwords);
        return success(undefined);
      }),

    async withPasswords() {
      const one = await inTurn(holders);
      return one.ok ? one.value.map(({ id, name }) => name ?? id) : [];
    },

    forgetPasswords: () =>
      inTurn(async () => {
        const there = await holders();
        if (!there.ok) return there;
        for (const { id } of there.value) {
          const forgotten = await vault.forget('preset', id);
          if (!forgotten.ok) return forgotten;
          known.delete(id);
        }
        return success(undefined);
      }),

    duplicate: async (id) =>
      closed() ??
      inTurn(async () => {
        const one = await find(id);
        return one.ok ? copy(one.value.preset, await passwordsOf(id)) : one;
      }),

    remove: async (id) =>
      closed() ??
      inTurn(async () => {
        if (!isShelfId(id)) return gone;
        // First what is secret: a file that stays can be deleted again.
        const forgotten = await vault.forget('preset', id);
        if (!forgotten.ok) return forgotten;
        known.delete(id);
        try {
          await rm(fileOf(id), { force: true });
          return success(undefined);
        } catch (error) {
          return failure(setupError('preset-not-saved', { saw: codeOf(error) }));
        }
      }),

    takeIn: async (text) =>
      closed() ??
      inTurn(async () => {
        const read = parsePreset(text);
        const kept = read.ok ? checkPreset(read.value, 'kept') : undefined;
        if (kept?.ok === false) return failure(kept.problems[0].error);
        return read.ok ? copy(read.value, new Map()) : read;
      }),

    async handOut(id) {
      const one = await inTurn(() => find(id));
      return one.ok ? success({ name: one.value.name, text: exportedPreset(one.value.preset) }) : one;
    },

    async labelOf(name) {
      const there = await inTurn(all);
      if (!there.ok) return there;
      const found = there.value.found.find((one) => one.name === name);
      const broken = there.value.unreadable.find((one) => one.name === name);
      return found === undefined && broken !== undefined ? failure(broken.error) : success(found?.preset);
    },
  };
}

/** A password that a line would refuse is not kept in the place of one that it takes. */
function checkGiven({ networks }: PresetFile, given: ReadonlyMap<string, string>): Result<unknown> {
  const typed = networks.filter(({ ssid }) => (given.get(ssid) ?? '') !== '');
  return givenNetworks(typed, ({ ssid }) => given.get(ssid));
}

function entryOf({ id, name, revision, changedAt, preset }: Found): PresetEntry {
  return {
    id,
    name,
    revision,
    changedAt,
    networks: preset.networks.map(({ ssid }) => ssid),
    product: preset.product,
    until: preset.until,
    isPinned: id === pinnedPresetId,
  };
}

const sameName = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
