import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sourceBuildInfo } from '../../../build/package/build-info.mjs';
import { readBuildInfo } from '../../../electron/app/build-files.ts';

it('says the version that the build wrote, and none where nobody wrote any', async () => {
  const out = await mkdtemp(path.join(tmpdir(), 'build-files-'));
  expect(readBuildInfo(out).version).toBe('');
  await writeFile(path.join(out, 'build-info.json'), JSON.stringify(sourceBuildInfo()));
  expect(readBuildInfo(out).version).toMatch(/^\d+\.\d+\.\d+/);
  await writeFile(path.join(out, 'build-info.json'), JSON.stringify({ version: 'x'.repeat(65) }));
  expect(readBuildInfo(out).version).toBe('');
  await rm(out, { recursive: true, force: true });
});
