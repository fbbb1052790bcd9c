/** Numbers that follow from a seed alone (mulberry32): a run can be had again. */
export interface Random {
  /** From 0 to `limit` - 1. */
  below(limit: number): number;
  pick<Value>(list: readonly Value[]): Value;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return {
    below: (limit) => next() % Math.max(1, limit),
    pick(list) {
      const value = list[next() % Math.max(1, list.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
  };
}

/** A seed of its own for each target, so that a change to one leaves the others as they were. */
export function seedOf(seed: number, name: string): number {
  let hash = seed | 0;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
