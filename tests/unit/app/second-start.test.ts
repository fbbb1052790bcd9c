import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../electron/app/second-start.ts';

let profile = '';
beforeEach(async () => {
  profile = await mkdtemp(path.join(tmpdir(), 'second-start-'));
});
afterEach(() => rm(profile, { recursive: true, force: true }));

describe.runIf(process.platform !== 'win32')('a start that gets no lock of the only instance', () => {
  it.each([
    ['runs-already', `${hostname()}-4711`],
    ['runs-elsewhere', 'other-host-4711'],
    ['runs-elsewhere', `${hostname()}-copy-4711`],
    ['not-lockable', undefined],
  ] as const)('is told %s by a lock of %s', async (refusal, holder) => {
    if (holder !== undefined) await symlink(holder, path.join(profile, 'SingletonLock'));
    expect(refusalOf(profile, 'linux')).toBe(refusal);
    expect(refusalOf(profile, 'win32')).toBe('runs-already');
  });
});
