import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { settingsStore } from '../../../electron/shell/settings.ts';

const file = vi.hoisted(() => ({ content: {} as Record<string, unknown>, path: '' }));
vi.mock('electron-store', () => ({
  default: class {
    readonly path = file.path;
    constructor({ clearInvalidConfig = false }) {
      // As conf does with a file that is no JSON.
      if (file.path !== '' && !clearInvalidConfig) throw new SyntaxError(file.path);
    }
    get store() {
      return file.content;
    }
    set(values: Record<string, unknown>) {
      Object.assign(file.content, values);
    }
  },
}));

const own = { cloudUrl: 'https://own.example.com', clientId: 'own', photonPrefix: 'Mine', joinBy: 'hand' } as const;
const change = { ...own, wifiAdapter: '' };
beforeEach(() => {
  file.path = '';
  file.content = { ...own };
});

it('puts the policy before the command line, and that before the person', () => {
  expect(settingsStore({ cloudUrl: undefined }).read()).toMatchObject({ cloudUrl: own.cloudUrl, joinBy: 'hand' });
  const overrides = { cloudUrl: 'http://127.0.0.1:8080' };
  expect(settingsStore(overrides).read().cloudUrl).toBe('http://127.0.0.1:8080');
  const policy = {
    values: { cloudUrl: 'https://it.example.com', clientId: 'it' },
    locked: ['cloudUrl', 'clientId'],
  } as const;
  expect(settingsStore(overrides, policy).read()).toMatchObject({
    cloudUrl: 'https://it.example.com',
    client: { id: 'it' },
    photonPrefix: 'Mine',
  });
});

it('speaks what the command line asks for until the person chooses, and never writes it down', () => {
  const overrides = { cloudUrl: undefined, language: 'ja' } as const;
  const store = settingsStore(overrides);
  expect(store.save({ ...change, photonPrefix: 'Other' })).toEqual({ ok: true });
  expect([store.read().language, file.content]).toEqual(['ja', expect.not.objectContaining({ language: 'ja' })]);
  store.save({ language: 'fr' });
  expect([store.read().language, file.content]).toEqual(['fr', expect.objectContaining({ language: 'fr' })]);
  expect(settingsStore(overrides, { values: { language: 'de' }, locked: ['language'] }).read().language).toBe('de');
});

it('refuses to change what is locked, saves the rest, and keeps the person’s own choice in the file', () => {
  const store = settingsStore(
    { cloudUrl: undefined },
    { values: { cloudUrl: 'https://it.example.com' }, locked: ['cloudUrl'] },
  );
  expect(store.save(change)).toMatchObject({ ok: false, error: { code: 'closed-by-policy' } });
  expect(store.save({ ...change, cloudUrl: 'https://it.example.com', photonPrefix: 'Other' })).toEqual({ ok: true });
  expect(file.content).toMatchObject({ cloudUrl: 'https://own.example.com', photonPrefix: 'Other' });
});

it('changes nothing under a policy that cannot be read', () => {
  const closed = { values: {}, locked: ['cloudUrl', 'clientId', 'photonPrefix', 'joinBy'] } as const;
  const store = settingsStore({ cloudUrl: undefined }, closed);
  for (const one of [
    { cloudUrl: 'https://x.example.com' },
    { clientId: 'x' },
    { photonPrefix: 'x' },
    { joinBy: 'automatic' as const },
  ])
    expect(store.save({ ...change, ...one })).toMatchObject({ ok: false, error: { code: 'closed-by-policy' } });
});

it('speaks the language of the policy, else the one chosen, else the system’s', () => {
  const store = settingsStore({ cloudUrl: undefined });
  expect(store.read().language).toBe('system');
  expect(store.save({ language: 'en' })).toEqual({ ok: true });
  expect([store.read().language, file.content]).toMatchObject(['en', { language: 'en' }]);
  for (const none of ['pseudo', 'de-AT', '', '__proto__'])
    expect(store.save({ language: none })).toMatchObject({ error: { code: 'invalid-input' } });
  file.content = { language: 'tlh' };
  expect(settingsStore({ cloudUrl: undefined }).read().language).toBe('system');
  const bound = settingsStore({ cloudUrl: undefined }, { values: { language: 'en' }, locked: ['language'] });
  expect(bound.save({ language: 'system' })).toMatchObject({ error: { code: 'closed-by-policy' } });
  expect(bound.read().language).toBe('en');
});

