import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PresetShelf, pinnedPresetId, presetShelf } from '../../../electron/app/preset-shelf.ts';
import { readPreset } from '../../../electron/station/preset.ts';
import { vaultFile } from '../../../electron/vault/vault-file.ts';
import type { SecretBox } from '../../../electron/vault/vault-port.ts';
import { checkPreset, type PresetFile } from '../../../shared/preset.ts';
import { securityByName } from '../../../shared/security-type.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const secret = 'canary-wifi ü"/1';
const lamps = {
  name: 'lamps',
  networks: [{ ssid: 'HomeNet', security: 'wpa2-aes' }, { ssid: 'Café' }, { ssid: 'Guest', security: 'open' }],
  namePattern: 'lamp-{n:4}',
};
const passwords = new Map([
  ['HomeNet', secret],
  ['Café', 'canary-other-2'],
]);

/** A store of secrets that opens, or does not. */
function box(answer: 'open' | 'missing' | 'locked'): SecretBox {
  return {
    glance: () => (answer === 'missing' ? 'missing' : 'perhaps'),
    open: async () => answer,
    seal: async (text) => Uint8Array.from(Buffer.from(text), (byte) => byte ^ 7),
    unseal: async (sealed) => ({
      text: Buffer.from(sealed.map((byte) => byte ^ 7)).toString('utf8'),
      stale: false,
    }),
  };
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-presets-'));
});
// The vault may still be writing.
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

const presets = () => path.join(folder, 'presets');
const vaultPath = () => path.join(folder, 'vault.json');
const learned: string[] = [];

/** The shelf of a program that has just started. */
function opened(answer: 'open' | 'missing' | 'locked' = 'open', pinned?: PresetFile, environment = {}): PresetShelf {
  const clock = virtualClock();
  const vault = vaultFile({ file: vaultPath(), box: box(answer), clock, changed: () => undefined });
  const learn = (secrets: readonly string[]) => void learned.push(...secrets);
  return presetShelf({ folder: presets(), vault, clock, learn, pinned, environment });
}

