import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { ensureBuild } from '../setup/fresh-build.mjs';
import { runInOurPlace } from '../setup/program.mjs';
import { inProject, readJson } from '../setup/project.mjs';
import { say } from '../setup/say.mjs';
import { audit } from './audit.mjs';
import { failedOfPlaywright, failedOfVitest, notesOfPlaywright } from './failed-tests.mjs';
import { forgetFaultReport, writeFaultReport } from './fault-report.mjs';

/**
 * What one part of `npm test` found. A check counts as one test.
 * @typedef {{
 *   passed: number, failed: number, skipped: number, note?: string,
 *   failures?: readonly import('./failed-tests.mjs').FailedTest[],
 * }} Count
 *
 * @typedef {'electron' | 'browser' | 'screen' | 'fonts'} Need
 *
 * @typedef {object} Stage
 * @property {string} name
 * @property {readonly Need[]} needs beside the dependencies
 * @property {string} [beside] runs beside its neighbours with the same word, which leave it enough of the processors
 * @property {() => Promise<unknown>} [ahead] makes what it needs and keeps it; may run beside other stages
 * @property {(env: NodeJS.ProcessEnv) => Promise<Count>} run
 * @property {(test: import('./failed-tests.mjs').FailedTest, env: NodeJS.ProcessEnv) => Promise<Count>} [again] one failed test, by itself
 */

/** Minified bytes of JavaScript that the window loads at its start. */
const initialBytesBudget = 325_000;

/** Of each parser, from a seed that stays: the same inputs everywhere, about half a minute on two idle cores. */
const fuzzExecutions = 100;
const fuzzSeed = 1;

/** Alone it takes four and a half on two idle cores; beside others it may take half as much again of all that it is allowed. */
const radioMinutes = 15;

/** Of a test that was tried once more; the report of its stage stays as it is. */
const againReport = 'artifacts/again.json';

/** @type {readonly Stage[]} */
export const checks = [
  check('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']),
  check('types', ['node_modules/typescript/bin/tsc', '-b']),
  check('layering', ['build/layering/check.mjs']),
  { name: 'build', needs: [], run: checkBuild },
  { name: 'audit', needs: [], run: audit },
];

/** @type {readonly Stage[]} */
export const tests = [
  vitest('unit', { builds: false }),
  // These wait: the clocks that they wait for cost nothing.
  { ...vitest('contract', { builds: false, waits: true }), beside: 'waits' },
  // A server of its own, from the binaries of a package.
  { ...vitest('postgres', { builds: false }), beside: 'waits' },
  // These start the simulator and the terminal face as programs.
  { ...vitest('conformance', { builds: true, waits: true }), beside: 'waits' },
  { ...vitest('flow', { builds: true, waits: true }), beside: 'waits' },
  { name: 'fuzz', needs: [], run: runFuzz },
  playwright('ui', ['browser', 'fonts']),
  // Windows wait for programs and for a person's seconds. One process whose time is virtual takes what they leave.
  { ...playwright('e2e', ['electron', 'screen', 'fonts']), beside: 'windows' },
  { ...vitest('soak', { builds: false }), beside: 'windows' },
  // Its time is virtual, and it stands behind its neighbours: it takes what the virtual machine and the programs of the
  // packages leave.
  faultMatrix(),
  {
    name: 'package',
    needs: ['electron', 'screen', 'fonts'],
    beside: 'radio',
    ahead: makePackages,
    run: runPackage,
    again: async (test, env) =>
      playwright('package', []).again?.(test, { ...env, ...(await makePackages()) }) ?? countOf(1),
  },
  // A machine that starts for one of its tests starts for all three.
  {
    name: 'radio',
    needs: [],
    beside: 'radio',
    ahead: makeRadioImage,
    run: runRadio,
    again: (_test, env) => runRadio(env),
  },
];

/** `npm run check`: in under a minute, again and again. */
export const everyday = [...checks.map(({ name }) => name), 'unit'];

/**
 * @param {string} name
 * @param {readonly string[]} command of Node
 * @returns {Stage}
 */
function check(name, command) {
  return { name, needs: [], run: async (env) => countOf(await runInOurPlace(process.execPath, command, { env })) };
}

