import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { vaultFile } from '../../../electron/vault/vault-file.ts';
import type { SecretBox } from '../../../electron/vault/vault-port.ts';
import { programLimits } from '../../../shared/time-limits.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

/** Errors that the next openings for reading end with. */
const trouble = vi.hoisted(() => ({ codes: [] as string[] }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    open: async (...values: Parameters<typeof real.open>) => {
      const code = values[1] === 'r' ? trouble.codes.shift() : undefined;
      if (code !== undefined) throw Object.assign(new Error(code), { code });
      return real.open(...values);
    },
  };
});

const cloud = 'https://api.particle.io';
const other = 'https://cloud.example';

/** A store of one user: what another key sealed it does not open. */
function box(key = 7, open: SecretBox['open'] = async () => 'open'): SecretBox {
  const turned = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ key));
  return {
    glance: () => 'perhaps',
    open,
    seal: async (text) => Buffer.concat([Buffer.from([key]), turned(Buffer.from(text))]),
    unseal: async (sealed) => {
      if (sealed[0] !== key) throw new Error('another key');
      return { text: turned(sealed.subarray(1)).toString('utf8'), stale: false };
    },
  };
}

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-vault-'));
  file = path.join(folder, 'inner', 'vault.json');
});
afterEach(() => {
  trouble.codes = [];
  return rm(folder, { recursive: true, force: true });
});
const there = () => readdir(path.dirname(file));

/** A store that waits for a person, and its clock moved on until the vault says so. */
async function lockedOut<Value>(work: (vault: ReturnType<typeof open>) => Promise<Value>) {
  const clock = virtualClock();
  let unlock = (_state: 'open') => {};
  const vault = open(
    box(7, () => new Promise((resolve) => (unlock = resolve))),
    clock,
  );
  const waiting = work(vault);
  // Files are real, so the first look takes a moment of its own.
  while (clock.sleepers() === 0) await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(programLimits.vaultOpenMs);
  expect([vault.place(), vault.why()?.code]).toEqual(['memory', 'secret-store-locked']);
  return { vault, waiting, unlock: () => unlock('open') };
}

function open(secretBox: SecretBox = box(), clock = virtualClock()) {
  return vaultFile({ file, box: secretBox, clock, changed: () => undefined });
}

