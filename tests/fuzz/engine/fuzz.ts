import fc from 'fast-check';
import type { Coverage } from './coverage.ts';
import { mutate, stretched } from './mutate.ts';
import { type Random, seededRandom, seedOf } from './random.ts';
import type { Finding, GrownTarget, MadeTarget, Outcome, Target } from './target.ts';

/** Inputs between two looks at the coverage: a look takes about as long as some dozens of them. */
const batchSize = 48;

/** From here on a parser is looked at: does a text of four times the length take much more than four times as long? */
const slowMs = 4_000;

/** Four would be fair and sixteen the square; the machine may be busy with other things. */
const fairGrowth = 9;

/** Nothing may take as long as this, however fairly it grows. */
const tooSlowMs = 15_000;

/** The share of the time that long inputs get. */
const stretchedShare = 0.25;

/** Made values between two signs of life. */
const sliceMs = 1_000;
const sliceExecutions = 100;

/** Of a fixed number: so many long inputs at a look, and of those one at full length. */
const stretchedLooks = 8;

const stretchedLook = 16 * 1024;
const stretchedWhole = 1024 * 1024;

/** How long a finding is made smaller. */
const minimizingMs = 5_000;

/** How long a parser is attacked: for a time, or for a number of inputs that is the same on every machine. */
export type Budget = { readonly milliseconds: number } | { readonly executions: number };

export interface Terms {
  readonly seed: number;
  readonly budget: Budget;
  readonly coverage: Coverage;
  /** Told before every execution, so that a hang leaves its input behind. */
  readonly about: (input: string) => void;
  /** Inputs of the past, tried first. */
  readonly known: readonly string[];
}

/** Milliseconds since a moment, those not counted in which a busy machine gave this process no time at all. */
export function stopwatch(): () => number {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return Math.min(performance.now() - startedAt, (user + system) / 1000);
  };
}

export async function fuzz(target: Target, terms: Terms): Promise<Outcome> {
  return 'run' in target ? grow(target, terms) : make(target, terms);
}

async function make(target: MadeTarget, { seed, budget, about }: Terms): Promise<Outcome> {
  const startedAt = performance.now();
  const first = seedOf(seed, target.name);
  let executions = 0;
  const slice = () => {
    if ('executions' in budget) return { numRuns: Math.min(sliceExecutions, budget.executions - executions) };
    const leftMs = startedAt + budget.milliseconds - performance.now();
    return {
      numRuns: leftMs > 0 ? Number.MAX_SAFE_INTEGER : 0,
      interruptAfterTimeLimit: Math.min(sliceMs, Math.max(1, leftMs)),
      markInterruptAsFailure: false,
    };
  };
  for (let place = 0, next = slice(); next.numRuns > 0; place += 1, next = slice()) {
    about(`(made values of seed ${first + place})`);
    const details = await fc.check(target.property(), { seed: first + place, ...next });
    executions += details.numRuns;
    // Without an example, there was no time for the first one.
    if (!details.failed || details.counterexample === null) continue;
    const finding = {
      target: target.name,
      input: fc.stringify(details.counterexample),
      what: words(details.errorInstance),
    };
    return { target: target.name, executions, kept: 0, longestMs: 0, finding };
  }
  return { target: target.name, executions, kept: 0, longestMs: 0, finding: undefined };
}

