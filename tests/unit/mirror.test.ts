import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Tests of no one file, and what they are about. */
const ofSeveral: Readonly<Record<string, string>> = {
  'app/controller-owner': 'the controller, asked by another account',
  'app/flash-file': 'a request of devices-handlers, with files of the person',
  'boundaries/*': 'what holds for every file of the source',
  'build/type-checks': 'the projects of tsconfig.json',
  'cloud/behind-another': 'all clients of the cloud, behind a server that answers in its place',
  'cloud/believed-answers': 'all clients of the cloud',
  'cloud/echoed-secrets': 'all clients of the cloud',
  documents: 'the documents',
  'files/files': 'all files of this user',
  layering: 'build/layering',
  mirror: 'the tests',
  'products/import-lists': 'lists on their way through import-devices',
  'products/renewal-in-import': 'import-devices over a token that renews itself',
  'products/workbooks': 'the parts that read and write .xlsx',
  'renderer/state/intents': 'all slices of the state',
  'setup/steps/steps': 'what the steps have in common',
  'shared/adding-a-request': 'what one row costs',
  'shared/adding-a-step': 'what one row costs',
  'shared/adding-an-error': 'what one row costs',
  'shared/names-and-codes': 'small readers of names and codes',
  'shared/text/adding-a-language': 'what one folder costs',
  'shared/text/languages': 'a language, whole',
  'shared/text/style': 'the words of all languages',
  'shipped-code': 'the bundles',
  'simulator/small-parts': 'the small parts of the simulator',
  'wifi/linux/recorded': 'the Linux readers on recorded answers',
  'wifi/macos/answers': 'the macOS readers on recorded answers',
  'wifi/windows/netsh': 'both readers of netsh',
};

const endings = ['.ts', '.tsx', '.mjs'];
const isSource = (place: string) =>
  ['', 'electron', 'tests'].some((room) => endings.some((ending) => existsSync(path.join(root, room, place + ending))));

/** A test lies where its source lies, or in a folder that has the name of its source. */
const mirrors = (test: string) => isSource(test) || isSource(path.dirname(test));

const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.split(path.sep).join('/').slice(0, -'.test.ts'.length));

const exceptionOf = (test: string) =>
  [test, `${path.posix.dirname(test)}/*`].find((name) => Object.hasOwn(ofSeveral, name));

it('a test lies where its source lies', () => {
  expect(mirrors('setup/lease')).toBe(true);
  expect(mirrors('setup/nothing-like-this')).toBe(false);
  expect(tests.filter((test) => !mirrors(test) && exceptionOf(test) === undefined)).toEqual([]);
});

it('an exception is one', () => {
  const needed = new Set(tests.filter((test) => !mirrors(test)).map(exceptionOf));
  expect(Object.keys(ofSeveral).filter((name) => !needed.has(name))).toEqual([]);
});
