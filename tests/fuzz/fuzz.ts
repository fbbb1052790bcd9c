import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { startCoverage } from './engine/coverage.ts';
import { type Budget, fuzz, stopwatch } from './engine/fuzz.ts';
import type { Outcome } from './engine/target.ts';
import { allTargets } from './targets/all.ts';

/**
 * `npm run fuzz -- [--minutes N | --seconds N | --executions N] [--seed N] [--only TEXT] [--replay JSON]`: attacks every
 * parser, each for its share of the time or with so many inputs, and prints a table; a finding ends the attack on its parser,
 * is made small and can be replayed. The same seed tries the same inputs in the same order; how many of them in a time, the
 * machine decides.
 */
const program = fileURLToPath(import.meta.url);

/** A parser that says nothing while the process works for so long hangs. */
const hangMs = 20_000;

/** The least that every parser gets. */
const leastMs = 150;

/** UTF-16 of the input under way, for the watch over a thread that no longer answers. */
const noteBytes = 4 * 1024 * 1024;

const foundInputs = v.array(v.strictObject({ target: v.string(), input: v.string(), was: v.string() }));

interface Share {
  readonly seed: number;
  readonly life: SharedArrayBuffer;
  readonly note: SharedArrayBuffer;
}

if (isMainThread) process.exitCode = await main();
else await serve(workerData as Share);

interface Order {
  readonly name: string;
  readonly budget: Budget;
}

/** One thread: takes a target by its name, answers with its outcome, and so on. */
async function serve({ seed, life, note }: Share): Promise<void> {
  const beats = new Int32Array(life);
  const text = Buffer.from(note);
  const coverage = startCoverage(program);
  const about = (input: string) => {
    beats[1] = text.write(input, 'utf16le');
    Atomics.add(beats, 0, 1);
  };
  parentPort?.on('message', ({ name, budget }: Order) => {
    const target = allTargets.find((one) => one.name === name);
    if (target === undefined) return;
    const known = readFound().flatMap((one) => (one.target === name ? [one.input] : []));
    void fuzz(target, { seed, budget, coverage, about, known }).then((outcome) => parentPort?.postMessage(outcome));
  });
  parentPort?.postMessage('ready');
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '40' },
      minutes: { type: 'string' },
      executions: { type: 'string' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      replay: { type: 'string' },
    },
  });
  const chosen = allTargets.filter(({ name }) => name.includes(values.only));
  if (chosen.length === 0) throw new Error(`no parser is called "${values.only}"`);
  if (values.replay !== undefined) return replay(values.replay, chosen[0]?.name ?? '');
  const seconds = values.minutes === undefined ? Number(values.seconds) : Number(values.minutes) * 60;
  const threads = Math.min(2, availableParallelism(), chosen.length);
  const startedAt = performance.now();
  const waiting = chosen.map(({ name }) => name);
  const outcomes: Outcome[] = [];

  /** What one took too long, those after it share. */
  function fairShare(): number {
    const left = seconds * 1000 - (performance.now() - startedAt);
    return Math.max(leastMs, (left * threads) / (waiting.length + threads));
  }

  function budgetOf(name: string): Budget {
    if (values.executions === undefined) return { milliseconds: fairShare() };
    const weight = allTargets.find((one) => one.name === name)?.weight ?? 1;
    return { executions: Math.max(1, Math.round(Number(values.executions) / weight)) };
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const thread = startThread(Number(values.seed));
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        const outcome = await thread.attack({ name, budget: budgetOf(name) });
        outcomes.push(outcome);
        if (outcome.finding !== undefined) say(findingText(outcome));
        // A thread that hung is gone; the next target gets another one.
        if (thread.ended()) break;
      }
      await thread.end();
    }
  }
  await Promise.all(Array.from({ length: threads }, work));

  const sorted = allTargets.flatMap(({ name }) => outcomes.filter((outcome) => outcome.target === name));
  const executions = sorted.reduce((sum, outcome) => sum + outcome.executions, 0);
  const findings = sorted.flatMap(({ finding }) => (finding === undefined ? [] : [finding]));
  const took = Math.round((performance.now() - startedAt) / 1000);
  say(table(sorted));
  say(`${executions} executions in ${took} s with seed ${values.seed}, ${findings.length} findings`);
  const report = {
    passed: sorted.length - findings.length,
    failed: findings.length,
    skipped: 0,
    note: `${executions} executions, ${findings.length} findings`,
    seed: Number(values.seed),
    seconds: took,
    executions,
    findings,
    parsers: sorted.map(({ finding: _finding, ...outcome }) => outcome),
  };
  mkdirSync('artifacts', { recursive: true });
  writeFileSync('artifacts/fuzz.json', `${JSON.stringify(report, null, 2)}\n`);
  return findings.length > 0 ? 1 : 0;
}

