#!/usr/bin/env node
// Makes a .deb or .rpm of a folder with the system's own dpkg-deb or rpmbuild. electron-builder starts it in place of
// fpm, a program it would have to download, with the same arguments (CUSTOM_FPM_PATH; fpm's documentation, "Packaging
// Types"). The same files make the same package: times are SOURCE_DATE_EPOCH, owners root.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const text = /** @type {const} */ ({ type: 'string' });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    s: text,
    t: text,
    depends: { type: 'string', short: 'd', multiple: true, default: [] },
    'deb-recommends': { type: 'string', multiple: true, default: [] },
    ...Object.fromEntries(
      [
        'architecture',
        'after-install',
        'after-remove',
        'description',
        'version',
        'package',
        'name',
        'maintainer',
        'vendor',
      ].map((name) => [name, text]),
    ),
    ...Object.fromEntries(
      [
        'url',
        'category',
        'license',
        'deb-priority',
        'deb-compression',
        'rpm-os',
        'rpm-compression',
        'rpm-summary',
        'log',
      ].map((name) => [name, text]),
    ),
    force: { type: 'boolean' },
    debug: { type: 'boolean' },
  },
});

/** @param {string} name */
function option(name) {
  const value = /** @type {Record<string, unknown>} */ (values)[name];
  if (typeof value !== 'string') throw new Error(`--${name} is missing`);
  return value;
}

const result = path.resolve(option('package'));
mkdirSync(path.dirname(result), { recursive: true });
// Beside the result, where there is room: /tmp may be in memory.
const work = mkdtempSync(path.join(path.dirname(result), '.packer-'));
const root = path.join(work, 'root');
try {
  for (const mapping of positionals) place(mapping);
  const files = settle(root);
  rmSync(result, { force: true });
  if (values.t === 'deb') makeDeb(files);
  else if (values.t === 'rpm') makeRpm(files);
  else throw new Error(`Cannot make a package of type ${values.t}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * @param {string} mapping `file=/place`, or `folder/=/place` for what is in the folder
 */
function place(mapping) {
  const at = mapping.lastIndexOf('=');
  const target = path.join(root, mapping.slice(at + 1));
  mkdirSync(path.dirname(target), { recursive: true });
  cpSync(mapping.slice(0, at), target, { recursive: true, verbatimSymlinks: true });
}

/**
 * Gives every file its rights and time, whatever the umask and the clock of this machine.
 * @param {string} folder
 * @returns {{ name: string, size: number, isLink: boolean }[]} files in the order of their names
 */
function settle(folder) {
  const seconds = Number(process.env.SOURCE_DATE_EPOCH ?? Math.floor(Date.now() / 1000));
  const files = [];
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const whole = path.join(folder, entry.name);
    if (entry.isDirectory()) files.push(...settle(whole));
    else {
      const { size, mode } = lstatSync(whole);
      // A library is loaded and never started, whatever its archive says (debian-policy 8.1).
      const isProgram = (mode & 0o111) !== 0 && !/\.so(\.\d+)*$/.test(entry.name);
      if (entry.isFile()) chmodSync(whole, isProgram ? 0o755 : 0o644);
      files.push({ name: path.relative(root, whole), size, isLink: entry.isSymbolicLink() });
    }
    lutimesSync(whole, seconds, seconds);
  }
  chmodSync(folder, 0o755);
  lutimesSync(folder, seconds, seconds);
  return files;
}

/** @param {ReturnType<typeof settle>} files */
function makeDeb(files) {
  const control = path.join(root, 'DEBIAN');
  mkdirSync(control, { mode: 0o755 });
  const [synopsis = '', ...description] = option('description').trim().split('\n');
  const fields = {
    Package: option('name'),
    Version: option('version'),
    Architecture: option('architecture'),
    Maintainer: option('maintainer'),
    'Installed-Size': String(Math.ceil(files.reduce((sum, { size }) => sum + size, 0) / 1024)),
    Depends: values.depends.join(', '),
    Recommends: values['deb-recommends'].join(', '),
    Section: option('category'),
    Priority: option('deb-priority'),
    Homepage: option('url'),
    Description: [synopsis, ...wrap(description.join(' ')).map((line) => ` ${line}`)].join('\n'),
  };
  const filled = Object.entries(fields).filter(([, value]) => value !== '');
  writeFileSync(path.join(control, 'control'), filled.map(([name, value]) => `${name}: ${value}\n`).join(''));
  const sums = files
    .filter(({ isLink }) => !isLink)
    .map(
      ({ name }) =>
        `${createHash('md5')
          .update(readFileSync(path.join(root, name)))
          .digest('hex')}  ${name}\n`,
    );
  writeFileSync(path.join(control, 'md5sums'), sums.join(''));
  for (const [script, name] of [
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ]) {
    if (script === undefined || name === undefined) continue;
    writeFileSync(path.join(control, name), readFileSync(option(script)), { mode: 0o755 });
  }
  // dpkg-deb calls zstd by its name, electron-builder by its ending. Level 1 of zstd is for tests, not for people.
  const compression = option('deb-compression') === 'zst' ? ['-Zzstd', '-z1'] : [`-Z${option('deb-compression')}`];
  run('dpkg-deb', ['--root-owner-group', ...compression, '--build', root, result]);
}

/** @param {ReturnType<typeof settle>} files */
function makeRpm(files) {
  const architecture = option('architecture') === 'amd64' ? 'x86_64' : option('architecture');
  const payload = option('rpm-compression') === 'zstd' ? 'w3.zstdio' : 'w6T0.xzdio';
  const script = (/** @type {string} */ section, /** @type {string} */ name) =>
    `${section} -p /bin/sh\n${readFileSync(option(name), 'utf8').replaceAll('%', '%%')}`;
  const spec = [
    `Name: ${option('name')}`,
    `Version: ${option('version')}`,
    'Release: 1',
    `Summary: ${option('rpm-summary')}`,
    `License: ${option('license')}`,
    `Vendor: ${option('vendor')}`,
    `URL: ${option('url')}`,
    `Packager: ${option('maintainer')}`,
    // What is needed is named; rpm's own search would ask for libraries that are in the package.
    'AutoReqProv: no',
    ...values.depends.map((name) => `Requires: ${name}`),
    '%define __os_install_post %{nil}',
    '%define _build_id_links none',
    '%define use_source_date_epoch_as_buildtime 1',
    '%define clamp_mtime_to_source_date_epoch 1',
    '%define _buildhost localhost',
    `%define _binary_payload ${payload}`,
    '%description',
    option('description').replaceAll('%', '%%'),
    '%install',
    `mkdir -p "%{buildroot}" && cp -a "${root}/." "%{buildroot}/"`,
    script('%post', 'after-install'),
    script('%postun', 'after-remove'),
    '%files',
    '%defattr(-,root,root,-)',
    '%dir "/opt/photon-setup"',
    ...files.map(({ name }) => `"/${name}"`),
  ];
  const file = path.join(work, 'package.spec');
  writeFileSync(file, `${spec.join('\n')}\n`);
  run('rpmbuild', [
    '-bb',
    '--quiet',
    ...['--target', architecture],
    ...['--define', `_topdir ${work}/rpm`],
    ...['--define', `_rpmdir ${path.dirname(result)}`],
    ...['--define', `_rpmfilename ${path.basename(result)}`],
    file,
  ]);
}

/**
 * In lines of at most 78 characters, as debian-policy 5.6.13 wants a description.
 * @param {string} paragraph
 */
function wrap(paragraph) {
  /** @type {string[]} */
  const lines = [];
  for (const word of paragraph.trim().split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= 78) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function run(program, args) {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
