import { describe, expect, it } from 'vitest';
import { inGroups } from '../../../../build/stages/side-by-side.mjs';
import type { Stage } from '../../../../build/stages/stages.mjs';

const stage = (name: string, beside?: string): Stage => ({
  name,
  needs: [],
  run: async () => ({ passed: 1, failed: 0, skipped: 0 }),
  ...(beside === undefined ? {} : { beside }),
});

describe('stages side by side', () => {
  it('are neighbours with the same word; the others are alone', () => {
    const all = [
      stage('unit'),
      stage('flow', 'a'),
      stage('contract', 'a'),
      stage('soak', 'b'),
      stage('ui'),
      stage('e2e'),
    ];
    const names = inGroups(all).map((group) => group.map(({ name }) => name));
    expect(names).toEqual([['unit'], ['flow', 'contract'], ['soak'], ['ui'], ['e2e']]);
  });
});