it('takes a share to update from of a policy alone: Windows signs in there', () => {
  const share = { updateServer: '\\\\server\\updates', updates: 'on', updateChannel: 'stable' } as const;
  const free = settingsStore({ cloudUrl: undefined });
  expect(free.save(share)).toMatchObject({ error: { code: 'invalid-input' } });
  file.content = { updateServer: 'file://server/updates' };
  expect(free.read().updateServer).toBe('');
  const values = { updateServer: 'file://server/updates' };
  const bound = settingsStore({ cloudUrl: undefined }, { values, locked: ['updateServer'] });
  expect(bound.read().updateServer).toBe(values.updateServer);
  expect(bound.save({ ...share, ...values, updates: 'off' })).toEqual({ ok: true, value: undefined });
});

it('changes what it is given and nothing else', () => {
  const store = settingsStore({ cloudUrl: 'http://127.0.0.1:8080' });
  expect(store.save({ look: 'dark' })).toEqual({ ok: true });
  expect(file.content).toEqual({ ...own, look: 'dark' });
  expect(store.save({ photonPrefix: '' })).toMatchObject({ error: { code: 'invalid-input' } });
  expect(store.save({ clientId: ' ' })).toMatchObject({ error: { code: 'invalid-input' } });
  expect(store.save({ clientId: ' lab ', clientSecret: 'SECRET' })).toEqual({ ok: true });
  expect(store.read()).toMatchObject({ look: 'dark', photonPrefix: 'Mine', client: { id: 'lab', secret: 'SECRET' } });
  expect(JSON.stringify(file.content)).not.toContain('SECRET');
});

it('speaks to the cloud that is applied, whatever the command line said, and gives the secret to no other', () => {
  const store = settingsStore({ cloudUrl: 'http://127.0.0.1:8080' });
  expect(store.save({ cloudUrl: 'http://127.0.0.1:8080', clientId: 'lab' })).toEqual({ ok: true });
  expect(file.content).toMatchObject({ cloudUrl: own.cloudUrl, clientId: 'lab' });
  expect(store.save({ cloudUrl: 'https://y.example.com', clientId: 'y', clientSecret: 'SECRET' })).toEqual({
    ok: true,
  });
  expect(store.read()).toMatchObject({ cloudUrl: 'https://y.example.com', client: { id: 'y', secret: 'SECRET' } });
  expect(file.content).toMatchObject({ cloudUrl: 'https://y.example.com' });
});

it('serves the usual settings in place of values of the wrong kind, and saves others over them', () => {
  file.content = { photonPrefix: 7, joinBy: [], updates: 'maybe' };
  const store = settingsStore({ cloudUrl: undefined });
  expect(store.read()).toMatchObject({ cloudUrl: 'https://api.particle.io', photonPrefix: 'Photon' });
  expect(store.save({ look: 'dark', photonPrefix: 'Mine' })).toEqual({ ok: true });
  expect(store.read()).toMatchObject({ look: 'dark', photonPrefix: 'Mine' });
});

it('sets a file that is no JSON aside, and says that the usual settings serve', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-settings-'));
  file.path = path.join(folder, 'settings.json');
  file.content = {};
  await writeFile(file.path, '{"cloudUrl": "https://own.example.com", ');
  const store = settingsStore({ cloudUrl: undefined });
  expect(store.problem?.code).toBe('settings-unreadable');
  expect(store.read().cloudUrl).toBe('https://api.particle.io');
  expect(store.save(change)).toEqual({ ok: true });
  expect(await readFile(`${file.path}.unreadable`, 'utf8')).toContain('own.example.com');
  await rm(folder, { recursive: true });
  // One that the disk does not give stays where it is, and nothing is saved over it.
  const away = settingsStore({ cloudUrl: undefined });
  expect([away.problem?.code, away.save(change)]).toMatchObject([
    'settings-unreadable',
    { error: { code: 'settings-not-saved' } },
  ]);
});

it('remembers products by their cloud, without a secret, and forgets each', () => {
  const lamp = { id: 12, slug: 'lamp-v100', name: 'Lamp', clientId: 'lamp-1' };
  const door = { ...lamp, id: 13, slug: 'door-v1', name: 'Door' };
  const store = settingsStore({ cloudUrl: undefined });
  store.rememberProduct({ ...lamp, clientSecret: 'secret' } as never);
  store.rememberProduct(door);
  expect(JSON.stringify(file.content)).not.toContain('secret');
  expect(settingsStore({ cloudUrl: undefined }).knownProducts()).toEqual([door, lamp]);
  expect(settingsStore({ cloudUrl: 'https://other.example.com' }).knownProducts()).toEqual([]);
  expect(store.forgetProduct({ id: 13, clientId: 'another' })).toEqual({ ok: true });
  expect(store.forgetProduct(door)).toEqual({ ok: true });
  expect(store.knownProducts()).toEqual([lamp]);
  expect(store.read()).not.toHaveProperty('products');
});
