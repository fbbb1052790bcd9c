import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inProject, readJson } from '../setup/project.mjs';
import { programName } from './identity.mjs';

/**
 * Writes what a package of Linux holds beside the app: the command, AppStream's description, the rules for USB
 * ports, the licences, the history.
 * @param {string} folder of their own
 * @param {{ version: string, seconds: number, maintainer: string, homepage: string }} build
 * @returns {string[]} `file=/place`
 */
export function writeLinuxFiles(folder, { version, seconds, maintainer, homepage }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const day = new Date(seconds * 1000);
  const maker = maintainer.replace(/ *<.*>$/, '');

  const command = path.join(folder, programName);
  symlinkSync(`/opt/${programName}/${programName}`, command);

  const metainfo = readFileSync(inProject('build/linux/photon-setup.metainfo.xml'), 'utf8')
    .replace('@homepage@', xml(homepage))
    .replace('@maintainer@', xml(maker))
    .replace('@version@', xml(version))
    .replace('@date@', day.toISOString().slice(0, 10));
  const written = {
    'metainfo.xml': metainfo,
    copyright: copyrightText(maker, withoutCommonLicences),
    // The form of Debian's changelog, debian-policy 4.4. What changed is told by the project itself.
    'changelog.gz': gzipSync(
      `${programName} (${version}) stable; urgency=medium\n\n  * What is new: ${homepage}\n\n -- ${maintainer}  ${day.toUTCString().replace('GMT', '+0000')}\n`,
      { level: 9 },
    ),
  };
  const manual = gzipSync(readFileSync(inProject('build/linux/photon-setup.1')), { level: 9 });
  for (const [name, content] of Object.entries({ ...written, 'manual.gz': manual }))
    writeFileSync(path.join(folder, name), content);
  return [
    `${command}=/usr/bin/${programName}`,
    `${folder}/metainfo.xml=/usr/share/metainfo/${programName}.metainfo.xml`,
    `${folder}/manual.gz=/usr/share/man/man1/${programName}.1.gz`,
    `${folder}/copyright=/usr/share/doc/${programName}/copyright`,
    `${folder}/changelog.gz=/usr/share/doc/${programName}/changelog.gz`,
    `${inProject('build/linux/70-photon-setup.rules')}=/usr/lib/udev/rules.d/70-photon-setup.rules`,
    `${inProject('build/linux/photon-setup.lintian-overrides')}=/usr/share/lintian/overrides/${programName}`,
  ];
}

/**
 * Debian has the text of the Apache licence itself, and wants it named, not repeated (debian-policy 12.5).
 * @param {string} text
 */
function withoutCommonLicences(text) {
  if (!/^\s*Apache License\s+Version 2\.0, January 2004/.test(text)) return text;
  const whose = text.split('\n').filter((line) => /^\s*Copyright (?:\(c\) )?\d{4}/.test(line));
  return [
    ...whose.map((line) => line.trim()),
    'The text of the licence is in /usr/share/common-licenses/Apache-2.0.',
  ].join('\n');
}

/**
 * All licences in one text for people.
 * @param {string} maker
 * @param {(text: string) => string} shortened what is written of the text of a package
 */
export function copyrightText(maker, shortened = (text) => text) {
  const packages = /** @type {import('./shipped-packages.mjs').ShippedPackage[]} */ (
    readJson(inProject('out/licences.json'))
  );
  const runtime = `Electron is licensed as LICENSE.electron.txt says, Chromium and what it is made of as LICENSES.chromium.html\nsays; both files are in /opt/${programName}.`;
  return [
    `Photon Setup, by ${maker}`,
    readFileSync(inProject('LICENSE'), 'utf8').trim(),
    runtime,
    ...packages.map(
      ({ name, version, licence, text }) => `${'-'.repeat(72)}\n${name} ${version} (${licence})\n\n${shortened(text)}`,
    ),
    '',
  ].join('\n\n');
}

/** @param {string} text */
function xml(text) {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
