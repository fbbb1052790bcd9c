import { builtinModules } from 'node:module';

/**
 * Who may import whom, as data. `from` says which files a rule is about, `forbids` what they must not import.
 * A target is either a file of the project (`file`) or the name of a package or of a part of Node (`name`).
 *
 * @typedef {{ file: string, name?: undefined } | { name: string, file?: undefined }} Target
 * @typedef {{ from: string, target: Target, typeOnly: boolean, packages: Packages }} Edge
 * @typedef {{ dependencies: ReadonlySet<string>, devDependencies: ReadonlySet<string> }} Packages
 * @typedef {{ name: string, why: string, from: RegExp, forbids: (edge: Edge) => boolean }} Rule
 */

const nodeModules = new Set(builtinModules);
/** An interface between rooms. */
export const port = /^electron\/[^/]+\/[^/]*-port\.ts$/;

/** Time, new names and waits with a bound; the clock of this computer itself is for composition roots alone. */
const ground = /^electron\/ground\/(?!system-clock\.ts$)/;

/** What the rooms that write to the disk share. */
const appendOnlyLog = /^electron\/append-only-log\//;

/** Rows of a file for a spreadsheet. */
const csv = /^electron\/csv\//;

/** How processes that can be ended talk to the app. */
const helperProcess = /^electron\/helper-process\//;

/** @param {Target} target */
const isNode = ({ name }) => name !== undefined && (name.startsWith('node:') || nodeModules.has(name));

/** @param {Target} target */
const isElectron = ({ name }) => name !== undefined && /^electron($|-)/.test(name);

/**
 * Files of ours outside these folders.
 * @param {...RegExp} allowed
 * @returns {Rule['forbids']}
 */
const oursOutside =
  (...allowed) =>
  ({ target: { file } }) =>
    file !== undefined && !allowed.some((folder) => folder.test(file));