async function grow(target: GrownTarget, { seed, budget, coverage, about, known }: Terms): Promise<Outcome> {
  const random = seededRandom(seedOf(seed, target.name));
  const startedAt = performance.now();
  const corpus = [...target.seeds];
  const limit = target.limit ?? stretchedWhole;
  let executions = 0;
  let longestMs = 0;

  /** Whether this share of the budget is used up. */
  const over = (share = 1) =>
    'executions' in budget
      ? executions >= budget.executions * share
      : performance.now() >= startedAt + budget.milliseconds * share;

  /** What is wrong with this input, or undefined. */
  async function complaint(input: string): Promise<string | undefined> {
    about(input);
    executions += 1;
    const spent = stopwatch();
    try {
      const pending = target.run(input);
      if (pending !== undefined) await pending;
    } catch (error) {
      return words(error);
    }
    const ms = spent();
    longestMs = Math.max(longestMs, ms);
    return ms > slowMs ? `took ${Math.round(ms)} ms for ${input.length} characters` : undefined;
  }

  /** Being slow counts when it grows faster than the text, three times. */
  async function broken(input: string): Promise<string | undefined> {
    for (let tries = 0; ; tries += 1) {
      const spent = stopwatch();
      const what = await complaint(input);
      if (what === undefined || !what.startsWith('took ')) return what;
      const whole = spent();
      await complaint(input.slice(0, input.length / 4));
      const quarter = spent() - whole;
      if (whole < tooSlowMs && whole < fairGrowth * quarter) return undefined;
      if (tries === 2) return what;
    }
  }

  async function found(input: string, what: string): Promise<Outcome> {
    const small = what.startsWith('took ')
      ? input
      : await minimize(input, async (one) => (await complaint(one)) !== undefined);
    const finding: Finding = { target: target.name, input: small, what: (await complaint(small)) ?? what };
    return { target: target.name, executions, kept: corpus.length - target.seeds.length, longestMs, finding };
  }

  coverage.forget();
  for (const input of [...known, ...target.seeds]) {
    const what = await broken(input);
    if (what !== undefined) return found(input, what);
  }
  coverage.newPlaces();

  const fixed = 'executions' in budget;
  const long = await stretch(target, random, limit, { fixed, over: () => over(stretchedShare) }, broken);
  if (long !== undefined) return found(long.input, long.what);
  // Where long inputs got is left to be found by short ones, which make better parents.
  coverage.again([]);

  while (!over()) {
    const batch: string[] = [];
    for (let index = 0; index < batchSize && !over(); index += 1) {
      const input = mutate(pickParent(corpus, random), corpus, target.words ?? [], random);
      const what = await broken(input);
      if (what !== undefined) return found(input, what);
      batch.push(input);
    }
    let fresh = coverage.newPlaces();
    // Some of the batch got somewhere new: which ones shows when each runs alone.
    for (const input of batch) {
      if (fresh.length === 0) break;
      await complaint(input);
      const here = new Set(coverage.again(fresh));
      if (here.size === 0) continue;
      corpus.push(input);
      fresh = fresh.filter((at) => !here.has(at));
    }
  }
  return { target: target.name, executions, kept: corpus.length - target.seeds.length, longestMs, finding: undefined };
}

/** The newest inputs got furthest. */
function pickParent(corpus: readonly string[], random: Random): string {
  const newest = corpus.slice(-16);
  return random.pick(random.below(3) === 0 && newest.length > 0 ? newest : corpus);
}

/**
 * Long inputs: a look at all of them, then the slowest at full length. Of a fixed number chance chooses, since what is slow
 * is another one each time.
 */
async function stretch(
  { seeds, words: pieces = [] }: GrownTarget,
  random: Random,
  limit: number,
  { fixed, over }: { readonly fixed: boolean; readonly over: () => boolean },
  broken: (input: string) => Promise<string | undefined>,
): Promise<{ readonly input: string; readonly what: string } | undefined> {
  const looks: { readonly place: number; readonly ms: number }[] = [];
  const all = Array.from(stretched(seeds, pieces, Math.min(limit, stretchedLook)), (input, place) => ({
    input,
    place,
  }));
  // In an order of chance: a short run sees some of them, and not always the first.
  for (let left = all.length; left > 0 && !(fixed ? looks.length === stretchedLooks : over()); left -= 1) {
    const [one] = all.splice(random.below(left), 1);
    if (one === undefined) break;
    const startedAt = performance.now();
    const what = await broken(one.input);
    if (what !== undefined) return { input: one.input, what };
    looks.push({ place: one.place, ms: performance.now() - startedAt });
  }
  const slowest = fixed ? looks.slice(0, 1) : looks.sort((a, b) => b.ms - a.ms).slice(0, over() ? 1 : 3);
  let place = -1;
  for (const input of stretched(seeds, pieces, Math.min(limit, stretchedWhole))) {
    place += 1;
    if (!slowest.some((look) => look.place === place)) continue;
    const what = await broken(input);
    if (what !== undefined) return { input, what };
  }
  return undefined;
}

/** Leaves pieces out as long as the trouble stays, ever smaller ones. */
async function minimize(input: string, fails: (input: string) => Promise<boolean>): Promise<string> {
  let small = input;
  const until = performance.now() + minimizingMs;
  for (let size = Math.ceil(small.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < small.length && performance.now() < until; ) {
      const shorter = small.slice(0, at) + small.slice(at + size);
      if (await fails(shorter)) small = shorter;
      else at += size;
    }
  }
  return small;
}

function words(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
