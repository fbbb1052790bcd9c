import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const programs = path.join(import.meta.dirname, 'linux-radio');

/** A pretended NetworkManager in front of the PATH: a computer with one adapter, at home, that hears one Photon. */
export interface LinuxRadio {
  readonly env: Readonly<Record<string, string>>;
  /** The name of the connection that the adapter is on; empty: none. */
  on(): Promise<string>;
  /** What nmcli was asked to change since the last time, oldest first. */
  changes(): Promise<readonly string[]>;
  /** The way home takes until `release`. */
  hold(): Promise<void>;
  release(): Promise<void>;
  remove(): Promise<void>;
}

export async function linuxRadio(photon: string): Promise<LinuxRadio> {
  const folder = await mkdtemp(path.join(tmpdir(), 'linux-radio-'));
  const file = (name: string) => path.join(folder, name);
  for (const name of ['nmcli', 'busctl']) await copyFile(path.join(programs, name), file(name));
  await writeFile(file('on'), 'HomeNet');
  await writeFile(file('asked'), '');
  await writeFile(file('photon-hex'), Buffer.from(photon).toString('hex').toUpperCase());
  await writeFile(file('photon-bytes'), [...Buffer.from(photon)].join(','));
  let read = 0;
  return {
    env: { PATH: `${folder}:${process.env.PATH ?? ''}` },
    on: () => readFile(file('on'), 'utf8'),
    async changes() {
      const lines = (await readFile(file('asked'), 'utf8')).split('\n').filter((line) => line !== '');
      const fresh = lines.slice(read);
      read = lines.length;
      return fresh.flatMap((line) => /connection (?:add|up|delete).*/.exec(line)?.[0] ?? []);
    },
    hold: () => writeFile(file('held'), ''),
    release: () => rm(file('held')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
