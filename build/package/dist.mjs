// Makes the installers for this system:  npm run dist [-- --fast] [-- --out FOLDER] [-- deb archive …]
//   Linux: deb rpm AppImage archive · Windows: nsis · macOS: dmg zip · anywhere: folder, the app without a package
// Beside them: SHA256SUMS (signed when PHOTON_SETUP_GPG_KEY names a key), the bill of materials, the licences.
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { ensureDependencies } from '../setup/dependencies.mjs';
import { ensureElectron } from '../setup/electron-runtime.mjs';
import { ensureBuild } from '../setup/fresh-build.mjs';
import { checkNodeVersion } from '../setup/node-version.mjs';
import { collect } from '../setup/program.mjs';
import { inProject, project, readJson } from '../setup/project.mjs';
import { MissingPiece, runCommand, say } from '../setup/say.mjs';
import { findProgram } from '../setup/system-packages.mjs';

/** electron-builder's own downloads included. */
const commandLimitMs = 30 * 60 * 1000;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { fast: { type: 'boolean', default: false }, out: { type: 'string', default: inProject('dist') } },
  });
  checkNodeVersion();
  await ensureDependencies();
  await ensureBuild();
  await makeInstallers({ wanted: positionals, fast: values.fast, outFolder: path.resolve(values.out) });
  return 0;
});

