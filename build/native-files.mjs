import { createRequire } from 'node:module';
import path from 'node:path';
import { inProject } from './setup/project.mjs';

/**
 * A package whose native half lies beside what is bundled, under a name of its own.
 * @typedef {object} NativePackage
 * @property {string} name the first part of that name
 * @property {string} folder of the package
 * @property {(platform: string, arch: string) => string} file below it, for any system; of Linux that with GNU's C library, as Electron needs it
 * @property {boolean} universal whether one file serves both processors of macOS
 */

/** @type {readonly NativePackage[]} */
const nativePackages = [
  {
    name: 'sqlite',
    folder: inProject('node_modules/@photostructure/sqlite'),
    file: (platform, arch) => `prebuilds/${platform}-${arch}/@photostructure+sqlite.glibc.node`,
    universal: false,
  },
  {
    name: 'serialport',
    folder: inProject('node_modules/@serialport/bindings-cpp'),
    file: (platform, arch) => {
      const processor = platform === 'darwin' ? 'x64+arm64' : arch;
      const kind = `${platform !== 'darwin' && arch === 'arm64' ? '.armv8' : ''}${platform === 'linux' ? '.glibc' : ''}`;
      return `prebuilds/${platform}-${processor}/@serialport+bindings-cpp${kind}.node`;
    },
    universal: true,
  },
];

/** @param {NativePackage} one @param {string} platform @param {string} arch */
const nameOf = ({ name, universal }, platform, arch) =>
  `${name}-${platform}-${universal && platform === 'darwin' ? 'universal' : arch}.node`;

/**
 * The files for another system; each package has one for each.
 * @param {string} platform
 * @param {string} arch
 * @returns {readonly { from: string, name: string }[]}
 */
export function nativeFilesFor(platform, arch) {
  return nativePackages.map((one) => ({
    from: path.join(one.folder, one.file(platform, arch)),
    name: nameOf(one, platform, arch),
  }));
}

/** The files for this computer, whichever C library it has. */
export function nativeFilesHere() {
  const { path: find } = /** @type {{ path(folder: string): string }} */ (
    createRequire(import.meta.url)('node-gyp-build')
  );
  return nativePackages.map((one) => ({ from: find(one.folder), name: nameOf(one, process.platform, process.arch) }));
}

/** @param {NativePackage} one */
const requireBeside = ({ name, universal }) => `import { createRequire as createRequireBeside } from 'node:module';
const processor = ${universal ? "process.platform === 'darwin' ? 'universal' : process.arch" : 'process.arch'};
const native = () => createRequireBeside(import.meta.url)(\`./${name}-\${process.platform}-\${processor}.node\`);`;

/**
 * The packages look for their native files below their own folders, which a bundle does not have: there they lie beside the
 * bundle.
 * @type {import('esbuild').Plugin}
 */
export const bundleNativeFiles = {
  name: 'native-files',
  setup({ onResolve, onLoad }) {
    const [sqlite, serialport] = nativePackages;
    if (sqlite === undefined || serialport === undefined) return;
    onResolve({ filter: /^node-gyp-build$/ }, () => ({ path: 'native-sqlite', namespace: 'native-sqlite' }));
    onLoad({ filter: /.*/, namespace: 'native-sqlite' }, () => ({
      contents: `${requireBeside(sqlite)}\nexport default native;`,
      loader: 'js',
    }));
    // The one file of the package that looks for it, by a path that no bundle has.
    onLoad({ filter: /bindings-cpp[\\/]dist[\\/]serialport-bindings\.js$/ }, () => ({
      contents: `${requireBeside(serialport)}\nexport const binding = native();`,
      loader: 'js',
    }));
  },
};
