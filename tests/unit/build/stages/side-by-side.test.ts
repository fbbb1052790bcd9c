import { describe, expect, it } from 'vitest';
import { inGroups, runSideBySide } from '../../../../build/stages/side-by-side.mjs';
import type { Stage } from '../../../../build/stages/stages.mjs';

const stage = (name: string, beside?: string, takesTurns?: string): Stage => ({
  name,
  needs: [],
  run: async () => ({ passed: 1, failed: 0, skipped: 0 }),
  ...(beside === undefined ? {} : { beside }),
  ...(takesTurns === undefined ? {} : { takesTurns }),
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

  it('begin together, but those that take turns one after the other; what comes out is in their order', async () => {
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const run = ({ name }: Stage) => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(`${name} ran`)));
    };
    const group = [stage('soak', 'a', 'turn'), stage('package', 'a', 'turn'), stage('radio', 'a')];
    const rows = runSideBySide(group, run);
    expect(begun).toEqual(['soak', 'radio']);
    ends.get('radio')?.();
    ends.get('soak')?.();
    await expect.poll(() => begun).toEqual(['soak', 'radio', 'package']);
    ends.get('package')?.();
    expect(await rows).toEqual(['soak ran', 'package ran', 'radio ran']);
  });
});
