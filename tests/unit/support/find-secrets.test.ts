import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSecrets, findSecretsBelow, forms } from '../../support/find-secrets.ts';
import { markedSecrets, markedTokens } from '../../support/marked-secrets.ts';

describe('the search for marked secrets', () => {
  it('finds every secret in every form, in the middle of anything', () => {
    for (const [secret, value] of Object.entries(markedSecrets)) {
      for (const [form, write] of Object.entries(forms)) {
        for (const bytes of write(value)) {
          const planted = Buffer.concat([Buffer.from([0, 1, 255]), bytes, Buffer.from('after')]);
          expect(findSecrets('here', planted), `${secret} as ${form}`).toContainEqual({ where: 'here', secret, form });
        }
      }
    }
  });

  it('finds them as real encoders write them, beside other words', () => {
    const value = markedSecrets.accountPassword ?? '';
    const planted = {
      basic: Buffer.from(`me:${value}`).toString('base64'),
      json: JSON.stringify({ a: value }),
      twice: encodeURIComponent(`x=${value}`),
      form: new URLSearchParams({ a: 'b', password: value }).toString(),
    };
    for (const [name, text] of Object.entries(planted)) expect(findSecrets(name, text), name).not.toEqual([]);
    expect(findSecrets('utf16', Buffer.from(`xx${value}`, 'utf16le'))).not.toEqual([]);
  });

  it('finds nothing where there is nothing', () => {
    expect(findSecrets('here', 'canary, account, token, CanaryClaim, and much else')).toEqual([]);
  });

  it('finds what is in files and in their names, however deep', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-find-'));
    try {
      const token = markedTokens().token('customer');
      await mkdir(path.join(folder, 'a', 'b'), { recursive: true });
      await writeFile(path.join(folder, 'a', 'b', 'deep'), Buffer.from(`x${token}`, 'utf16le'));
      await writeFile(path.join(folder, 'a', token), 'nothing');
      const { hits, files } = await findSecretsBelow(folder);
      expect(files).toBe(2);
      expect(hits.map(({ secret, form }) => `${secret} ${form}`)).toContain('customer utf-16le');
      expect(hits.some(({ where }) => where.startsWith('the name '))).toBe(true);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