/** @returns {Promise<Count>} */
async function checkBuild() {
  await ensureBuild();
  const record = /** @type {{ initialBytes?: number } | undefined} */ (readJson(inProject('out/build.json')));
  const bytes = record?.initialBytes;
  if (bytes === undefined) return { ...countOf(1), note: 'the window was not built' };
  const note = `${Math.round(bytes / 1000)} kB of ${initialBytesBudget / 1000} kB`;
  say(`The window loads ${note} of JavaScript at its start.`);
  return { ...countOf(bytes <= initialBytesBudget ? 0 : 1), note };
}

/**
 * @param {string} folder of tests/
 * @param {{ builds: boolean, waits?: boolean }} options whether its tests run what out/ holds; whether what they wait for is a
 *   matter of real time, so that one of them may fail by chance
 * @returns {Stage}
 */
function vitest(folder, { builds, waits = false }) {
  /** @type {(report: string, terms: readonly string[], env: NodeJS.ProcessEnv) => Promise<Count>} */
  const run = async (report, terms, env) => {
    const reporters = ['default', 'json', './build/stages/outside-reporter.mjs'].map((name) => `--reporter=${name}`);
    const args = ['--config', 'build/vitest.config.ts', ...reporters];
    const file = inProject(report);
    const outsideReport = file.replace(/json$/, 'outside.json');
    rmSync(outsideReport, { force: true });
    const code = await withReport(
      file,
      ['node_modules/vitest/vitest.mjs', 'run', ...args, `--outputFile.json=${file}`, ...terms],
      { ...env, OUTSIDE_REPORT: outsideReport },
    );
    const found = readJson(file);
    const counts = /** @type {Record<string, number> | undefined} */ (found);
    const outside = /** @type {readonly string[] | undefined} */ (readJson(outsideReport)) ?? [];
    const failures = [
      ...failedOfVitest(/** @type {import('./failed-tests.mjs').VitestReport | undefined} */ (found)),
      ...outside.map((error) => ({ name: 'outside of the tests', error })),
    ];
    const failed = (counts?.numFailedTests ?? 0) + outside.length;
    return { ...settle(code, counts?.numPassedTests, failed, counts?.numPendingTests), failures };
  };
  /** @type {NonNullable<Stage['again']>} */
  const again = ({ file = '', title }, env) =>
    run(againReport, [file, ...(title === undefined ? [] : ['-t', `^${literally(title)}$`])], env);
  return {
    name: folder,
    needs: [],
    run: async (env) => {
      const nothing = withoutTests(folder);
      if (nothing !== undefined) return nothing;
      if (builds) await ensureBuild();
      return run(`artifacts/${folder}.json`, [`tests/${folder}/`], env);
    },
    ...(waits ? { again } : {}),
  };
}

/**
 * The fault matrix: its cells are tests, and what they came to is a report of its own.
 * @returns {Stage}
 */
function faultMatrix() {
  const stage = vitest('faults', { builds: false });
  return {
    ...stage,
    beside: 'radio',
    run: async (env) => {
      forgetFaultReport();
      const count = await stage.run(env);
      say(writeFaultReport());
      return { ...count, note: 'artifacts/fault-matrix.md' };
    },
  };
}

/**
 * @param {string} folder of tests/, and the name of a project in the Playwright configuration
 * @param {Stage['needs']} needs
 * @returns {Stage}
 */
function playwright(folder, needs) {
  /** @type {(report: string, terms: readonly string[], env: NodeJS.ProcessEnv) => Promise<Count>} */
  const run = async (report, terms, env) => {
    const args = ['test', '--config', 'build/playwright.config.ts', `--project=${folder}`, '--reporter=list,json'];
    const file = inProject(report);
    const code = await withReport(file, ['node_modules/@playwright/test/cli.js', ...args, ...terms], {
      PHOTON_SETUP_PICTURES: 'none',
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    });
    const found = readJson(file);
    const counts = /** @type {{ stats?: Record<string, number> } | undefined} */ (found)?.stats;
    const tests = /** @type {import('./failed-tests.mjs').PlaywrightReport | undefined} */ (found);
    const note = notesOfPlaywright(tests);
    return {
      ...settle(code, counts?.expected, counts?.unexpected, counts?.skipped),
      failures: failedOfPlaywright(tests),
      ...(note === undefined ? {} : { note }),
    };
  };
  return {
    name: folder,
    needs,
    run: async (env) => {
      const nothing = withoutTests(folder);
      if (nothing !== undefined) return nothing;
      await ensureBuild();
      return run(`artifacts/${folder}.json`, [], env);
    },
    again: ({ file = '', title = '' }, env) =>
      run(againReport, [`${file}$`, '--workers=1', '-g', `${literally(title)}$`], env),
  };
}