/** @param {{ wanted: readonly string[], fast: boolean, outFolder: string }} order */
async function makeInstallers({ wanted, fast, outFolder }) {
  const start = performance.now();
  // Loaded here: only now are the packages sure to be installed.
  const [
    { build: buildPackages, Arch, Platform },
    { fillAppFolder },
    { packagedBuildInfo, commitSeconds },
    identity,
    { builderConfig },
    linux,
    { billOfMaterials },
  ] = await Promise.all([
    import('electron-builder'),
    import('./app-folder.mjs'),
    import('./build-info.mjs'),
    import('./identity.mjs'),
    import('./builder-config.mjs'),
    import('./linux-files.mjs'),
    import('./sbom.mjs'),
  ]);
  const { platform, arch } = process;
  const electron = await ensureElectron();
  const electronFolder = electron.env.ELECTRON_OVERRIDE_DIST_PATH;
  const electronVersion =
    electronFolder === undefined
      ? /** @type {{ version: string }} */ (readJson(inProject('node_modules/electron/package.json'))).version
      : readFileSync(path.join(electronFolder, 'version'), 'utf8').trim();
  const maker = identity.makerOf(process.env);
  const signed = identity.canSign(process.env, platform);
  const info = await packagedBuildInfo({ signed, runtime: electronFolder === undefined ? 'release' : 'development' });
  const { repository, bugs } = /** @type {Record<'repository' | 'bugs', { url: string }>} */ (
    readJson(inProject('package.json'))
  );
  if (signed) {
    const { runtime, commit } = info;
    refuseUnfit(identity.releaseProblems({ ...maker, repository, bugs, runtime, commit }));
  }
  const seconds = await commitSeconds();
  const suffix = `${info.runtime === 'development' ? '-dev-runtime' : ''}${signed ? '' : '-unsigned'}`;

  rmSync(outFolder, { recursive: true, force: true });
  mkdirSync(outFolder, { recursive: true });
  const work = inProject(`.cache/dist-${process.pid}`);
  try {
    const appFolder = path.join(work, 'app');
    fillAppFolder(appFolder, { info, homepage: maker.homepage, platform });
    const linuxFiles =
      platform === 'linux'
        ? linux.writeLinuxFiles(path.join(work, 'linux'), { version: info.version, seconds, ...maker })
        : [];
    const config = builderConfig({
      ...{
        platform,
        appFolder,
        outFolder,
        electronVersion,
        electronFolder,
        signed,
        suffix,
        fast,
        linuxFiles,
        ...maker,
      },
      env: process.env,
    });
    const { own, archive } = kindsToMake(platform, wanted);
    Object.assign(process.env, {
      SOURCE_DATE_EPOCH: String(seconds),
      // A person's own certificate must not find its way into a build that says it is unsigned.
      CSC_IDENTITY_AUTO_DISCOVERY: String(signed),
      // The same packer everywhere it can run: what is tested is what ships, and nothing is downloaded for it.
      ...(findProgram('dpkg-deb') === undefined || process.env.CUSTOM_FPM_PATH
        ? {}
        : { CUSTOM_FPM_PATH: inProject('build/package/linux-packer.mjs') }),
    });
    const system = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC }[String(platform)];
    if (system === undefined) throw new MissingPiece(`There are no installers for ${platform}.`);
    const here = arch === 'arm64' ? Arch.arm64 : Arch.x64;
    const kinds = own.length > 0 ? [...own] : ['dir'];
    const architectures = {
      linux: [here],
      win32: kinds.includes('dir') ? [here] : [Arch.x64, Arch.arm64],
      darwin: kinds.includes('dir') ? [here] : [Arch.universal],
    };
    await buildPackages({
      projectDir: project,
      config,
      publish: 'never',
      targets: system.createTarget(kinds, ...(architectures[/** @type {'linux'} */ (platform)] ?? [here])),
    });
    if (archive)
      await makeArchive(outFolder, `${identity.programName}-${info.version}-linux-${arch}${suffix}`, { fast, seconds });
    for (const name of readdirSync(outFolder))
      if (/^builder-(debug|effective-config)/.test(name)) rmSync(path.join(outFolder, name));
    const base = path.join(outFolder, `${identity.programName}-${info.version}-${platform}`);
    const packages = /** @type {import('./shipped-packages.mjs').ShippedPackage[]} */ (
      readJson(inProject('out/licences.json'))
    );
    writeFileSync(
      `${base}.cdx.json`,
      `${JSON.stringify(billOfMaterials({ info, electronVersion, seconds, packages }), null, 2)}\n`,
    );
    writeFileSync(`${base}-licences.txt`, linux.copyrightText(maker.maintainer.replace(/ *<.*>$/, '')));
    await writeChecksums(outFolder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  for (const name of readdirSync(outFolder)) {
    const { size } = statSync(path.join(outFolder, name));
    if (statSync(path.join(outFolder, name)).isFile())
      say(`${(size / 1e6).toFixed(1).padStart(7)} MB  ${path.relative(project, path.join(outFolder, name))}`);
  }
  say(`Made in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
}

/**
 * What electron-builder makes, and whether an archive is made of its folder. Without an order, all that can be made here.
 * @param {NodeJS.Platform} platform
 * @param {readonly string[]} wanted
 */
function kindsToMake(platform, wanted) {
  const possible = /** @type {Record<string, readonly string[]>} */ ({
    linux: ['deb', 'rpm', 'AppImage', 'archive'],
    win32: ['nsis'],
    darwin: ['dmg', 'zip'],
  })[platform];
  const unknown = wanted.filter((kind) => kind !== 'folder' && !possible?.includes(kind));
  if (unknown.length > 0)
    throw new MissingPiece(`Here can be made: folder ${possible?.join(' ')}; not ${unknown.join(' ')}.`);
  const tools = /** @type {Record<string, string>} */ ({ rpm: 'rpmbuild' });
  const kinds =
    wanted.length > 0
      ? wanted
      : (possible ?? []).filter((kind) => {
          const tool = tools[kind];
          if (tool !== undefined && findProgram(tool) === undefined) {
            say(`No .${kind} is made: there is no ${tool} here.`);
            return false;
          }
          if (kind === 'AppImage' && existsSync(inProject('.cache/electron-unreachable'))) {
            say(
              'No AppImage is made: its runtime is a download of electron-builder, which cannot be reached from here.',
            );
            return false;
          }
          return true;
        });
  return { own: kinds.filter((kind) => kind !== 'archive' && kind !== 'folder'), archive: kinds.includes('archive') };
}

/**
 * The app as one folder, for those who install nothing. The same files make the same archive.
 * @param {string} outFolder
 * @param {string} name
 * @param {{ fast: boolean, seconds: number }} options
 */
async function makeArchive(outFolder, name, { fast, seconds }) {
  const folder = readdirSync(outFolder).find((one) => /^linux.*-unpacked$/.test(one));
  if (folder === undefined) throw new Error('electron-builder left no folder.');
  const compression = fast ? ['--use-compress-program=gzip -1n'] : ['--use-compress-program=xz -6 -T0'];
  const { code, stderr } = await collect(
    'tar',
    [
      ...['--create', '--file', path.join(outFolder, `${name}.tar.${fast ? 'gz' : 'xz'}`), ...compression],
      ...['--sort=name', `--mtime=@${seconds}`, '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX'],
      ...[`--transform=s,^${folder},${name},`, '--directory', outFolder, folder],
    ],
    { timeoutMs: commandLimitMs },
  );
  if (code !== 0) throw new MissingPiece(`tar could not make the archive: ${stderr.trim()}`);
}

/**
 * In the form of sha256sum(1). With a key, the list is signed: it stands for all files in it.
 * @param {string} folder
 */
async function writeChecksums(folder) {
  const lines = [];
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name);
    if (!statSync(file).isFile()) continue;
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    lines.push(`${hash.digest('hex')}  ${name}\n`);
  }
  const list = path.join(folder, 'SHA256SUMS');
  writeFileSync(list, lines.join(''));
  const key = process.env.PHOTON_SETUP_GPG_KEY;
  if (!key) return;
  const { code, stderr } = await collect(
    'gpg',
    ['--batch', '--yes', '--local-user', key, '--armor', '--detach-sign', list],
    { timeoutMs: 60_000 },
  );
  if (code !== 0) throw new MissingPiece(`gpg could not sign SHA256SUMS: ${stderr.trim()}`);
}

/** @param {readonly string[]} problems */
function refuseUnfit(problems) {
  if (problems.length > 0) throw new MissingPiece(`This must not be signed: ${problems.join('; ')}.`);
}
