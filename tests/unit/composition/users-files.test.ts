import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { thisProgram } from '../../../electron/composition/users-files.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'presence-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the presence of a program', () => {
  it('is seen by the others until it ends, however that is', async () => {
    const file = path.join(folder, 'part', 'attempts.ledger');
    await mkdir(path.dirname(file), { recursive: true });
    const [self, other] = [thisProgram(file), thisProgram(file)];
    expect(await other.isGone(self.id)).toBe(true);
    await self.announce();
    expect(await other.isGone(self.id)).toBe(false);
    expect(await other.isGone('0123456789ab')).toBe(true);
    let inside = 0;
    await self.alone(async () => {
      await other.alone(async () => {
        inside += 1;
      });
    });
    expect(inside).toBe(0);
    await other.alone(async () => {
      inside += 1;
    });
    expect(inside).toBe(1);
  });
});
