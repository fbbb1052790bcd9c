import type fc from 'fast-check';

/** One parser under attack. */
interface Common {
  /** Of the parser, as the table and a replay name it. */
  readonly name: string;
  /** The sources that are meant; a test compares them with everything that reads foreign input. */
  readonly files: readonly string[];
  /** How much more an input costs than is usual: of a fixed number, such a parser gets so many times fewer. */
  readonly weight?: number;
}

/** A parser that is fed with texts grown from recorded ones, led by the code that they reach. */
export interface GrownTarget extends Common {
  /** What real input looks like. Bytes are written as binary text, one character a byte. */
  readonly seeds: readonly string[];
  /** Pieces worth putting in: key words of the format. */
  readonly words?: readonly string[];
  /** Throws when a promise is broken. */
  run(input: string): void | Promise<void>;
  /** The longest input that can come here, in characters; 1 MiB when absent. */
  readonly limit?: number;
}

/** A promise about values that are made, not grown: parse after print, mostly. */
export interface MadeTarget extends Common {
  property(): Property;
}

type Property = Parameters<typeof fc.check>[0];

export type Target = GrownTarget | MadeTarget;

export interface Finding {
  readonly target: string;
  /** As small as it could be made; a JSON text replays it. */
  readonly input: string;
  readonly what: string;
}

export interface Outcome {
  readonly target: string;
  readonly executions: number;
  /** Inputs that reached new code; none for made values. */
  readonly kept: number;
  readonly longestMs: number;
  readonly finding: Finding | undefined;
}
