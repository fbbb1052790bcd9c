import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';

export interface HangingFolder {
  /** Whoever waits for it gets an error. */
  close(): void;
}

/**
 * Mounts a file system that never answers, as a network's whose server is gone: whoever opens something in it waits
 * until it is unmounted (fuse(4): every request waits for what reads /dev/fuse, and here nobody does).
 * @returns undefined where only root may mount, or where there is no FUSE
 */
export async function hangingFolder(folder: string): Promise<HangingFolder | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  await mkdir(folder, { recursive: true });
  let device: number;
  try {
    device = openSync('/dev/fuse', 'r+');
  } catch {
    return undefined;
  }
  const options = 'fd=3,rootmode=40000,user_id=0,group_id=0,allow_other';
  const { status } = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'hanging', folder], {
    stdio: ['ignore', 'ignore', 'ignore', device],
  });
  if (status !== 0) {
    closeSync(device);
    return undefined;
  }
  return {
    close() {
      spawnSync('umount', ['--lazy', folder], { stdio: 'ignore' });
      closeSync(device);
    },
  };
}