async function valueIn<Value>(answer: Promise<{ ok: true; value: Value } | { ok: false; error: { code: string } }>) {
  const read = await answer;
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** The vault writes on its own time. */
const kept = () => vi.waitFor(async () => expect((await stat(vaultPath())).size).toBeGreaterThan(0));

async function everythingWritten(): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files.filter((one) => one.isFile()).map((one) => readFile(path.join(one.parentPath, one.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

function fileOf(said: object): PresetFile {
  const checked = checkPreset(said, 'kept');
  if (!checked.ok) throw new Error(checked.problems[0].at);
  return checked.value;
}

describe('the shelf of presets', () => {
  it('keeps a preset over a restart, for this user alone, and its passwords in the vault alone', async () => {
    expect(await opened().list()).toEqual({ ok: true, value: { presets: [], unreadable: [] } });
    const { id } = await valueIn(opened().save({ preset: lamps, passwords }));
    await kept();
    expect((await stat(path.join(presets(), `${id}.json`))).mode & 0o777).toBe(0o600);
    const shelf = opened();
    expect(await valueIn(shelf.list())).toMatchObject({
      presets: [{ id, name: 'lamps', revision: 1, networks: ['HomeNet', 'Café', 'Guest'], until: 'online' }],
      unreadable: [],
    });
    learned.length = 0;
    const line = await valueIn(shelf.read(id));
    expect(line.networks).toEqual([
      { ssid: 'HomeNet', security: securityByName['wpa2-aes'], password: secret },
      { ssid: 'Café', security: undefined, password: 'canary-other-2' },
      { ssid: 'Guest', security: 0, password: undefined },
    ]);
    expect(line.preset.pattern?.counts).toBe(true);
    expect(learned).toEqual([secret, 'canary-other-2']);
    expect((await valueIn(shelf.show(id))).passwordsOf).toEqual(['HomeNet', 'Café']);
    const text = await everythingWritten();
    expect(text).toContain('lamp-{n:4}');
    expect(text).not.toMatch(/canary/);
  });

  it('goes up in its revision, keeps the passwords of its networks, and those of no other', async () => {
    const shelf = opened();
    const { id } = await valueIn(shelf.save({ preset: lamps, passwords }));
    const [first] = lamps.networks;
    const next = { ...lamps, networks: [first, { ssid: 'Workshop', security: 'wpa2-aes' }] };
    const changed = { id, preset: next, passwords: new Map() };
    expect(await shelf.save({ ...changed, revision: 1 })).toMatchObject({ ok: true, value: { revision: 2 } });
    // A password of one network is never another's.
    expect(await shelf.read(id)).toMatchObject({
      error: { code: 'preset-password-missing', details: { network: 'Workshop' } },
    });
    expect((await valueIn(shelf.show(id))).passwordsOf).toEqual(['HomeNet']);
    // Somebody else saved it meanwhile.
    expect(await shelf.save({ ...changed, revision: 1 })).toMatchObject({ error: { code: 'preset-not-saved' } });
    expect(await shelf.givePasswords(id, new Map([['Workshop', 'front-desk-4']]))).toMatchObject({ ok: true });
    expect(await shelf.read(id)).toMatchObject({ ok: true, value: { revision: 2 } });
    // What a line would refuse takes no other's place.
    const short = new Map([['HomeNet', 'short']]);
    expect(await shelf.givePasswords(id, short)).toMatchObject({ ok: false });
    expect(await shelf.save({ ...changed, revision: 2, passwords: short })).toMatchObject({ ok: false });
    expect(await shelf.read(id)).toMatchObject({ ok: true, value: { revision: 2 } });
  });

  it('tells of which presets passwords are kept, and forgets all of them', async () => {
    const shelf = opened();
    expect(await shelf.withPasswords()).toEqual([]);
    const { id } = await valueIn(shelf.save({ preset: lamps, passwords }));
    await valueIn(shelf.save({ preset: { ...lamps, name: 'none' }, passwords: new Map() }));
    await valueIn(shelf.duplicate(id));
    // The store may still be writing.
    await vi.waitFor(async () => expect(await shelf.withPasswords()).toEqual(['lamps', 'lamps (2)']));
    expect(await opened('locked').withPasswords()).toEqual(['lamps', 'lamps (2)']);
    expect(await shelf.forgetPasswords()).toEqual({ ok: true, value: undefined });
    expect(await shelf.withPasswords()).toEqual([]);
    expect(await shelf.read(id)).toMatchObject({ error: { code: 'preset-password-missing' } });
    expect((await valueIn(opened().show(id))).passwordsOf).toEqual([]);
  });

  it('says a name that is taken, and gives a copy another one', async () => {
    const shelf = opened();
    const { id } = await valueIn(shelf.save({ preset: lamps, passwords }));
    const taken = { ...lamps, name: ' LAMPS ' };
    expect(await shelf.save({ preset: taken, passwords })).toMatchObject({
      error: { code: 'preset-name-taken', details: { name: 'LAMPS' } },
    });
    expect(await shelf.duplicate(id)).toMatchObject({ value: { name: 'lamps (2)', revision: 1 } });
    const copy = await valueIn(shelf.duplicate(id));
    expect(copy.name).toBe('lamps (3)');
    expect((await valueIn(shelf.read(copy.id))).networks[0]?.password).toBe(secret);
    const long = await valueIn(shelf.save({ preset: { ...lamps, name: 'a'.repeat(64) }, passwords }));
    expect((await valueIn(shelf.duplicate(long.id))).name).toBe(`${'a'.repeat(60)} (2)`);
  });

  it('hands out what the terminal reads, without a password, and takes it in again', async () => {
    const shelf = opened();
    const { id } = await valueIn(shelf.save({ preset: lamps, passwords }));
    const { text } = await valueIn(shelf.handOut(id));
    expect(text).not.toMatch(/canary/);
    const read = readPreset(text);
    expect(read.ok && read.value.networks.map(({ passwordEnv }) => passwordEnv)).toEqual([
      'WIFI_PASSWORD',
      'WIFI_PASSWORD_2',
      undefined,
    ]);
    const taken = await valueIn(shelf.takeIn(`\ufeff${text}`));
    expect(taken.name).toBe('lamps (2)');
    expect((await valueIn(shelf.show(taken.id))).passwordsOf).toEqual([]);
    expect((await valueIn(shelf.handOut(taken.id))).text).toBe(text.replace('"lamps"', '"lamps (2)"'));
    for (const [bad, code] of [
      ['{', 'preset-unreadable'],
      [text.replace('stopAfter', 'stopafter'), 'preset-unreadable'],
      // Nobody knows where its file lay.
      [JSON.stringify({ ...JSON.parse(text), hooks: [{ kind: 'folder', path: 'results' }] }), 'preset-unreadable'],
      ['{"version":2}', 'preset-newer'],
      ['{"name":"a","networks":[{"ssid":"b"}]}', 'preset-password-missing'],
    ]) {
      expect(await shelf.takeIn(bad ?? '')).toMatchObject({ error: { code } });
    }
    expect((await valueIn(shelf.list())).presets).toHaveLength(2);
  });

  it('leaves a file that it does not understand as it is, and says so', async () => {
    const shelf = opened();
    const { id } = await valueIn(shelf.save({ preset: lamps, passwords }));
    const good = await readFile(path.join(presets(), `${id}.json`), 'utf8');
    const others = {
      '00000000000a': good.slice(0, 60),
      '00000000000b': good.replace('"version": 1', '"version": 7'),
      '00000000000c': good.replace('"online"', '"later"'),
    };
    for (const [name, text] of Object.entries(others)) await writeFile(path.join(presets(), `${name}.json`), text);
    await mkdir(path.join(presets(), '00000000000d.json'));
    await writeFile(path.join(presets(), 'notes.json'), 'mine');
    const { presets: whole, unreadable } = await valueIn(shelf.list());
    expect(whole.map((one) => one.id)).toEqual([id]);
    expect(unreadable.map((one) => [one.id, one.name, one.error.code, one.error.saw])).toEqual([
      ['00000000000a', undefined, 'preset-unreadable', 'JSON'],
      ['00000000000d', undefined, 'preset-unreadable', 'NOT_A_FILE'],
      ['00000000000b', 'lamps', 'preset-newer', undefined],
      ['00000000000c', 'lamps', 'preset-unreadable', 'until'],
    ]);
    expect(await shelf.read('00000000000b')).toMatchObject({
      error: { code: 'preset-newer', details: { version: 7 } },
    });
    const over = { id: '00000000000b', preset: { ...lamps, name: 'new' }, passwords };
    expect(await shelf.save(over)).toMatchObject({ error: { code: 'preset-newer' } });
    expect(await readFile(path.join(presets(), '00000000000b.json'), 'utf8')).toBe(others['00000000000b']);
    for (const bad of ['../vault', '00000000000A', '']) {
      expect(await shelf.read(bad)).toMatchObject({ error: { code: 'preset-unreadable' } });
      expect(await shelf.remove(bad)).toMatchObject({ error: { code: 'preset-unreadable' } });
    }
    expect(await shelf.remove('00000000000a')).toMatchObject({ ok: true });
    expect(await readdir(presets())).not.toContain('00000000000a.json');
  });

  it('refuses what a Photon would not take, and what no file can hold', async () => {
    const shelf = opened();
    const save = async (fields: object) => {
      const saved = await shelf.save({ preset: { ...lamps, ...fields }, passwords });
      return saved.ok ? 'saved' : saved.error.code;
    };
    expect(await save({ networks: [{ ssid: 'a"b', security: 'open' }] })).toBe('network-name-not-settable');
    expect(await save({ networks: [{ ssid: 'ü'.repeat(17), security: 'open' }] })).toBe('network-name-invalid');
    const run = ['x', ...Array.from({ length: 63 }, () => 'y'.repeat(2000))];
    expect(await save({ hooks: [{ kind: 'command', run }] })).toBe('preset-unreadable');
    await rm(presets(), { recursive: true, force: true });
    await writeFile(presets(), 'a file in its place');
    expect(await save({})).toBe('preset-not-saved');
  });

  it('forgets the passwords with the preset', async () => {
    const shelf = opened();
    const { id } = await valueIn(shelf.save({ preset: lamps, passwords }));
    await kept();
    expect(await shelf.remove(id)).toMatchObject({ ok: true });
    await expect(stat(vaultPath())).rejects.toThrow('ENOENT');
    expect(await shelf.read(id)).toMatchObject({ error: { code: 'preset-unreadable', saw: 'ENOENT' } });
    expect(await readdir(presets())).toEqual([]);
  });

  it.each(['missing', 'locked'] as const)(
    'has the passwords until the end where the secret store is %s',
    async (state) => {
      const shelf = opened(state);
      const { id } = await valueIn(shelf.save({ preset: lamps, passwords }));
      expect((await valueIn(shelf.read(id))).networks[0]?.password).toBe(secret);
      expect(await everythingWritten()).not.toMatch(/canary/);
      expect(await opened(state).read(id)).toMatchObject({
        error: { code: 'preset-password-missing', details: { network: 'HomeNet' } },
      });
    },
  );

  it('names the hook whose token is not in the environment', async () => {
    const hooks = [{ kind: 'web', url: 'https://example.com', tokenEnv: 'TOKEN' }];
    const { id } = await valueIn(opened().save({ preset: { ...lamps, hooks }, passwords }));
    await kept();
    expect(await opened().read(id)).toMatchObject({ error: { saw: 'hooks.0.tokenEnv' } });
    expect(await opened('open', undefined, { TOKEN: 'a' }).read(id)).toMatchObject({ ok: true });
  });
});

describe('a preset that a policy pins', () => {
  it('is the only one, takes passwords and no change', async () => {
    const { id: own } = await valueIn(opened().save({ preset: { ...lamps, name: 'own' }, passwords: new Map() }));
    const shelf = opened('open', fileOf(lamps));
    const { presets: list } = await valueIn(shelf.list());
    expect(list.map((one) => [one.id, one.name, one.isPinned])).toEqual([[pinnedPresetId, 'lamps', true]]);
    const closed = { error: { code: 'closed-by-policy' } };
    expect(await shelf.read(own)).toMatchObject(closed);
    expect(await shelf.save({ preset: lamps, passwords })).toMatchObject(closed);
    expect(await shelf.save({ id: pinnedPresetId, revision: 1, preset: lamps, passwords })).toMatchObject(closed);
    expect(await shelf.duplicate(pinnedPresetId)).toMatchObject(closed);
    expect(await shelf.remove(pinnedPresetId)).toMatchObject(closed);
    expect(await shelf.takeIn('{}')).toMatchObject(closed);
    expect(await shelf.read(pinnedPresetId)).toMatchObject({ error: { code: 'preset-password-missing' } });
    expect(await shelf.givePasswords(pinnedPresetId, passwords)).toMatchObject({ ok: true });
    expect((await valueIn(shelf.read(pinnedPresetId))).networks[0]?.password).toBe(secret);
    expect(await everythingWritten()).not.toMatch(/canary/);
  });
});

it('gives the label of a preset by its name, and waits for no secret store', async () => {
  const label = { widthMm: 57, heightMm: 32, lines: ['{id}'] };
  const shelf = opened();
  await valueIn(shelf.save({ preset: { ...lamps, label }, passwords: new Map() }));
  const plain = await valueIn(shelf.save({ preset: { ...lamps, name: 'plain' }, passwords: new Map() }));
  expect(await opened('locked').labelOf('lamps')).toMatchObject({ ok: true, value: { label } });
  expect((await valueIn(shelf.labelOf('plain')))?.label).toBeUndefined();
  expect(await shelf.labelOf('gone')).toEqual({ ok: true, value: undefined });
  // One that is there and cannot be read has perhaps another label than the usual one.
  const good = await readFile(path.join(presets(), `${plain.id}.json`), 'utf8');
  await writeFile(path.join(presets(), `${plain.id}.json`), good.replace('"online"', '"later"'));
  expect(await shelf.labelOf('plain')).toMatchObject({ ok: false, error: { code: 'preset-unreadable' } });
  expect(await shelf.labelOf('lamps')).toMatchObject({ ok: true, value: { label } });
});
