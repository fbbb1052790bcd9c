// Makes what the virtual machine boots from, as root:  node build/radio/make-image.mjs FOLDER
// Leaves vmlinuz, initrd and root.img in FOLDER, which is there and empty. Run by image.mjs.
import { execFile } from 'node:child_process';
import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { guestPackages, modulesOfTheGuest, modulesToStart, person, release } from './recipe.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
/** A root file system of 300 packages over a slow line takes minutes; beyond that it hangs. */
const limitMs = 6 * 60 * 1000;
const start = performance.now();

const result = path.resolve(process.argv[2] ?? '');
// Beside the image, where there is room; /tmp may be in memory.
const work = await mkdtemp(path.join(result, 'work-'));
const root = path.join(work, 'root');
try {
  const [, version] = await Promise.all([installPackages(), unpackKernel()]);
  await addModules(version);
  await copyFile(process.execPath, path.join(root, 'usr/local/bin/node'));
  await chmod(path.join(root, 'usr/local/bin/node'), 0o755);
  await run('chroot', [root, 'useradd', '--create-home', '--shell', '/bin/bash', person]);
  // An empty one is filled at the first boot; without the file systemd would take every boot for the first.
  await writeFile(path.join(root, 'etc/machine-id'), '');
  await rm(path.join(root, 'etc/fstab'), { force: true });
  tell('root file system');
  await Promise.all([makeInitrd(), makeDisk()]);
  tell('image');
} finally {
  await rm(work, { recursive: true, force: true });
}

async function installPackages() {
  const sources = await firstFile(['/etc/apt/sources.list.d/debian.sources', '/etc/apt/sources.list']);
  await run('mmdebstrap', [
    '--mode=root',
    '--variant=minbase',
    '--aptopt=APT::Install-Recommends "false"',
    '--aptopt=Acquire::Languages "none"',
    '--dpkgopt=force-unsafe-io',
    ...['man', 'doc', 'locale', 'i18n', 'info'].map((what) => `--dpkgopt=path-exclude=/usr/share/${what}/*`),
    `--include=${guestPackages.join(',')}`,
    release,
    root,
    sources,
  ]);
  tell('packages');
}

/**
 * Debian's ordinary kernel, unpacked and not installed: the smaller one for clouds has no Wi-Fi.
 * @returns {Promise<string>} its version, as its folder of modules is called
 */
async function unpackKernel() {
  const download = path.join(work, 'kernel');
  await mkdir(download);
  // The person that apt downloads as must get in; see apt-get(8), "download".
  await chmod(download, 0o777);
  const { stdout } = await run('apt-cache', ['depends', 'linux-image-amd64']);
  const name = /Depends: (linux-image-\S+)/.exec(stdout)?.[1];
  if (name === undefined) throw new Error('apt knows no linux-image-amd64.');
  await run('apt-get', ['download', '-qq', '-o', 'APT::Sandbox::User=root', name], download);
  const archive = (await readdir(download)).find((file) => file.endsWith('.deb'));
  if (archive === undefined) throw new Error(`${name} was not downloaded.`);
  await run('dpkg-deb', ['-x', path.join(download, archive), download]);
  const [version = ''] = await readdir(path.join(download, 'lib/modules'));
  await copyFile(path.join(download, 'boot', `vmlinuz-${version}`), path.join(result, 'vmlinuz'));
  tell('kernel');
  return version;
}

/**
 * Puts the modules of the recipe, and those they need, into the root and into what the initial RAM disk is made from.
 * @param {string} version
 */
async function addModules(version) {
  const folder = path.join('usr/lib/modules', version);
  const inRoot = path.join(root, folder);
  const all = path.join(work, 'kernel/lib/modules', version);
  await mkdir(path.dirname(inRoot), { recursive: true });
  // In the guest's place first, because its own depmod and modprobe read it there.
  await rename(all, inRoot);
  await run('chroot', [root, 'depmod', version]);
  const early = await neededFiles(version, modulesToStart);
  const wanted = new Set([...early, ...(await neededFiles(version, modulesOfTheGuest))]);
  await rename(inRoot, all);
  await mkdir(path.join(work, 'initrd/modules'), { recursive: true });
  for (const file of wanted) await cp(path.join(all, file), path.join(inRoot, file), { recursive: true });
  for (const file of ['modules.builtin', 'modules.builtin.modinfo', 'modules.order']) {
    await copyFile(path.join(all, file), path.join(inRoot, file));
  }
  await run('chroot', [root, 'depmod', version]);
  for (const [at, file] of early.entries()) {
    // The shell that loads them goes by the order of their names.
    const name = `${String(at).padStart(2, '0')}.ko`;
    await copyFile(path.join(all, file), path.join(work, 'initrd/modules', name));
  }
}

/**
 * @param {string} version
 * @param {readonly string[]} names
 * @returns {Promise<readonly string[]>} files below the folder of modules, each after those it needs
 */
async function neededFiles(version, names) {
  const { stdout } = await run('chroot', [root, 'modprobe', '-S', version, '--show-depends', '--all', ...names]);
  const files = [...stdout.matchAll(/^insmod \S*\/lib\/modules\/[^/]+\/(\S+)/gm)].map(([, file = '']) => file);
  return [...new Set(files)];
}

async function makeInitrd() {
  const folder = path.join(work, 'initrd');
  for (const name of ['bin', 'dev', 'proc', 'root']) await mkdir(path.join(folder, name), { recursive: true });
  await copyFile(path.join(root, 'bin/busybox'), path.join(folder, 'bin/busybox'));
  await copyFile(path.join(here, 'guest/first-steps'), path.join(folder, 'init'));
  await chmod(path.join(folder, 'init'), 0o755);
  const archive = 'find . | "$1" cpio -o -H newc';
  const { stdout } = await run('sh', ['-c', archive, 'sh', path.join(root, 'bin/busybox')], folder);
  await writeFile(path.join(result, 'initrd'), stdout, 'latin1');
}

async function makeDisk() {
  const { stdout } = await run('du', ['--summarize', '--block-size=1M', root]);
  // Room for what runs: logs, profiles of the browser, temporary files.
  const megabytes = Math.ceil(Number.parseInt(stdout, 10) * 1.2) + 512;
  const disk = path.join(result, 'root.img');
  await run('mke2fs', ['-q', '-t', 'ext4', '-O', '^has_journal', '-m', '0', '-d', root, disk, `${megabytes}M`]);
}

/** @param {readonly string[]} files */
async function firstFile(files) {
  for (const file of files) if ((await stat(file).catch(() => undefined))?.size) return file;
  throw new Error(`None of ${files.join(', ')} says where Debian's packages are.`);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
async function run(command, args, cwd = work) {
  const env = { ...process.env, LC_ALL: 'C', PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
  const options = {
    cwd,
    env,
    timeout: limitMs,
    maxBuffer: 64 * 1024 * 1024,
    encoding: /** @type {const} */ ('latin1'),
  };
  return promisify(execFile)(command, [...args], options);
}

/** @param {string} what */
function tell(what) {
  process.stderr.write(`  ${((performance.now() - start) / 1000).toFixed(1).padStart(5)} s  ${what}\n`);
}
