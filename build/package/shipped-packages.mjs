import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../setup/project.mjs';
import { MissingPiece } from '../setup/say.mjs';

/**
 * A package of which something is in the bundles that ship, with the text of its licence.
 * @typedef {{ name: string, version: string, licence: string, text: string }} ShippedPackage
 */

/** Licences (SPDX) that ask for their text to be passed on, and for nothing else. */
const fitting = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

/** Where a package lets one choose, what is chosen; and where its text goes on with what does not concern us. */
const chosen = /** @type {Readonly<Record<string, string>>} */ ({ '(BSD-3-Clause OR GPL-2.0)': 'BSD-3-Clause' });
const notOurs = /^# Licenses of bundled dependencies|^ *GNU GENERAL PUBLIC LICENSE/m;

/** Helpers that a bundler writes into its result are code of that bundler. */
const bundlerHelper = /^\0(vite|rolldown)\//;
const insidePackage = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * @param {Iterable<string>} modules what the bundlers put into their results: paths, or names of their own helpers
 * @returns {ShippedPackage[]} in the order of their names
 */
export function shippedPackages(modules) {
  const folders = new Set();
  for (const module of modules) {
    const helper = bundlerHelper.exec(module)?.[1];
    const folder = helper === undefined ? insidePackage.exec(module)?.[0] : `node_modules/${helper}`;
    if (folder !== undefined) folders.add(path.resolve(inProject(), folder));
  }
  return [...folders].map(readPackage).sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/**
 * @param {string} folder
 * @returns {ShippedPackage}
 */
function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const own = readdirSync(folder).find((one) => /^licen[cs]e(\.md|\.txt)?$/i.test(one));
  // A few name their licence and author and forget the text.
  const kept = inProject('build/package/licences', `${name}.txt`);
  const file = own === undefined ? (existsSync(kept) ? kept : undefined) : path.join(folder, own);
  const licence = chosen[license] ?? license;
  if (!fitting.has(licence))
    throw new MissingPiece(`${name} is licensed ${license}; nobody has read what that asks for.`);
  if (file === undefined) throw new MissingPiece(`${name} comes without the text of its licence.`);
  const [text = ''] = readFileSync(file, 'utf8').split(notOurs);
  return { name, version, licence, text: text.replaceAll('\r\n', '\n').trim() };
}