describe('the vault', () => {
  it('keeps a secret for its cloud alone over a restart, readable for this user only, and nothing of it in the clear', async () => {
    const vault = open();
    expect((await vault.keep('account', cloud, 'canary-token')).ok).toBe(true);
    expect(vault.place()).toBe('encrypted');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(path.dirname(file))).toEqual(['vault.json']);
    const text = await readFile(file, 'utf8');
    const { entries } = JSON.parse(text) as { entries: Record<string, string> };
    const sealed = Object.values(entries).map((one) => Buffer.from(one, 'base64').toString('latin1'));
    expect(sealed).toHaveLength(1);
    for (const clear of ['canary-token', cloud]) expect([text, ...sealed].join()).not.toContain(clear);

    const next = open();
    expect(await next.read('account', cloud)).toBe('canary-token');
    expect(await next.read('account', other)).toBeUndefined();
    expect(await next.read('product', cloud)).toBeUndefined();
  });

  it('forgets one secret and keeps the others; without any there is no file', async () => {
    const vault = open();
    await vault.keep('account', cloud, 'a');
    await vault.keep('product', cloud, 'b');
    await vault.forget('account', cloud);
    expect([await open().read('account', cloud), await open().read('product', cloud)]).toEqual([undefined, 'b']);
    await vault.forget('product', cloud);
    expect(await there()).toEqual([]);
  });

  it('asks the store nothing as long as nothing is kept', async () => {
    let asked = 0;
    const vault = open(
      box(7, async () => {
        asked += 1;
        return 'open';
      }),
    );
    expect(await vault.read('account', cloud)).toBeUndefined();
    await vault.forget('account', cloud);
    expect([asked, vault.place()]).toEqual([0, 'opening']);
  });

  it('puts what another key sealed aside, says so once, and has it again when its key is back', async () => {
    await open(box(1)).keep('account', cloud, 'of another');
    await open(box(1)).keep('product', cloud, 'a secret');
    const vault = open(box(2));
    expect(await vault.read('account', cloud)).toBeUndefined();
    expect([vault.place(), vault.why()?.code]).toEqual(['encrypted', 'secrets-unreadable']);
    vault.noteTold();
    expect(vault.why()).toBeUndefined();
    const again = open(box(2));
    expect([await again.read('account', cloud), again.why()]).toEqual([undefined, undefined]);
    expect((await again.keep('product', cloud, 'mine')).ok).toBe(true);
    const back = open(box(1));
    expect(await back.read('account', cloud)).toBe('of another');
    await back.forget('account', cloud);
    expect(await open(box(1)).read('account', cloud)).toBeUndefined();
    expect(await open(box(2)).read('product', cloud)).toBe('mine');
  });

  describe('written by the first version, all secrets in one', () => {
    const first = async (key = 7) => {
      const held = { [`account ${cloud}`]: 'a token', [`product ${cloud}`]: 'a secret' };
      const sealed = Buffer.from(await box(key).seal(JSON.stringify(held))).toString('base64');
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify({ version: 1, sealed }));
    };

    it('is taken apart, without what was forgotten while the store was closed', async () => {
      await first();
      const { vault } = await lockedOut((locked) => locked.read('account', cloud));
      expect((await vault.forget('account', cloud)).ok).toBe(true);
      const next = open();
      expect([await next.read('product', cloud), await next.read('account', cloud)]).toEqual(['a secret', undefined]);
      expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 2, forgotten: [] });
      expect(await open().read('product', cloud)).toBe('a secret');
    });

    it('is put aside when another key sealed it, until a sign-out', async () => {
      await first(1);
      const vault = open(box(2));
      expect([await vault.read('account', cloud), vault.why()?.code]).toEqual([undefined, 'secrets-unreadable']);
      expect(await there()).toEqual(['vault.json.unreadable']);
      await vault.keep('proxies', 'every cloud', 'x');
      expect((await vault.forget('proxies', 'every cloud')).ok).toBe(true);
      expect(await there()).toEqual(['vault.json.unreadable']);
      await vault.forget('account', cloud);
      expect(await there()).toEqual([]);
    });
  });

  it.each(['EMFILE', 'EBUSY', 'EACCES', 'EIO'])('reads again what cannot be read for a moment: %s', async (code) => {
    await open().keep('account', cloud, 'kept');
    const vault = open();
    trouble.codes = [code, code];
    const clock = virtualClock();
    const patient = open(box(), clock);
    const reading = patient.read('account', cloud);
    while (clock.sleepers() === 0) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(200);
    expect(await reading).toBe('kept');
    expect([await vault.read('account', cloud), vault.why()]).toEqual(['kept', undefined]);
  });

  it('leaves the file of a later version as it is, whatever is kept or signed out of', async () => {
    await mkdir(path.dirname(file), { recursive: true });
    const later = JSON.stringify({ version: 3, entries: { a: 'b' } });
    await writeFile(file, later);
    const vault = open();
    expect(await vault.read('account', cloud)).toBeUndefined();
    expect(vault.why()).toEqual({ code: 'secrets-not-read', saw: 'VERSION_3' });
    expect(await vault.keep('product', cloud, 'secret')).toMatchObject({ error: { code: 'secrets-not-kept' } });
    expect(await vault.forget('account', cloud)).toMatchObject({ error: { code: 'secrets-not-removed' } });
    expect([await there(), await readFile(file, 'utf8')]).toEqual([['vault.json'], later]);
  });

  it('says what it holds without asking the store', async () => {
    await open().keep('proxies', 'every cloud', 'secret');
    const vault = open(box(7, () => new Promise(() => undefined)));
    expect(await vault.holds('proxies', 'every cloud')).toBe(true);
    expect([await vault.holds('product', cloud), await vault.holds('proxies', cloud)]).toEqual([false, false]);
    await vault.forget('proxies', 'every cloud');
    expect([await vault.holds('proxies', 'every cloud'), vault.place()]).toEqual([false, 'opening']);
  });

  it('leaves what cannot be read at all as it is, says so, and keeps nothing over it', async () => {
    await open().keep('account', cloud, 'kept');
    const patient = { sleep: async () => undefined };
    const vault = vaultFile({ file, box: box(), clock: patient, changed: () => undefined });
    trouble.codes = Array.from({ length: 20 }, () => 'EIO');
    expect([await vault.read('account', cloud), vault.why()?.code]).toEqual([undefined, 'secrets-not-read']);
    expect(await vault.keep('product', cloud, 'x')).toMatchObject({ error: { code: 'secrets-not-kept' } });
    expect(await vault.forget('account', cloud)).toMatchObject({ error: { code: 'secrets-not-removed', saw: 'EIO' } });
    trouble.codes = [];
    expect(await vault.read('account', cloud)).toBe('kept');
    expect(await there()).toEqual(['vault.json']);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"version":1,'],
    ['another form', '[1,2,3]'],
    ['sealed nonsense', `{"version":1,"sealed":"${Buffer.from([7, 1, 2, 3]).toString('base64')}"}`],
    ['a list of secrets that is none', `{"version":1,"sealed":"${Buffer.from([7, 93 ^ 0]).toString('base64')}"}`],
    ['far too much', `{"version":1,"sealed":"${'A'.repeat(2_000_000)}"}`],
  ])('takes a file that holds %s for unreadable', async (_what, text) => {
    await open().keep('account', cloud, 'x');
    await writeFile(file, text);
    const vault = open();
    expect([await vault.read('account', cloud), vault.why()?.code]).toEqual([undefined, 'secrets-unreadable']);
    expect(await there()).toEqual(['vault.json.unreadable']);
    // A copy that nobody can read does not outlive a sign-out.
    await vault.forget('account', cloud);
    expect(await there()).toEqual([]);
  });

  it('keeps nothing where the store is missing, and says so at once', async () => {
    const vault = open({ ...box(), glance: () => 'missing' });
    expect([vault.place(), vault.why()?.code]).toEqual(['memory', 'secret-store-missing']);
    expect(await vault.keep('account', cloud, 'x')).toMatchObject({ error: { code: 'secret-store-missing' } });
    await expect(there()).rejects.toThrow();
  });

  it('says that a store does not open, and goes on waiting', async () => {
    await open().keep('account', cloud, 'kept');
    const { vault, waiting, unlock } = await lockedOut((locked) => locked.read('account', cloud));
    unlock();
    expect(await waiting).toBe('kept');
    expect(vault.place()).toBe('encrypted');
  });

  it('lets a sign-out through while the store is closed, which takes that one secret and no other', async () => {
    await open().keep('account', cloud, 'kept');
    await open().keep('product', cloud, 'a secret that the cloud shows once');
    const { vault, waiting, unlock } = await lockedOut((locked) => locked.read('account', cloud));
    expect((await vault.forget('account', cloud)).ok).toBe(true);
    unlock();
    expect(await waiting).toBeUndefined();
    expect(await open().read('account', cloud)).toBeUndefined();
    expect(await open().read('product', cloud)).toBe('a secret that the cloud shows once');
  });

  it('does not write what was signed out of while the store was closed', async () => {
    const { vault, waiting, unlock } = await lockedOut((locked) => locked.keep('product', cloud, 'canary'));
    expect((await vault.forget('product', cloud)).ok).toBe(true);
    const later = vault.keep('account', cloud, 'another order');
    unlock();
    expect(await waiting).toMatchObject({ error: { code: 'cancelled' } });
    expect((await later).ok).toBe(true);
    expect([await open().read('product', cloud), await open().read('account', cloud)]).toEqual([
      undefined,
      'another order',
    ]);
  });

  it('tells when the disk refuses, and still knows what it had', async () => {
    await writeFile(path.join(folder, 'inner'), 'a file in the place of the folder');
    const vault = open();
    expect(await vault.keep('account', cloud, 'x')).toMatchObject({ error: { code: 'secrets-not-kept' } });
    expect(vault.why()?.code).toBe('secrets-not-kept');
  });
});
