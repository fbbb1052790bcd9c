import { beforeEach, expect, it, vi } from 'vitest';
import { settingsKeeper } from '../../../electron/app/settings.ts';

const file = vi.hoisted(() => ({ content: {} as Record<string, unknown> }));
vi.mock('electron-store', () => ({
  default: class {
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
  file.content = { ...own };
});

it('puts the policy before the command line, and that before the person', () => {
  expect(settingsKeeper({ cloudUrl: undefined }).read()).toMatchObject({ cloudUrl: own.cloudUrl, joinBy: 'hand' });
  const overrides = { cloudUrl: 'http://127.0.0.1:8080' };
  expect(settingsKeeper(overrides).read().cloudUrl).toBe('http://127.0.0.1:8080');
  const policy = {
    values: { cloudUrl: 'https://it.example.com', clientId: 'it' },
    locked: ['cloudUrl', 'clientId'],
  } as const;
  expect(settingsKeeper(overrides, policy).read()).toMatchObject({
    cloudUrl: 'https://it.example.com',
    client: { id: 'it' },
    photonPrefix: 'Mine',
  });
});

it('refuses to change what is locked, saves the rest, and keeps the person’s own choice in the file', () => {
  const keeper = settingsKeeper(
    { cloudUrl: undefined },
    { values: { cloudUrl: 'https://it.example.com' }, locked: ['cloudUrl'] },
  );
  expect(keeper.save(change)).toMatchObject({ ok: false, error: { code: 'closed-by-policy' } });
  expect(keeper.save({ ...change, cloudUrl: 'https://it.example.com', photonPrefix: 'Other' })).toEqual({ ok: true });
  expect(file.content).toMatchObject({ cloudUrl: 'https://own.example.com', photonPrefix: 'Other' });
});

it('changes nothing under a policy that cannot be read', () => {
  const closed = { values: {}, locked: ['cloudUrl', 'clientId', 'photonPrefix', 'joinBy'] } as const;
  const keeper = settingsKeeper({ cloudUrl: undefined }, closed);
  for (const one of [
    { cloudUrl: 'https://x.example.com' },
    { clientId: 'x' },
    { photonPrefix: 'x' },
    { joinBy: 'automatic' as const },
  ])
    expect(keeper.save({ ...change, ...one })).toMatchObject({ ok: false, error: { code: 'closed-by-policy' } });
});
