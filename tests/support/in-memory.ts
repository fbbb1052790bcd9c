import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where Linux keeps files in memory for every program (shm_overview(7)). */
const memory = '/dev/shm';
/** More than all tests that run at once write; containers often have 64 MB there. */
const roomBytes = 1_000_000_000;

/**
 * Before the first test of a run of vitest: what tests write into the system's folder for temporary files stays in
 * memory where there is room for it. The record and the journal flush every line, so on a disk a run waits for it tens
 * of times, and how long is a matter of the machine and of what else runs on it.
 * @returns what vitest calls after the last test
 */
export function setup(): () => void {
  const folder = folderInMemory();
  if (folder === undefined) return () => undefined;
  // Its processes start later and get these variables.
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

function folderInMemory(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < roomBytes) return undefined;
    const folder = mkdtempSync(path.join(memory, 'photon-setup-'));
    if (startsPrograms(folder)) return folder;
    rmSync(folder, { recursive: true });
  } catch {
    // The disk does as well, only slower.
  }
  return undefined;
}

/** Some tests start programs that they wrote; a container may forbid that there (mount(8), `noexec`). */
function startsPrograms(folder: string): boolean {
  const program = path.join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  const { status } = spawnSync(program);
  rmSync(program);
  return status === 0;
}
