import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { electronProgram } from './app.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');

interface AppOptions {
  readonly version: string;
  /** What the build says of itself beside the version. */
  readonly build: Readonly<Record<string, unknown>>;
  /** A folder of its own for the steps in between. */
  readonly work: string;
  readonly file: string;
}

/**
 * The app in one executable file that starts like an AppImage: `APPIMAGE` names the file, and the program runs out of a
 * folder that is not the file's. The runtime of real AppImages is a download of electron-builder. Electron's own files,
 * 260 MB of the same bytes in every version, are no part of it: each start links them from where they are, for which
 * `work` is best on their disk. Written and unpacked anew by each test, they kept a slow disk busy for longer than a
 * start may take.
 */
export async function selfContainedApp({ version, build, work, file }: AppOptions): Promise<void> {
  const app = path.join(work, 'app');
  await mkdir(app);
  await cp(path.join(root, 'out'), path.join(app, 'out'), { recursive: true });
  const own = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  const { name, productName, type, main } = own;
  await writeFile(path.join(app, 'package.json'), JSON.stringify({ name, productName, type, main, version }));
  await writeFile(path.join(app, 'out/build-info.json'), JSON.stringify({ version, ...build }));

  const payload = path.join(work, `${version}.tar`);
  await run('tar', ['--create', '--file', payload, '--directory', work, path.basename(app)]);
  const electron = electronProgram();
  const [from, program] = [path.dirname(electron), path.basename(electron)];
  const lines = [
    '#!/bin/sh',
    'export APPIMAGE="$(readlink -f "$0")"',
    'here="$(mktemp -d)"',
    'trap "rm -rf \\"$here\\"" EXIT',
    // Hard links, because a program looks for what belongs to it beside the file that it really is.
    `cp -a --link "${from}" "$here/setup" || { rm -rf "$here/setup"; cp -a "${from}" "$here/setup"; }`,
    'rm -rf "$here/setup/resources/default_app.asar"',
    `mv "$here/setup/${program}" "$here/setup/photon-setup"`,
    'tail -n +11 "$APPIMAGE" | tar -x -C "$here/setup/resources"',
    '"$here/setup/photon-setup" "$@"',
    'exit $?',
    '',
  ];
  await writeFile(file, lines.join('\n'));
  await run('sh', ['-c', 'cat "$1" >> "$2"', 'append', payload, file]);
  await chmod(file, 0o755);
  await rm(app, { recursive: true });
  await rm(payload);
}
