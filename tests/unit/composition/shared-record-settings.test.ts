import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkSharedRecord } from '../../../electron/app/shared-record-place.ts';
import { readSharedRecord, writeSharedRecord } from '../../../electron/composition/shared-record-settings.ts';

const place = {
  host: 'db.example',
  port: 5432,
  database: 'photon',
  user: 'bench',
  tls: 'verify-full',
  ca: '',
} as const;
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'shared-'));
  file = path.join(folder, 'new', 'shared-record.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('what is said is there at the next start, for this user alone, and gone when it is taken back', async () => {
  expect(await readSharedRecord(file)).toEqual({ ok: true, value: undefined });
  const said = { ...place, station: 'Bench 1' };
  expect(await writeSharedRecord(file, said)).toMatchObject({ ok: true });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readSharedRecord(file)).toEqual({ ok: true, value: said });
  expect(await writeSharedRecord(file, undefined)).toMatchObject({ ok: true });
  expect(await readSharedRecord(file)).toEqual({ ok: true, value: undefined });
});

it('a file that says nothing that is understood shares nothing, and says so', async () => {
  const here = path.join(folder, 'shared-record.json');
  for (const text of ['', '7', '{"host":"db"}', JSON.stringify({ ...place, password: 'x' }), 'x'.repeat(200_000)]) {
    await writeFile(here, text);
    expect(await readSharedRecord(here)).toMatchObject({ ok: false, error: { code: 'settings-unreadable' } });
  }
});

it('only an address of a server is taken, and plain only one of a private network', () => {
  const refused = (change: object) => {
    const checked = checkSharedRecord({ ...place, ...change });
    return checked.ok ? 'taken' : checked.error.code;
  };
  for (const host of ['', '/var/run/postgresql', 'a,b', 'db.example?x=1', 'a b', 'db\u202e', '-x']) {
    expect(refused({ host }), host).toBe('invalid-input');
  }
  expect([0, 65_536, 1.5].map((port) => refused({ port }))).toEqual(Array(3).fill('invalid-input'));
  expect(refused({ ca: 'no certificate' })).toBe('invalid-input');
  // A key that was named by mistake, and an address with its password, are shown to nobody.
  expect(checkSharedRecord({ ...place, ca: 'PRIVATE KEY' })).toMatchObject({ ok: false, error: { saw: 'ca' } });
  expect(checkSharedRecord({ ...place, host: 'me:secret@db' })).toMatchObject({ ok: false, error: { saw: 'host' } });
  expect(refused({ host: '192.168.1.4', tls: 'off' })).toBe('taken');
  expect(refused({ host: 'fd00::1', tls: 'off' })).toBe('taken');
  expect(refused({ host: '203.0.113.4', tls: 'off' })).toBe('shared-record-plain-outside');
  expect(refused({ host: '203.0.113.4' })).toBe('taken');
});
