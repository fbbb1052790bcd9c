import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nativeFilesFor } from '../native-files.mjs';
import { inProject, readJson } from '../setup/project.mjs';
import { programName } from './identity.mjs';

/** What of out/ ships: the app and what it says of itself; no terminal, no simulator alone, no bench. */
const shipped = [
  /^main(-[\w-]+)?\.js$/,
  /^preload\.cjs$/,
  /^(node-wifi|file-reader)\.js$/,
  /^renderer$/,
  /^licences\.json$/,
];

/**
 * Fills a folder with what goes into app.asar. Its package.json names no dependencies, as everything is bundled.
 * @param {string} folder emptied first
 * @param {{ info: import('./build-info.mjs').BuildInfo, homepage: string, platform: NodeJS.Platform }} build
 */
export function fillAppFolder(folder, { info, homepage, platform }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'out'), { recursive: true });
  for (const name of readdirSync(inProject('out'))) {
    if (!shipped.some((pattern) => pattern.test(name))) continue;
    cpSync(inProject('out', name), path.join(folder, 'out', name), { recursive: true });
  }
  // Those of the other processor are left out by the packer, which alone knows the processor.
  for (const arch of ['x64', 'arm64']) {
    for (const { from, name } of nativeFilesFor(platform, arch)) cpSync(from, path.join(folder, 'out', name));
  }
  const write = (/** @type {string} */ file, /** @type {unknown} */ value) =>
    writeFileSync(path.join(folder, file), `${JSON.stringify(value)}\n`);
  write('out/build-info.json', info);
  const { name, productName, description, license, type, main } = /** @type {Record<string, string>} */ (
    readJson(inProject('package.json'))
  );
  // Windows of the app belong to the desktop file of this name.
  const desktopName = `${programName}.desktop`;
  write('package.json', {
    name,
    productName,
    version: info.version,
    description,
    license,
    homepage,
    type,
    main,
    desktopName,
  });
}