/** @type {readonly Rule[]} */
export const rules = [
  {
    name: 'shared-stands-alone',
    why: 'shared/ is pure TypeScript: nothing of ours from outside, no Node, no Electron',
    from: /^shared\//,
    forbids: (edge) => oursOutside(/^shared\//)(edge) || isNode(edge.target) || isElectron(edge.target),
  },
  {
    name: 'renderer-knows-only-shared',
    why: 'the window draws a state and sends intents: of ours it imports shared/ alone, and no Node or Electron',
    from: /^renderer\//,
    forbids: (edge) => oursOutside(/^renderer\//, /^shared\//)(edge) || isNode(edge.target) || isElectron(edge.target),
  },
  {
    name: 'components-know-no-store',
    why: 'what several features draw gets what it shows as props: it knows neither the store nor a feature',
    from: /^renderer\/components\//,
    forbids: oursOutside(/^renderer\/components\//, /^shared\//),
  },
  {
    name: 'ground-carries-all',
    why: 'everything stands on the ground floor, which stands on shared/ alone',
    from: /^electron\/ground\//,
    forbids: oursOutside(/^electron\/ground\//, /^shared\//),
  },
  {
    name: 'setup-knows-only-ports',
    why: 'the flow runs on interfaces: shared/, ground/, its own room and files named *-port.ts',
    from: /^electron\/setup\//,
    forbids: oursOutside(/^electron\/setup\//, /^shared\//, ground, port),
  },
  {
    name: 'setup-asks-no-system',
    why: 'the flow holds no adapter of the operating system, and so needs no Node',
    from: /^electron\/setup\//,
    forbids: ({ target }) => isNode(target),
  },
  {
    name: 'journal-keeps-to-itself',
    why: 'journal is an adapter: its own room, shared/, append-only-log/, computer-lock/ and files named *-port.ts',
    from: /^electron\/journal\//,
    forbids: oursOutside(/^electron\/journal\//, /^shared\//, appendOnlyLog, /^electron\/computer-lock\//, port),
  },
  {
    name: 'computer-lock-stands-alone',
    why: 'the lock serves several rooms and knows none of them: its own room and shared/',
    from: /^electron\/computer-lock\//,
    forbids: oursOutside(/^electron\/computer-lock\//, /^shared\//),
  },
  {
    name: 'append-only-log-stands-alone',
    why: 'append-only-log is one form of file for several rooms and knows none of them: its own room and shared/',
    from: appendOnlyLog,
    forbids: oursOutside(appendOnlyLog, /^shared\//),
  },
  {
    name: 'csv-stands-alone',
    why: 'one form of file for several rooms, which knows none of them: its own room and shared/',
    from: csv,
    forbids: oursOutside(csv, /^shared\//),
  },
  {
    name: 'record-keeps-to-itself',
    why: 'record is an adapter: its own room, shared/, ground/, append-only-log/, csv/ and files named *-port.ts',
    from: /^electron\/record\//,
    forbids: oursOutside(/^electron\/record\//, /^shared\//, ground, appendOnlyLog, csv, port),
  },
  {
    name: 'the-engine-is-loaded-late',
    why: 'nothing of the database is in what a program starts with: only the record knows it, and loads it when needed',
    from: /^(shared|renderer|electron)\/(?!record\/)/,
    forbids: ({ target: { name }, typeOnly }) =>
      name !== undefined && !typeOnly && ['kysely', '@photostructure/sqlite', 'pg'].includes(packageOf(name)),
  },
  {
    name: 'usb-is-loaded-late',
    why: 'the native file for serial ports is in nothing that a program starts with: only serial/ knows its library, and loads it when needed',
    from: /^(shared|renderer|electron)\/(?!serial\/serial-library\.ts$)/,
    forbids: ({ target: { name }, typeOnly }) =>
      name !== undefined && !typeOnly && packageOf(name).startsWith('@serialport/'),
  },
  {
    name: 'runs-stand-between-faces-and-core',
    why: 'what both faces do around a run: its own room, shared/, ground/, setup/, record/ and files named *-port.ts',
    from: /^electron\/runs\//,
    forbids: oursOutside(/^electron\/(runs|setup|record)\//, /^shared\//, ground, port),
  },
  {
    name: 'station-drives-runs',
    why: 'a line uses many runs and knows no transport: its own room, shared/, ground/, setup/, runs/ and files named *-port.ts',
    from: /^electron\/station\//,
    forbids: oursOutside(/^electron\/(station|setup|runs)\//, /^shared\//, ground, port),
  },
  {
    name: 'station-asks-no-system',
    why: 'a line holds no adapter of the operating system, and so needs no Node',
    from: /^electron\/station\//,
    forbids: ({ target }) => isNode(target),
  },
  {
    name: 'labels-are-drawn-apart',
    why: 'a label is made without a system or a window: its own room, shared/, ground/ and files named *-port.ts',
    from: /^electron\/labels\//,
    forbids: (edge) => oursOutside(/^electron\/labels\//, /^shared\//, ground, port)(edge) || isNode(edge.target),
  },
  ...['wifi', 'softap', 'serial', 'cloud', 'vault'].map((room) => ({
    name: `${room}-keeps-to-itself`,
    why: `${room} is an adapter: its own room, shared/, ground/, helper-process/ and files named *-port.ts`,
    from: new RegExp(`^electron/${room}/`),
    forbids: oursOutside(new RegExp(`^electron/${room}/`), /^shared\//, ground, helperProcess, port),
  })),
  {
    name: 'files-stands-alone',
    why: 'how files are opened and replaced safely serves several rooms and knows none of them: its own room, helper-process/, shared/ and files named *-port.ts',
    from: /^electron\/files\//,
    forbids: oursOutside(/^electron\/files\//, /^shared\//, helperProcess, port),
  },
  ...['products', 'devices'].map((room) => ({
    name: `${room}-knows-only-ports`,
    why: `${room} works on interfaces: its own room, shared/, csv/ and files named *-port.ts`,
    from: new RegExp(`^electron/${room}/`),
    forbids: oursOutside(new RegExp(`^electron/${room}/`), /^shared\//, csv, port),
  })),
  {
    name: 'simulator-is-another-world',
    why: 'a simulator built on the adapters would only agree with itself: its own room, shared/, ground/ and files named *-port.ts',
    from: /^electron\/simulator\//,
    forbids: oursOutside(/^electron\/simulator\//, /^shared\//, /^electron\/ground\//, port),
  },
  {
    name: 'electron-stays-in-the-shell',
    why: 'all but the shell runs in plain Node: only main.ts, preload.ts and shell/ import electron',
    from: /^(shared|renderer|electron)\/(?!(main|preload)\.ts$|shell\/)/,
    // electron-store and electron-updater import it themselves; electron-log has a part for Node and a rule of its own.
    forbids: ({ target }) => isElectron(target) && packageOf(target.name ?? '') !== 'electron-log',
  },
  {
    name: 'nobody-stands-on-the-shell',
    why: 'who imports the shell needs Electron, too: only main.ts opens it',
    from: /^(shared|renderer|electron)\/(?!main\.ts$|shell\/)/,
    forbids: ({ target: { file } }) => file?.startsWith('electron/shell/') === true,
  },
  {
    name: 'one-way-to-the-log',
    why: 'whoever writes to the log goes through the redactor: only diagnostics/log-file.ts knows electron-log',
    from: /^(shared|renderer|electron)\/(?!diagnostics\/log-file\.ts$)/,
    forbids: ({ target: { name } }) => name !== undefined && packageOf(name) === 'electron-log',
  },
  {
    name: 'diagnostics-keeps-to-itself',
    why: 'the log and the report know nobody: their own room, shared/ and files named *-port.ts',
    from: /^electron\/diagnostics\//,
    forbids: oursOutside(/^electron\/diagnostics\//, /^shared\//, port),
  },
  {
    name: 'shipped-code-needs-no-tests',
    why: 'what ships imports nothing from tests/ or build/',
    from: /^(shared|renderer|electron)\//,
    forbids: ({ target: { file } }) => file !== undefined && /^(tests|build)\//.test(file),
  },
  {
    name: 'shipped-code-needs-no-development-package',
    why: 'what ships uses packages of "dependencies" alone; electron is the runtime itself',
    from: /^(shared|renderer|electron)\//,
    forbids: ({ target: { name }, typeOnly, packages }) =>
      name !== undefined && name !== 'electron' && !typeOnly && packages.devDependencies.has(packageOf(name)),
  },
  {
    name: 'languages-are-loaded',
    why: 'a language is known by its folder alone: whoever speaks asks for the words of a feature (shared/text/translator.ts)',
    from: /^(shared|renderer|electron)\//,
    forbids: ({ from, target: { file }, typeOnly }) =>
      file !== undefined &&
      /^shared\/text\/[^/]+\//.test(file) &&
      !/^shared\/text\/[^/]+\//.test(from) &&
      !(typeOnly && from === 'shared/text/catalogue.ts'),
  },
  {
    name: 'imports-are-readable',
    why: 'an import whose target is computed escapes this check',
    from: /^(shared|renderer|electron)\//,
    // The words of a language: which files its pattern means is read by the bundlers, and by the rule below.
    forbids: ({ from, target }) => target.name === '' && from !== 'shared/text/load-texts.ts',
  },
  {
    name: 'resolvable',
    why: 'an import names a file that exists, a part of Node, or a package of package.json',
    from: /./,
    forbids: ({ target, packages }) =>
      target.name !== undefined &&
      target.name !== '' &&
      !isNode(target) &&
      !packages.dependencies.has(packageOf(target.name)) &&
      !packages.devDependencies.has(packageOf(target.name)),
  },
];

/**
 * `@scope/name/part` → `@scope/name`, `name/part` → `name`.
 * @param {string} specifier
 */
function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
