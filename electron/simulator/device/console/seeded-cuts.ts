/**
 * How much of what is on its way comes at once, of any size up to all of it: the console promises nothing about that. The same
 * sizes each time for the same `seed`.
 */
export function seededCuts(seed: string): (left: number) => number {
  let state = Array.from(seed).reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 1);
  return (left) => {
    // Numerical Recipes' linear congruential generator; its high bits are the better ones.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const share = state / 2 ** 32;
    return 1 + Math.floor(share * share * left);
  };
}
