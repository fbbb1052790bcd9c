import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handlers } from '../../../electron/app/handlers.ts';
import { policyPath, readPolicy } from '../../../electron/app/policy.ts';
import { gate } from '../../../electron/app/policy-gate.ts';
import { requestNames } from '../../../shared/ipc/names.ts';
import { success } from '../../../shared/result.ts';

const me = process.getuid?.() ?? 0;
const posix = process.platform !== 'win32';
let folder = '';
let file = '';

beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'policy-')), 'photon-setup');
  await mkdir(folder, { mode: 0o755 });
  file = path.join(folder, 'policy.json');
});
afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

async function written(content: unknown) {
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o644 });
  return readPolicy(file, me);
}

/** What must hold for every file that is not taken. */
function expectClosed(policy: ReturnType<typeof readPolicy>, code: string, saw: RegExp) {
  expect(policy.problem).toMatchObject({ code, saw: expect.stringMatching(saw), details: { file } });
  expect(policy.values).toEqual({ doors: ['practise'], updates: 'off' });
  expect(policy.locked).toEqual(expect.arrayContaining(['cloudUrl', 'updates', 'updateServer', 'product']));
}

describe('a policy file', () => {
  it('locks nothing where there is none', () => {
    expect(readPolicy(file, 0)).toEqual({ values: {}, locked: [], problem: undefined });
    expect(readPolicy(path.join(file, 'below'), 0).problem).toBeUndefined();
  });

  it('locks what it names and leaves the rest to the person', async () => {
    const policy = await written({
      product: '1319',
      cloudUrl: 'https://cloud.example.com/',
      joinBy: 'hand',
      doors: ['product', 'practise'],
      updateServer: 'http://192.168.1.4/photon',
      language: 'en',
    });
    expect(policy).toEqual({
      values: {
        product: '1319',
        cloudUrl: 'https://cloud.example.com',
        joinBy: 'hand',
        doors: ['product', 'practise'],
        updateServer: 'http://192.168.1.4/photon',
        language: 'en',
      },
      locked: ['product', 'cloudUrl', 'joinBy', 'updateServer', 'language'],
      problem: undefined,
    });
  });

  it('is taken with a byte order mark and a folder to update from', async () => {
    const policy = await written(`\ufeff${JSON.stringify({ updateServer: '/srv/photon updates', updates: 'on' })}`);
    expect(policy.values).toEqual({ updateServer: 'file:///srv/photon%20updates', updates: 'on' });
  });

  it('pins a preset, with what it leaves out filled in', async () => {
    const policy = await written({ preset: { name: 'lamps', networks: [{ ssid: 'HomeNet' }] } });
    expect(policy.values.preset).toMatchObject({ name: 'lamps', until: 'online', stopAfter: 3 });
    expect(policy.locked).toEqual(['preset']);
  });

  it.each([
    ['{"doors": [', /JSON/],
    ['', /JSON/],
    ['[]', /…/],
    ['7', /Invalid/],
    [{ cloudurl: 'https://cloud.example.com' }, /cloudurl/],
    [{ cloudUrl: 'http://cloud.example.com' }, /cloudUrl: not an address/],
    [{ updateServer: 'ftp://192.168.1.4' }, /updateServer: not an address/],
    [{ doors: ['set-up', 'cellar'] }, /doors\.1/],
    [{ updates: false }, /updates/],
    [{ photonPrefix: 'é'.repeat(13) }, /photonPrefix/],
    [{ product: '' }, /product/],
    [{ preset: { name: 'lamps', networks: [] } }, /preset: networks/],
    [`{"product": "${'x'.repeat(70_000)}"}`, /bytes/],
  ])('that reads %j closes what it could have closed and says where it is wrong', async (content, saw) => {
    expectClosed(await written(content), 'policy-unreadable', saw);
  });

  it('is not read through a link, nor from a folder of its name', async () => {
    await writeFile(path.join(folder, 'elsewhere.json'), '{}');
    await symlink(path.join(folder, 'elsewhere.json'), file);
    expectClosed(readPolicy(file, me), 'policy-unreadable', /ELOOP/);
    await rm(file);
    await mkdir(file);
    expectClosed(readPolicy(file, me), 'policy-unreadable', /bytes/);
  });

  it.runIf(posix)('of somebody else, or writable for others, is not taken', async () => {
    await written({ cloudUrl: 'https://cloud.example.com' });
    expectClosed(readPolicy(file, me + 1), 'policy-not-trusted', new RegExp(`^${me} 644$`));
    for (const mode of [0o666, 0o664]) {
      await chmod(file, mode);
      expectClosed(readPolicy(file, me), 'policy-not-trusted', new RegExp(mode.toString(8)));
    }
    await chmod(file, 0o644);
    await chmod(folder, 0o777);
    expectClosed(readPolicy(file, me), 'policy-not-trusted', /777/);
    await chmod(folder, 0o755);
    expect(readPolicy(file, me).problem).toBeUndefined();
  });

  it('lies where only the administrator writes', () => {
    expect(policyPath('linux')).toBe('/etc/photon-setup/policy.json');
    expect(policyPath('darwin')).toBe('/Library/Application Support/Photon Setup/policy.json');
    expect(policyPath('win32')).toBe('C:\\ProgramData\\Photon Setup\\policy.json');
  });
});

describe('closed features', () => {
  const handlers = Object.fromEntries(
    requestNames.map((name) => [name, async () => success(name)]),
  ) as unknown as Handlers;
  const account = { for: 'account' } as const;
  const customer = { for: 'customer', email: 'a@b.de' } as const;
  const closed = { ok: false, error: { code: 'closed-by-policy' } };

  it('stay open without a policy', () => expect(gate(handlers, undefined, () => false)).toBe(handlers));

  it('refuse what is behind them, and nothing else', async () => {
    const { startSetup, enterPractice, importDevices, runDeviceJobs, openProduct, signIn, signOut } = gate(
      handlers,
      ['product'],
      () => false,
    );
    expect(await startSetup(account)).toEqual(closed);
    expect(await enterPractice({ scenario: 'everything-works' })).toEqual(closed);
    expect(await runDeviceJobs({ deviceIds: [], actions: [] })).toEqual(closed);
    expect(await signIn({ username: 'a', password: 'b' })).toEqual(closed);
    expect(await startSetup(customer)).toMatchObject({ ok: true });
    expect(await importDevices({ from: 'file' })).toMatchObject({ ok: true });
    expect(await openProduct({ clientId: '', clientSecret: '', product: '' })).toMatchObject({ ok: true });
    expect(await signOut()).toMatchObject({ ok: true });
  });

  it('are open inside the practice session, where nothing is real', async () => {
    let practising = false;
    const gated = gate(handlers, ['practise'], () => practising);
    expect(await gated.startSetup(account)).toEqual(closed);
    practising = true;
    expect(await gated.startSetup(account)).toMatchObject({ ok: true });
    expect(await gated.importDevices({ from: 'file' })).toMatchObject({ ok: true });
    // These would open the person's own account all the same.
    expect(await gated.signIn({ username: 'a', password: 'b' })).toEqual(closed);
    expect(await gated.submitOneTimeCode({ code: '1' })).toEqual(closed);
    expect(await gated.useAccessToken({ token: 'a' })).toEqual(closed);
  });
});