function startThread(seed: number) {
  const share: Share = {
    seed,
    life: new SharedArrayBuffer(8),
    note: new SharedArrayBuffer(noteBytes),
  };
  const beats = new Int32Array(share.life);
  const worker = new Worker(program, { workerData: share });
  let over = false;
  const ready = new Promise<void>((resolve) => worker.once('message', () => resolve()));

  return {
    ended: () => over,
    async end() {
      over = true;
      await worker.terminate();
    },
    async attack({ name, budget }: Order): Promise<Outcome> {
      await ready;
      const underWay = () => Buffer.from(share.note).toString('utf16le', 0, beats[1]);
      return new Promise((resolve) => {
        let seen = Atomics.load(beats, 0);
        let working = stopwatch();
        const give = (outcome: Outcome) => {
          clearInterval(watch);
          worker.off('message', give).off('error', threw).off('exit', left);
          resolve(outcome);
        };
        const broken = (what: string) => {
          over = true;
          const finding = { target: name, input: underWay(), what };
          give({ target: name, executions: Atomics.load(beats, 0), kept: 0, longestMs: 0, finding });
        };
        // An exception outside of every promise: what no input may bring about.
        const threw = (error: unknown) => broken(`outside of every promise: ${error}`);
        const left = () => broken('the thread ended');
        const watch = setInterval(() => {
          const now = Atomics.load(beats, 0);
          if (now !== seen) working = stopwatch();
          seen = now;
          if (working() >= hangMs) broken(`no end after ${Math.round(working())} ms`);
        }, 1_000);
        worker.on('message', give).on('error', threw).on('exit', left);
        worker.postMessage({ name, budget } satisfies Order);
      });
    },
  };
}

/** The one input again, its complaint said in full. */
async function replay(json: string, name: string): Promise<number> {
  const target = allTargets.find((one) => one.name === name);
  if (target === undefined || !('run' in target)) throw new Error('made values are replayed by their seed');
  const startedAt = performance.now();
  await target.run(v.parse(v.string(), JSON.parse(json)));
  say(`${name}: nothing wrong in ${Math.round(performance.now() - startedAt)} ms`);
  return 0;
}

/** What was found in the past and mended since. */
function readFound(): v.InferOutput<typeof foundInputs> {
  const file = path.resolve('tests/vectors/found-inputs.json');
  return v.parse(foundInputs, JSON.parse(readFileSync(file, 'utf8')));
}

function findingText({ finding }: Outcome): string {
  if (finding === undefined) return '';
  const input = JSON.stringify(finding.input);
  return [
    `FOUND in ${finding.target}: ${finding.what}`,
    input.length > 2_000
      ? `  an input of ${finding.input.length} characters: ${input.slice(0, 200)}… (artifacts/fuzz.json)`
      : `  ${input}`,
  ].join('\n');
}

function table(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ target }) => target.length));
  const head = `${'parser'.padEnd(width)} executions  new code  longest ms`;
  const rows = outcomes.map(({ target, executions, kept, longestMs, finding }) => {
    const numbers = `${String(executions).padStart(10)} ${String(kept).padStart(9)} ${longestMs.toFixed(0).padStart(11)}`;
    return `${target.padEnd(width)} ${numbers}${finding === undefined ? '' : '  FOUND'}`;
  });
  return ['', head, ...rows, ''].join('\n');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
