import { readFileSync, statfsSync } from 'node:fs';
import { availableParallelism, freemem } from 'node:os';
import { project } from '../setup/project.mjs';
import { findProgram } from '../setup/system-packages.mjs';
import { release } from './recipe.mjs';

/** Two gigabytes for the virtual machine, one for what runs beside it. */
const neededMemory = 3e9;
/** The image is 1.3 GB, and what it is made from as much again; another is kept until the new one is whole. */
const neededDisk = 5e9;

/** @type {readonly import('../setup/system-packages.mjs').Piece[]} */
export const hostTools = [
  tool('qemu-system-x86_64', 'qemu-system-x86'),
  tool('mmdebstrap', 'mmdebstrap'),
  tool('mke2fs', 'e2fsprogs'),
];

/**
 * Why the radio tests cannot run on this machine, as the end of a sentence.
 * @param {readonly string[] | undefined} asRoot what to write before a command to be root, if anything helps
 * @returns {string | undefined}
 */
export function reasonToSkip(asRoot) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'they need Linux on a 64-bit PC';
  if (readOsRelease().VERSION_CODENAME !== release || findProgram('apt-get') === undefined)
    return 'they need Debian 12';
  if (asRoot === undefined) return 'they need root, or sudo without a password';
  if (availableParallelism() < 2) return 'they need two processors';
  if (availableMemory() < neededMemory) return 'they need 3 GB of free memory';
  const disk = statfsSync(project);
  if (disk.bavail * disk.bsize < neededDisk) return 'they need 5 GB of free disk';
  return undefined;
}

/** @returns {Record<string, string>} */
function readOsRelease() {
  const lines = readText('/etc/os-release').matchAll(/^(\w+)="?([^"\n]*)"?$/gm);
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
}

/** Bytes, with what caches would give back. */
function availableMemory() {
  const kilobytes = /^MemAvailable: +(\d+) kB$/m.exec(readText('/proc/meminfo'))?.[1];
  return kilobytes === undefined ? freemem() : Number(kilobytes) * 1024;
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * @param {string} program
 * @param {string} debianPackage
 */
function tool(program, debianPackage) {
  return {
    missing: async () => (findProgram(program) === undefined ? [program] : []),
    packages: [[debianPackage]],
  };
}
