import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

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
 * The app and its Electron in one executable file that starts like an AppImage: `APPIMAGE` names the file, and the
 * program runs out of a folder that is not the file's. The runtime of real AppImages is a download of electron-builder.
 */
export async function selfContainedApp({ version, build, work, file }: AppOptions): Promise<void> {
  const electron = process.env.PHOTON_SETUP_ELECTRON ?? (createRequire(import.meta.url)('electron') as string);
  const folder = path.join(work, `photon-setup-${version}`);
  // Links, not copies: 260 MB.
  await run('cp', ['-a', '--link', path.dirname(electron), folder]).catch(() =>
    cp(path.dirname(electron), folder, { recursive: true }),
  );
  await rename(path.join(folder, path.basename(electron)), path.join(folder, 'photon-setup'));
  await rm(path.join(folder, 'resources/default_app.asar'), { recursive: true, force: true });
  const app = path.join(folder, 'resources/app');
  await mkdir(app);
  await cp(path.join(root, 'out'), path.join(app, 'out'), { recursive: true });
  const own = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  const { name, productName, type, main } = own;
  await writeFile(path.join(app, 'package.json'), JSON.stringify({ name, productName, type, main, version }));
  await writeFile(path.join(app, 'out/build-info.json'), JSON.stringify({ version, ...build }));

  const payload = path.join(work, `${version}.tar`);
  await run('tar', ['--create', '--file', payload, '--directory', work, path.basename(folder)]);
  const start = [
    '#!/bin/sh',
    'export APPIMAGE="$(readlink -f "$0")"',
    'here="$(mktemp -d)"',
    'trap "rm -rf \\"$here\\"" EXIT',
    'tail -n +8 "$APPIMAGE" | tar -x -C "$here"',
    `"$here"/photon-setup-${version}/photon-setup "$@"`,
    'exit $?',
    '',
  ].join('\n');
  await writeFile(file, start);
  await run('sh', ['-c', 'cat "$1" >> "$2"', 'append', payload, file]);
  await chmod(file, 0o755);
  await rm(folder, { recursive: true });
  await rm(payload);
}
