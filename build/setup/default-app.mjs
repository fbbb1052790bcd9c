// Opens the app named on the command line, as Electron's own default app does: `electron [-r file] [switches] <folder>`.
// An ES module with a top-level await: Electron holds back `ready` until its entry module has loaded, and the app may
// still have to register its protocol before that.
import { readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app as electronApp } from 'electron';

/** What Electron's own default app calls too, and its typings do not name. */
const app = /** @type {Electron.App & { setVersion(version: string): void, setAppPath(folder: string): void }} */ (
  electronApp
);
const loader = /** @type {typeof Module & { _preloadModules(files: readonly (string | undefined)[]): void }} */ (
  Module
);

const args = process.argv.slice(1);
/** Playwright starts its own file before the app with -r. */
const before = args.flatMap((argument, at) => (argument === '-r' ? [args[at + 1]] : []));
const folder = args.find((argument, at) => !argument.startsWith('-') && args[at - 1] !== '-r');
if (folder === undefined) {
  process.stderr.write('Name the folder of an app.\n');
  process.exit(1);
}

const appPath = path.resolve(folder);
const manifest = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(appPath);
if (before.length > 0) loader._preloadModules(before);
try {
  await import(pathToFileURL(path.join(appPath, manifest.main)).href);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}
