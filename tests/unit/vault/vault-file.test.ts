import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLimitMs, vaultFile } from '../../../electron/vault/vault-file.ts';
import type { SecretBox } from '../../../electron/vault/vault-port.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

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
afterEach(() => rm(folder, { recursive: true, force: true }));

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
    const sealed = Buffer.from((JSON.parse(text) as { sealed: string }).sealed, 'base64').toString('latin1');
    for (const clear of ['canary-token', cloud]) expect([text, sealed].join()).not.toContain(clear);

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
    expect(await vault.holdsSomething()).toBe(false);
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

  it('puts what another key sealed aside, says so once, and begins anew', async () => {
    await open(box(1)).keep('account', cloud, 'of another');
    const vault = open(box(2));
    expect(await vault.read('account', cloud)).toBeUndefined();
    expect([vault.place(), vault.why()?.code]).toEqual(['encrypted', 'secrets-unreadable']);
    vault.noteTold();
    expect(vault.why()).toBeUndefined();
    expect((await vault.keep('account', cloud, 'mine')).ok).toBe(true);
    const again = open(box(2));
    expect([await again.read('account', cloud), again.why()]).toEqual(['mine', undefined]);
    expect(await readdir(path.dirname(file))).toEqual(['vault.json', 'vault.json.unreadable']);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"version":1,'],
    ['a later version', '{"version":2,"sealed":"AAAA"}'],
    ['another form', '[1,2,3]'],
    ['sealed nonsense', `{"version":1,"sealed":"${Buffer.from([7, 1, 2, 3]).toString('base64')}"}`],
    ['a list of secrets that is none', `{"version":1,"sealed":"${Buffer.from([7, 93 ^ 0]).toString('base64')}"}`],
    ['far too much', `{"version":1,"sealed":"${'A'.repeat(2_000_000)}"}`],
  ])('takes a file that holds %s for unreadable', async (_what, text) => {
    await open().keep('account', cloud, 'x');
    await writeFile(file, text);
    const vault = open();
    expect([await vault.read('account', cloud), vault.why()?.code]).toEqual([undefined, 'secrets-unreadable']);
  });

  it('keeps nothing where the store is missing, and says so at once', async () => {
    const vault = open({ ...box(), glance: () => 'missing' });
    expect([vault.place(), vault.why()?.code]).toEqual(['memory', 'secret-store-missing']);
    expect(await vault.keep('account', cloud, 'x')).toMatchObject({ error: { code: 'secret-store-missing' } });
    expect(await vault.holdsSomething()).toBe(false);
  });

  it('says that a store does not open, goes on waiting, and lets a sign-out through meanwhile', async () => {
    await open().keep('account', cloud, 'kept');
    const clock = virtualClock();
    let unlock = (_state: 'open') => {};
    const vault = open(
      box(7, () => new Promise((resolve) => (unlock = resolve))),
      clock,
    );
    const reading = vault.read('account', cloud);
    // Files are real, so the first look takes a moment of its own.
    while (clock.sleepers() === 0) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(openLimitMs);
    expect([vault.place(), vault.why()?.code]).toEqual(['memory', 'secret-store-locked']);
    unlock('open');
    expect(await reading).toBe('kept');
    expect(vault.place()).toBe('encrypted');
  });

  it('does not bring back what was forgotten while the store was locked', async () => {
    await open().keep('account', cloud, 'kept');
    const clock = virtualClock();
    let unlock = (_state: 'open') => {};
    const vault = open(
      box(7, () => new Promise((resolve) => (unlock = resolve))),
      clock,
    );
    const reading = vault.read('account', cloud);
    while (clock.sleepers() === 0) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(openLimitMs);
    expect((await vault.forget('account', cloud)).ok).toBe(true);
    unlock('open');
    expect(await reading).toBeUndefined();
    expect(await vault.holdsSomething()).toBe(false);
  });

  it('tells when the disk refuses, and still knows what it had', async () => {
    await writeFile(path.join(folder, 'inner'), 'a file in the place of the folder');
    const vault = open();
    expect(await vault.keep('account', cloud, 'x')).toMatchObject({ error: { code: 'secrets-not-kept' } });
    expect(vault.why()?.code).toBe('secrets-not-kept');
  });
});
