import { readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector';
import { pathToFileURL } from 'node:url';

/** What code of the product has run, by V8's own block counters (Chrome DevTools Protocol, Profiler domain). */
export interface Coverage {
  /** Nothing has run as yet: what one parser reaches must not depend on those before it in this thread. */
  forget(): void;
  /** Places in the bundle that ran since the last look and never before. */
  newPlaces(): readonly number[];
  /** Those of `places` that ran since the last look. */
  again(places: readonly number[]): readonly number[];
}

/** Counts in this thread from now on. @param program the bundle, whose comments tell what came from which source */
export function startCoverage(program: string): Coverage {
  const url = pathToFileURL(program).href;
  const text = readFileSync(program, 'utf8');
  const product = productRanges(text);
  const reached = new Uint8Array(text.length);
  /** Of the last look. */
  const ran = new Uint8Array(text.length);
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

  function look(): readonly Profiler.FunctionCoverage[] {
    let functions: readonly Profiler.FunctionCoverage[] = [];
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error !== null) throw error;
      const ours = taken.result.find((script) => script.url === url);
      functions = (ours?.functions ?? []).filter(isOfProduct);
    });
    // Inner ranges follow outer ones and say what of them did not run.
    for (const { ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
    }
    return functions;
  }

  function isOfProduct({ ranges: [whole] }: Profiler.FunctionCoverage): boolean {
    if (whole === undefined || whole.count === 0) return false;
    return product.some(({ start, end }) => whole.startOffset >= start && whole.endOffset <= end);
  }

  return {
    forget() {
      look();
      reached.fill(0);
      ran.fill(0);
    },
    newPlaces() {
      const places: number[] = [];
      for (const { ranges } of look()) {
        const [whole] = ranges;
        if (whole === undefined) continue;
        for (let at = whole.startOffset; at < whole.endOffset; at += 1) {
          if (ran[at] !== 1 || reached[at] === 1) continue;
          reached[at] = 1;
          places.push(at);
        }
      }
      return places;
    },
    again(places) {
      ran.fill(0);
      look();
      return places.filter((at) => ran[at] === 1);
    },
  };
}

/** esbuild heads each source with a comment of its path. */
function productRanges(bundle: string): readonly { readonly start: number; readonly end: number }[] {
  const heads = [...bundle.matchAll(/^\/\/ ((?:shared|electron|renderer|tests|node_modules)\/\S+)$/gm)];
  return heads.flatMap(({ index, 1: source = '' }, place) =>
    /^(shared|electron)\//.test(source) ? [{ start: index, end: heads[place + 1]?.index ?? bundle.length }] : [],
  );
}