/**
 * The app as it is built and installed; where no package can be made, it says why and counts as skipped.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Count>}
 */
async function runPackage(env) {
  const { reasonToMakeNone } = await import('../package/prepare-tests.mjs');
  const reason = reasonToMakeNone();
  if (reason !== undefined) return { passed: 0, failed: 0, skipped: 1, note: reason };
  const prepared = await makePackages();
  const count = await playwright('package', []).run({ ...env, ...prepared });
  const note = prepared.PHOTON_SETUP_NO_ROOT;
  return note === undefined ? count : { ...count, note };
}

/** @type {Promise<NodeJS.ProcessEnv> | undefined} */
let packages;

/**
 * The packages and a clean system for them, made once for each `npm test`.
 * @returns {Promise<NodeJS.ProcessEnv>} what their tests must see
 */
async function makePackages() {
  const { preparePackageTests, reasonToMakeNone } = await import('../package/prepare-tests.mjs');
  if (reasonToMakeNone() !== undefined) return {};
  await ensureBuild();
  packages ??= preparePackageTests().catch((error) => {
    packages = undefined;
    throw error;
  });
  return packages;
}

/** The image alone: the tests that are run in it are of the build that is there by then. */
function makeRadioImage() {
  return runInOurPlace(process.execPath, ['build/radio/run.mjs', '--image-only']);
}

/**
 * The app on a real Wi-Fi stack, in a virtual machine; where that cannot be, it says why and counts as skipped.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Count>}
 */
async function runRadio(env) {
  // Here, where a build that another stage has begun is waited for.
  await ensureBuild();
  const report = inProject('artifacts/radio.json');
  const code = await withReport(report, ['build/radio/run.mjs', '--minutes', String(radioMinutes)], env);
  const count = /** @type {Count | undefined} */ (readJson(report));
  if (count === undefined) return { ...countOf(code || 1), note: 'did not run to its end' };
  // Tried again as a whole.
  return { ...count, failures: (count.failures ?? []).map((test) => ({ ...test, file: 'radio' })) };
}

/**
 * Every parser under attack with a fixed number of inputs; to explore is for `npm run fuzz -- --minutes 10`.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Count>}
 */
async function runFuzz(env) {
  const report = inProject('artifacts/fuzz.json');
  await ensureBuild();
  const terms = ['--executions', String(fuzzExecutions), '--seed', String(fuzzSeed)];
  const code = await withReport(report, ['out/fuzz.js', ...terms], env);
  const counts = /** @type {(Count & { findings?: readonly { target: string, what: string }[] }) | undefined} */ (
    readJson(report)
  );
  const failures = (counts?.findings ?? []).map(({ target, what }) => ({ name: target, error: what }));
  const { passed, failed } = settle(code, counts?.passed, counts?.failed);
  return { passed, failed, skipped: 0, note: counts?.note ?? 'did not run to its end', failures };
}

/**
 * @param {string} report removed first: an old one must not count for a run that wrote none
 * @param {readonly string[]} command of Node
 * @param {NodeJS.ProcessEnv} env
 */
function withReport(report, command, env) {
  mkdirSync(inProject('artifacts'), { recursive: true });
  rmSync(report, { force: true });
  return runInOurPlace(process.execPath, command, { env });
}

/**
 * @param {string} text
 * @returns {string} a pattern for these characters alone
 */
function literally(text) {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

/**
 * A folder that is there and holds no test is a failure; one that is not there yet only has no tests yet.
 * @param {string} folder
 * @returns {Count | undefined}
 */
function withoutTests(folder) {
  const whole = inProject('tests', folder);
  if (!existsSync(whole)) return { passed: 0, failed: 0, skipped: 0, note: 'no tests yet' };
  const files = readdirSync(whole, { recursive: true }).map(String);
  if (files.some((file) => /\.(test|spec)\.ts$/.test(file))) return undefined;
  return { ...countOf(1), note: `tests/${folder} holds no test` };
}

/**
 * A run that failed failed something, whatever its report counted: a file that does not load holds no counted test.
 * @param {number} code
 * @param {number | undefined} passed
 * @param {number | undefined} failed
 * @param {number | undefined} skipped
 * @returns {Count}
 */
function settle(code, passed = 0, failed = 0, skipped = 0) {
  const least = code === 0 && passed > 0 ? 0 : 1;
  return { passed, failed: Math.max(failed, least), skipped };
}

/**
 * @param {number} code
 * @returns {Count}
 */
function countOf(code) {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}
