// Runs the radio tests in a virtual machine:  node build/radio/run.mjs [--minutes 40] [--image-only] [air photon …]
// Without names the usual ones; without minutes they have eight. --image-only makes the machine, and nothing else.
// Writes artifacts/radio.json, the Count of its stage; logs and pictures go to artifacts/radio/.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureElectron } from '../setup/electron-runtime.mjs';
import { ensureBuild } from '../setup/fresh-build.mjs';
import { inProject } from '../setup/project.mjs';
import { MissingPiece, runCommand, say } from '../setup/say.mjs';
import { ensureSystemPackages, rootPrefix } from '../setup/system-packages.mjs';
import { ensureImage } from './image.mjs';
import { hostTools, reasonToSkip } from './machine.mjs';
import { countTap, failedOfTap } from './tap.mjs';
import { runVirtualMachine } from './virtual-machine.mjs';

const { values, positionals: named } = parseArgs({
  options: { minutes: { type: 'string', default: '8' }, 'image-only': { type: 'boolean', default: false } },
  allowPositionals: true,
});
/** From the first download to the last test. The tests themselves have bounds of their own. */
const limitMs = Number(values.minutes) * 60 * 1000;
/** For one test: five minutes of the eight, as the machine has to start as well. */
const testLimitMs = Math.round((limitMs * 5) / 8);
/** To end the virtual machine, or root's half-made image, and to keep the logs. */
const lastWordsMs = 15_000;

/** What fits into the limit on two emulated processors. The others are run by name, each within the limit. */
const usual = ['claim', 'app'];

const artifacts = inProject('artifacts/radio');
/** Of this run alone: another one may go on beside it, and a build may change out/ under it. */
const folder = inProject(`.cache/radio/run-${process.pid}`);
const [code, results] = [path.join(folder, 'code'), path.join(folder, 'results')];

// One controller and a timer of our own: what AbortSignal.any() waits for may be collected as garbage in Node 20
// (github.com/nodejs/node/issues/57736), and the limit with it.
const stopped = new AbortController();
const { signal } = stopped;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stopped.abort(new Error(name)));
// What does not listen to the signal, as a build, must not go on for ever.
signal.addEventListener('abort', () => setTimeout(() => process.exit(1), lastWordsMs).unref(), { once: true });
setTimeout(
  () => stopped.abort(new Error(`The radio tests took longer than their ${values.minutes} minutes`)),
  limitMs,
).unref();

await runCommand(async () => {
  const count = await run();
  if (values['image-only']) return 0;
  writeFileSync(inProject('artifacts/radio.json'), JSON.stringify(count));
  return count.failed > 0 ? 1 : 0;
});

/** @returns {Promise<import('../stages/stages.mjs').Count>} */
async function run() {
  const skipped = (/** @type {string} */ why) => {
    say(`The radio tests are skipped: ${why}`);
    return { passed: 0, failed: 0, skipped: 1, note: why };
  };
  mkdirSync(inProject('artifacts'), { recursive: true });
  const asRoot = await rootPrefix();
  const reason = reasonToSkip(asRoot);
  if (reason !== undefined || asRoot === undefined) return skipped(reason ?? 'it needs root');
  const phase = phases();
  try {
    await ensureSystemPackages(hostTools);
  } catch (error) {
    if (!(error instanceof MissingPiece)) throw error;
    say(error.message);
  }
  const missing = (await Promise.all(hostTools.map((tool) => tool.missing()))).flat();
  if (missing.length > 0) return skipped(`there is no ${missing.join(', ')} on this machine`);
  phase('tools');
  if (values['image-only']) {
    await ensureImage(asRoot, signal);
    return skipped('only the image was asked for');
  }
  const electron = path.dirname((await ensureElectron()).executable);
  await ensureBuild();
  phase('bundles');
  const image = await ensureImage(asRoot, signal);
  phase('image');
  mkdirSync(results, { recursive: true });
  cpSync(inProject('out'), `${code}/out`, { recursive: true });
  cpSync(inProject('build/radio/guest'), `${code}/guest`, { recursive: true });
  for (const file of ['package.json', 'node_modules/playwright', 'node_modules/playwright-core']) {
    cpSync(inProject(file), `${code}/${file}`, { recursive: true });
  }
  const chosen = (named.length > 0 ? named : usual).map(
    (name) => `out/radio/${name}.${existsSync(inProject(`out/radio/${name}.bench.js`)) ? 'bench' : 'test'}.js`,
  );
  writeFileSync(`${code}/tests`, chosen.join(' '));
  writeFileSync(`${code}/test-limit`, String(testLimitMs));
  /** @type {string | undefined} */
  let trouble;
  try {
    await runVirtualMachine(image, { code, electron, results, signal, onOutput: (text) => process.stdout.write(text) });
    if (!existsSync(`${results}/ended`)) trouble = 'The virtual machine ended before its tests';
  } catch (error) {
    trouble = error instanceof Error ? error.message : String(error);
  }
  phase('machine');
  rmSync(artifacts, { recursive: true, force: true });
  renameSync(results, artifacts);
  rmSync(folder, { recursive: true, force: true });
  const report = `${artifacts}/report.tap`;
  const told = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const count = { ...countTap(told), failures: failedOfTap(told) };
  if (trouble === undefined && count.passed > 0) return { ...count, note: phase.summary() };
  const error = trouble ?? 'No test passed';
  say(`${error}. How far they came is in artifacts/radio/.`);
  const failures = count.failures.length > 0 ? count.failures : [{ name: 'the virtual machine', error }];
  return { ...count, failed: Math.max(count.failed, 1), failures, note: 'did not run to its end' };
}

/** Says how long each part took. */
function phases() {
  /** @type {string[]} */
  const done = [];
  let from = performance.now();
  const phase = (/** @type {string} */ name) => {
    done.push(`${name} ${((performance.now() - from) / 1000).toFixed(0)} s`);
    from = performance.now();
  };
  phase.summary = () => done.join(', ');
  return phase;
}
