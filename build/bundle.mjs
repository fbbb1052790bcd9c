// Bundles the app into out/:  node build/bundle.mjs [--report]
// --report prints nothing but the minified bytes of the JavaScript that the window loads at its start.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { build as viteBuild } from 'vite';
import { namesOfContract } from './names-of-contract.mjs';
import { bundleNativeFiles, nativeFilesHere } from './native-files.mjs';
import { sourceBuildInfo } from './package/build-info.mjs';
import { shippedPackages } from './package/shipped-packages.mjs';
import { inProject, project } from './setup/project.mjs';
import { MissingPiece, runCommand, say } from './setup/say.mjs';
import { sourcesKey } from './setup/sources-key.mjs';
import { bundleWithoutTerminalWords } from './without-terminal-words.mjs';
import { withoutUnused } from './without-unused.mjs';

/** CommonJS packages inside an ES module still call `require` for Node's own modules; esbuild leaves that to the file. */
const requireBanner =
  "import { createRequire as createRequireOfBundle } from 'node:module';\nconst require = createRequireOfBundle(import.meta.url);";

/** Electron 33 runs Node 20.18, the oldest of the runtimes. */
const common = /** @satisfies {esbuild.BuildOptions} */ ({
  absWorkingDir: project,
  bundle: true,
  platform: 'node',
  target: 'node20.18',
  logLevel: 'warning',
});
const asModule = /** @satisfies {esbuild.BuildOptions} */ ({ format: 'esm', banner: { js: requireBanner } });

/**
 * `ships`: it goes into the installers; the others are for the source alone.
 * @type {readonly { source: string, result: string, ships?: true, options: esbuild.BuildOptions }[]}
 */
const programs = [
  // In chunks: what the window does not need to open is loaded while it opens.
  {
    source: 'electron/main.ts',
    result: 'main.js',
    ships: true,
    options: { ...asModule, external: ['electron'], splitting: true, minify: true },
  },
  // A sandboxed preload must be CommonJS (Electron docs, tutorial "ES Modules (ESM) in Electron", preload scripts).
  {
    source: 'electron/preload.ts',
    result: 'preload.cjs',
    ships: true,
    options: { format: 'cjs', external: ['electron'], minify: true },
  },
  // A process of its own, started by both faces.
  {
    source: 'electron/wifi/node-wifi/process.ts',
    result: 'node-wifi.js',
    ships: true,
    options: { ...asModule, minify: true },
  },
  {
    source: 'electron/files/reader-process.ts',
    result: 'file-reader.js',
    ships: true,
    options: { ...asModule, minify: true },
  },
  { source: 'electron/cli.ts', result: 'cli.js', options: asModule },
  { source: 'electron/simulator/program.ts', result: 'simulator.js', options: asModule },
  { source: 'tests/bench/bench.ts', result: 'bench.js', options: { ...asModule, packages: 'external' } },
  // As the record ships.
  {
    source: 'tests/bench/record-open.ts',
    result: 'record-open.js',
    options: { ...asModule, splitting: true, minify: true },
  },
  // Packages stay outside: what they reach is not counted.
  { source: 'tests/fuzz/fuzz.ts', result: 'fuzz.js', options: { ...asModule, packages: 'external' } },
];

/**
 * Builds everything into a folder of its own and puts it in the place of out/ in one go, so that a program started
 * meanwhile never reads a half-written file.
 * @returns {Promise<{ initialBytes: number | undefined }>}
 */
