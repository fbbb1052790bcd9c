import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Ran, run, runOrFail } from './packaged-app.ts';

const script = path.join(import.meta.dirname, 'in-root.sh');
const asRoot = (process.env.PHOTON_SETUP_AS_ROOT ?? '').split(' ').filter(Boolean);

/** Why nothing can be installed here; the stage looked. */
export const noRoot = process.env.PHOTON_SETUP_NO_ROOT;

/** A copy of a clean Debian, with a person in it. */
export interface CleanRoot {
  readonly folder: string;
  /** Seen by the root as /mnt. */
  readonly exchange: string;
  /** As its administrator. */
  run(command: string): Promise<Ran>;
  /** The command with which the person starts something there. */
  asPerson(command: readonly string[], home?: string): string[];
  /** `type mode owner size path` of everything that belongs to the system and is not a note of dpkg or apt. */
  files(): Promise<string[]>;
  /** Names the state of all files of the person. */
  homeState(): Promise<string>;
  remove(): Promise<void>;
}

export async function openCleanRoot(): Promise<CleanRoot> {
  const original = process.env.PHOTON_SETUP_CLEAN_ROOT ?? '';
  const folder = `${original}-test-${process.pid}`;
  const exchange = mkdtempSync(path.join(tmpdir(), 'exchange-'));
  chmodSync(exchange, 0o755);
  await runOrFail([...asRoot, 'cp', '-a', original, folder]);
  await runOrFail([...asRoot, 'mkdir', '-p', path.join(folder, '.before'), path.join(folder, 'mnt')]);
  const inRoot = (command: readonly string[]) => [...asRoot, 'env', `BIND=${exchange}`, script, folder, ...command];
  const shell = (command: string) => run(inRoot(['sh', '-c', command]));
  return {
    folder,
    exchange,
    run: shell,
    asPerson: (command, home = '/home/person') => [
      ...inRoot(['setpriv', '--reuid=person', '--regid=person', '--init-groups', 'env', '-i']),
      ...[`HOME=${home}`, `DISPLAY=${process.env.DISPLAY ?? ''}`, 'PATH=/usr/bin:/bin', 'LANG=C.UTF-8'],
      ...command,
    ],
    async files() {
      // What package managers note of themselves, what is made anew at each start, and what is the person's.
      const others = [
        '/var/lib/dpkg',
        '/var/lib/apt',
        '/var/log',
        '/var/cache',
        '/home',
        '/tmp',
        '/root',
        '/.before',
        '/mnt',
      ];
      const prune = others.map((one) => `-path ${one}`).join(' -o ');
      const { code, output } = await shell(`find / -xdev \\( ${prune} \\) -prune -o -printf '%y %m %U %s %p\\n'`);
      if (code !== 0) throw new Error(output);
      // The size of a folder on disk tells of what once was in it.
      return output
        .trim()
        .split('\n')
        .map((line) => line.replace(/^d (\d+ \d+) \d+/, 'd $1'))
        .sort();
    },
    async homeState() {
      const { code, output } = await shell('find /home/person -type f -exec sha256sum {} + | sort -k 2');
      if (code !== 0) throw new Error(output);
      return createHash('sha256').update(output).digest('hex');
    },
    async remove() {
      await run([...asRoot, 'rm', '-rf', '--one-file-system', folder, exchange]);
    },
  };
}
