import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { collect } from '../setup/program.mjs';
import { inProject } from '../setup/project.mjs';
import { say } from '../setup/say.mjs';

/** A Debian of a hundred packages over a slow line. */
const limitMs = 8 * 60 * 1000;
const release = 'bookworm';

/**
 * A Debian with nothing in it but what is essential and what the package says it depends on, made once and kept.
 * @param {readonly string[]} asRoot what to write before a command to be root
 * @param {string} depends of the package: a root for other dependencies is another root
 * @returns {Promise<string>} its folder
 */
export async function ensureCleanRoot(asRoot, depends) {
  const names = depends.split(', ').map(
    (one) =>
      one
        .split(' | ')
        .at(-1)
        ?.replace(/ \(.*\)$/, '') ?? '',
  );
  const recipe = { release, names: names.sort() };
  const key = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 12);
  const root = inProject('.cache/package', `root-${key}`);
  if (existsSync(root)) return root;
  say('Making a clean Debian to install into; this takes a minute or two.');
  mkdirSync(path.dirname(root), { recursive: true });
  const staging = `${root}-${process.pid}`;
  const sources = ['/etc/apt/sources.list.d/debian.sources', '/etc/apt/sources.list'].find(
    (file) => existsSync(file) && statSync(file).size > 0,
  );
  const [program = '', ...args] = [
    ...asRoot,
    ...['mmdebstrap', '--quiet', '--mode=root', '--variant=apt'],
    ...['--aptopt=APT::Install-Recommends "false"', '--aptopt=Acquire::Languages "none"', '--dpkgopt=force-unsafe-io'],
    `--include=${['passwd', ...recipe.names].join(',')}`,
    ...['--customize-hook=chroot "$1" useradd --create-home --shell /bin/sh person'],
    ...[release, staging, ...(sources === undefined ? [] : [sources])],
  ];
  const { code, stderr } = await collect(program, args, { timeoutMs: limitMs });
  if (code === 0) await collect('mv', [staging, root], { timeoutMs: 10_000 });
  else rmSync(staging, { recursive: true, force: true });
  if (!existsSync(root)) throw new Error(`mmdebstrap could not make a clean Debian: ${stderr.slice(-2000)}`);
  return root;
}
