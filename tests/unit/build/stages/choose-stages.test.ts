import { describe, expect, it } from 'vitest';
import { chooseStages } from '../../../../build/stages/choose-stages.mjs';

const names = (words: readonly string[]) => chooseStages(words).map((stage) => stage.name);
const checks = ['lint', 'types', 'layering', 'build', 'audit'];

describe('the stages of npm test', () => {
  it('are all of them when none is named, the checks first', () => {
    expect(names([])).toEqual([
      ...checks,
      'unit',
      'contract',
      'postgres',
      'conformance',
      'flow',
      'fuzz',
      'ui',
      'e2e',
      'soak',
      'faults',
      'package',
      'radio',
    ]);
  });

  it('run in their own order, whatever the order of the names', () => {
    expect(names(['ui', 'unit', 'lint'])).toEqual(['lint', 'unit', 'ui']);
  });

  it('are the checks and the unit tests for "check"', () => {
    expect(names(['check'])).toEqual([...checks, 'unit']);
  });

  it('refuse a name that none of them has, and say which there are', () => {
    expect(() => names(['unit', 'everything'])).toThrow(/check lint types layering build audit unit/);
  });
});