export async function bundle() {
  // Vite believes NODE_ENV, and a build started by a test would inherit "test": React's development half.
  process.env.NODE_ENV = 'production';
  const sources = sourcesKey();
  const staging = inProject(`.cache/build-${process.pid}`);
  mkdirSync(staging, { recursive: true });
  try {
    // All to their end, also after a failure: none may go on writing into a folder that is gone.
    const parts = await Promise.allSettled([
      bundleWindow(staging),
      ...programs.map((one) => bundleProgram(one, staging)),
      bundleRadioTests(path.join(staging, 'radio')),
    ]);
    for (const part of parts) if (part.status === 'rejected') throw part.reason;
    const [window] = parts;
    const initialBytes = window?.status === 'fulfilled' ? window.value.initialBytes : undefined;
    const modules = parts.flatMap((part) => (part.status === 'fulfilled' ? (part.value?.modules ?? []) : []));
    const write = (/** @type {string} */ name, /** @type {unknown} */ value) =>
      writeFileSync(path.join(staging, name), `${JSON.stringify(value)}\n`);
    for (const { from, name } of nativeFilesHere()) cpSync(from, path.join(staging, name));
    write('licences.json', shippedPackages(modules));
    write('build-info.json', sourceBuildInfo());
    write('build.json', { sources, initialBytes });
    const old = inProject(`.cache/old-${process.pid}`);
    if (existsSync(inProject('out'))) renameSync(inProject('out'), old);
    renameSync(staging, inProject('out'));
    rmSync(old, { recursive: true, force: true });
    return { initialBytes };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * Of the parts of a program only those that use `require` keep the lines that make it.
 * @param {string} file
 */
function dropUnusedBanner(file) {
  const text = readFileSync(file, 'utf8');
  const own = text.replace(requireBanner, '').trimStart();
  if (!/\brequire\b/.test(own)) writeFileSync(file, own);
}

/**
 * @param {(typeof programs)[number]} program
 * @param {string} folder
 * @returns {Promise<{ modules: readonly string[] }>} what of it ships
 */
async function bundleProgram({ source, result, ships, options }, folder) {
  const { name } = path.parse(result);
  const where = options.splitting
    ? { outdir: folder, entryPoints: { [name]: source }, chunkNames: `${name}-[hash]` }
    : { outfile: path.join(folder, result), entryPoints: [source] };
  const plugins = [bundleNativeFiles, namesOfContract, withoutUnused, ...(ships ? [bundleWithoutTerminalWords] : [])];
  const { metafile } = await esbuild.build({ ...common, ...options, ...where, plugins, metafile: true }).catch(() => {
    throw new MissingPiece(`${source} could not be built; the lines above say why.`);
  });
  if (options.splitting) for (const part of Object.keys(metafile.outputs)) dropUnusedBanner(inProject(part));
  if (!ships) return { modules: [] };
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return { modules: inputs.flatMap(([module, { bytesInOutput }]) => (bytesInOutput > 0 ? [module] : [])) };
}

/**
 * The tests that run in a virtual machine, which has Node and nothing of ours.
 * @param {string} folder
 */
async function bundleRadioTests(folder) {
  const entryPoints = readdirSync(inProject('tests/radio'))
    .filter((file) => /(\.test|\.bench|-program)\.ts$/.test(file))
    .map((file) => `tests/radio/${file}`);
  // In chunks: all of them carry the simulator.
  const options = { ...asModule, splitting: true, external: ['playwright'] };
  await esbuild
    .build({ ...common, ...options, outdir: folder, entryPoints, plugins: [bundleNativeFiles] })
    .catch(() => {
      throw new MissingPiece('tests/radio could not be built; the lines above say why.');
    });
}

/**
 * @param {string} folder
 * @returns {Promise<{ initialBytes: number, modules: readonly string[] }>} bytes of the entry and of all it imports statically
 */
async function bundleWindow(folder) {
  const built = await viteBuild({
    configFile: inProject('build/vite.config.mjs'),
    logLevel: 'warn',
    build: { outDir: path.join(folder, 'renderer'), emptyOutDir: false },
  }).catch((error) => {
    throw new MissingPiece(
      `${error instanceof Error ? error.message : error}\nrenderer/ could not be built; the lines above say why.`,
    );
  });
  if (!('output' in built)) throw new Error('Vite answered with something other than one set of files.');
  const chunks = new Map(built.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const isStart = (/** @type {{ isEntry: boolean, fileName: string }} */ { isEntry, fileName }) =>
    isEntry && !fileName.startsWith('text/');
  const initial = new Set([...chunks.values()].filter(isStart).map((chunk) => chunk.fileName));
  for (const name of initial) for (const imported of chunks.get(name)?.imports ?? []) initial.add(imported);
  const initialBytes = [...initial].reduce((bytes, name) => bytes + Buffer.byteLength(chunks.get(name)?.code ?? ''), 0);
  return { initialBytes, modules: [...chunks.values()].flatMap((chunk) => Object.keys(chunk.modules)) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand(async () => {
    const start = performance.now();
    const { initialBytes } = await bundle();
    if (process.argv.includes('--report')) process.stdout.write(`${initialBytes ?? 0}\n`);
    else say(`Built in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
    return 0;
  });
}
