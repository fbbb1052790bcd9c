// Runs the radio tests in a virtual machine:  node build/radio/run.mjs [air photon …]   (all of them, or these)
// Writes artifacts/radio.json, the Count of its stage; logs and pictures go to artifacts/radio/.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureElectron } from '../setup/electron-runtime.mjs';
import { ensureBuild } from '../setup/fresh-build.mjs';
import { inProject } from '../setup/project.mjs';
import { MissingPiece, runCommand, say } from '../setup/say.mjs';
import { ensureSystemPackages, rootPrefix } from '../setup/system-packages.mjs';
import { ensureImage } from './image.mjs';
import { hostTools, reasonToSkip } from './machine.mjs';
import { countTap } from './tap.mjs';
import { runVirtualMachine } from './virtual-machine.mjs';

/** From the first download to the last test. The tests themselves have bounds of their own. */
const limitMs = 8 * 60 * 1000;

const results = inProject('artifacts/radio');
const code = inProject(`.cache/radio/code-${process.pid}`);

// One controller and a timer of our own: what AbortSignal.any() waits for may be collected as garbage in Node 20
// (github.com/nodejs/node/issues/57736), and the limit with it.
const stopped = new AbortController();
const { signal } = stopped;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => stopped.abort(new Error(name)));
setTimeout(() => stopped.abort(new Error('The radio tests took longer than their eight minutes')), limitMs).unref();

await runCommand(async () => {
  const count = await run();
  writeFileSync(inProject('artifacts/radio.json'), JSON.stringify(count));
  return count.failed > 0 ? 1 : 0;
});

/** @returns {Promise<import('../stages/stages.mjs').Count>} */
async function run() {
  const skipped = (/** @type {string} */ why) => {
    say(`The radio tests are skipped: ${why}`);
    return { passed: 0, failed: 0, skipped: 1, note: why };
  };
  mkdirSync(results, { recursive: true });
  const asRoot = await rootPrefix();
  const reason = reasonToSkip(asRoot);
  if (reason !== undefined || asRoot === undefined) return skipped(reason ?? 'it needs root');
  const phase = phases();
  try {
    await ensureSystemPackages(hostTools);
  } catch (error) {
    if (!(error instanceof MissingPiece)) throw error;
    say(error.message);
    return skipped('its system packages cannot be installed');
  }
  phase('tools');
  const electron = path.dirname((await ensureElectron()).executable);
  await ensureBuild();
  phase('bundles');
  const image = await ensureImage(asRoot, signal);
  phase('image');
  rmSync(results, { recursive: true });
  mkdirSync(results, { recursive: true });
  // A copy: out/ may be built anew while the machine reads it.
  cpSync(inProject('out'), `${code}/out`, { recursive: true });
  cpSync(inProject('build/radio/guest'), `${code}/guest`, { recursive: true });
  for (const file of ['package.json', 'node_modules/playwright', 'node_modules/playwright-core']) {
    cpSync(inProject(file), `${code}/${file}`, { recursive: true });
  }
  const chosen = process.argv
    .slice(2)
    .map((name) => `out/radio/${name}.${existsSync(inProject(`out/radio/${name}.bench.js`)) ? 'bench' : 'test'}.js`);
  if (chosen.length > 0) writeFileSync(`${code}/tests`, chosen.join(' '));
  try {
    await runVirtualMachine(image, { code, electron, results, signal, onOutput: (text) => process.stdout.write(text) });
  } catch (error) {
    const why = signal.aborted
      ? 'the radio tests were stopped, or took longer than their eight minutes'
      : String(error);
    say(`${why}. How far they came is in artifacts/radio/.`);
    return { ...countReport(), failed: Math.max(1, countReport().failed), note: 'did not run to its end' };
  } finally {
    rmSync(code, { recursive: true, force: true });
    phase('machine');
  }
  const count = countReport();
  const complete = existsSync(`${results}/ended`) && count.passed > 0;
  if (!complete) say('The virtual machine ended without a result; see artifacts/radio/console.log and journal.log.');
  return { ...count, failed: Math.max(count.failed, complete ? 0 : 1), note: phase.summary() };
}

function countReport() {
  const file = `${results}/report.tap`;
  return countTap(existsSync(file) ? readFileSync(file, 'utf8') : '');
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
