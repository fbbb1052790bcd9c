import { createRequire } from 'node:module';
import path from 'node:path';
import { inProject } from './setup/project.mjs';

/** The native half of SQLite's package, as it lies beside what is bundled. */
export const nativeSqlite = /^sqlite-(linux|win32|darwin)-(x64|arm64)\.node$/;

const packageFolder = inProject('node_modules/@photostructure/sqlite');

/** @param {string} platform @param {string} arch */
export const nativeSqliteName = (platform, arch) => `sqlite-${platform}-${arch}.node`;

/** The file for another system; the package has one for each. Of Linux that with GNU's C library, as Electron needs it. */
export function nativeSqliteFor(/** @type {string} */ platform, /** @type {string} */ arch) {
  return path.join(packageFolder, `prebuilds/${platform}-${arch}/@photostructure+sqlite.glibc.node`);
}

/** The file for this computer, whichever C library it has. */
export function nativeSqliteHere() {
  const { path: find } = /** @type {{ path(folder: string): string }} */ (
    createRequire(import.meta.url)('node-gyp-build')
  );
  return find(packageFolder);
}

/**
 * The package looks for its native file below its own folder, which a bundle does not have: there it lies beside the
 * bundle, under a name of its own.
 * @type {import('esbuild').Plugin}
 */
export const bundleNativeSqlite = {
  name: 'native-sqlite',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node-gyp-build$/ }, () => ({ path: 'native-sqlite', namespace: 'native-sqlite' }));
    onLoad({ filter: /.*/, namespace: 'native-sqlite' }, () => ({
      contents: `import { createRequire as createRequireBeside } from 'node:module';
export default () => createRequireBeside(import.meta.url)(\`./sqlite-\${process.platform}-\${process.arch}.node\`);`,
      loader: 'js',
    }));
  },
};
