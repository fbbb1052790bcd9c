import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { signUpdate } from '../../../build/package/sign-update.mjs';
import {
  descriptionName,
  readDescription,
  readPublicKey,
  signedBytes,
} from '../../../electron/updates/update-metadata.ts';

const ours = generateKeyPairSync('ed25519');
const name = 'stable-linux-x64.json';
const good = {
  version: '0.2.0',
  file: { name: 'photon-setup.AppImage', size: 7, sha512: `${'A'.repeat(86)}==` },
};

function signed(content: unknown, key: KeyObject = ours.privateKey, as = name): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const signature = sign(null, signedBytes(as, text), key).toString('base64');
  return JSON.stringify({ signed: text, signature });
}

const read = (text: string) => readDescription(name, text, ours.publicKey);

describe('the description of an update', () => {
  it('is believed with our signature', () => {
    expect(read(signed(good))).toEqual({ ok: true, value: good });
    expect(read(signed({ ...good, stagingPercentage: 10, laterField: 1 }))).toMatchObject({
      ok: true,
      value: { stagingPercentage: 10 },
    });
  });

  it.each([
    ['of somebody else', signed(good, generateKeyPairSync('ed25519').privateKey)],
    ['of another channel', signed(good, ours.privateKey, 'beta-linux-x64.json')],
    ['of another system', signed(good, ours.privateKey, 'stable-windows-x64.json')],
    ['of another text', signed(good).replace('0.2.0', '0.3.0')],
    ['that is none', JSON.stringify({ signed: JSON.stringify(good), signature: '' })],
    ['cut short', signed(good).replace(/"signature":"..../, '"signature":"')],
  ])('is refused with a signature %s', (_what, text) => {
    expect(read(text)).toEqual({ ok: false, error: { code: 'update-not-signed' } });
  });

  it.each([
    ['', 'JSON'],
    ['<html>', 'JSON'],
    ['{"signed":"x"}', 'signature'],
    [signed('not JSON'), 'JSON'],
    [signed({ ...good, version: '2' }), 'version'],
    [signed({ ...good, version: '1.2.3/../../x' }), 'version'],
    [signed({ ...good, stagingPercentage: 101 }), 'stagingPercentage'],
    [signed({ ...good, file: { ...good.file, name: '../evil' } }), 'file.name'],
    [signed({ ...good, file: { ...good.file, name: 'https://elsewhere/x' } }), 'file.name'],
    [signed({ ...good, file: { ...good.file, size: 0 } }), 'file.size'],
    [signed({ ...good, file: { ...good.file, size: 2 ** 40 } }), 'file.size'],
    [signed({ ...good, file: { ...good.file, sha512: 'abc' } }), 'file.sha512'],
  ])('that reads %j is refused where it does not fit', (text, where) => {
    expect(read(text)).toMatchObject({ ok: false, error: { code: 'update-unreadable', saw: where } });
  });

  it('written by the signing tool is understood', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'sign-'));
    try {
      const file = path.join(folder, 'a.AppImage');
      await writeFile(file, 'content');
      const pem = ours.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
      const written = await signUpdate(
        { file, system: 'linux-x64', version: '1.2.3', channel: 'stable', staging: 5 },
        pem,
      );
      expect(path.basename(written)).toBe(name);
      expect(read(await readFile(written, 'utf8'))).toMatchObject({
        ok: true,
        value: { version: '1.2.3', stagingPercentage: 5, file: { name: 'a.AppImage', size: 7 } },
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('has a name for every kind of computer', () => {
    expect(descriptionName('stable', 'linux', 'arm64')).toBe('stable-linux-arm64.json');
    expect(descriptionName('beta', 'win32', 'x64')).toBe('beta-windows-x64.json');
    expect(descriptionName('beta', 'darwin', 'arm64')).toBe('beta-macos.json');
  });

  it('is checked with an Ed25519 key and no other', () => {
    const der = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).toString('base64');
    expect(readPublicKey(der(ours.publicKey))?.asymmetricKeyType).toBe('ed25519');
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(readPublicKey(der(publicKey))).toBeUndefined();
    expect(readPublicKey('')).toBeUndefined();
    expect(readPublicKey('no key')).toBeUndefined();
  });
});
