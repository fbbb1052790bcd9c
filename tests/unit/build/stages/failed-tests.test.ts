import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { failedOfTap } from '../../../../build/radio/tap.mjs';
import {
  failedOfPlaywright,
  failedOfVitest,
  notesOfPlaywright,
  tellFailures,
} from '../../../../build/stages/failed-tests.mjs';

const project = path.resolve(import.meta.dirname, '../../../..');

describe('the tests that failed', () => {
  it('are found in a report of vitest, with files that did not load', () => {
    const passed = { fullName: 'outer passes', status: 'passed', failureMessages: [] };
    const failed = { fullName: 'outer fails', status: 'failed', failureMessages: ['AssertionError: 1 is not 2\n  at'] };
    const testResults = [
      { name: `${project}/tests/unit/a.test.ts`, message: '', assertionResults: [passed, failed] },
      { name: `${project}/tests/unit/b.test.ts`, message: 'Cannot find module', assertionResults: [] },
    ];
    expect(failedOfVitest({ testResults })).toEqual([
      {
        name: 'tests/unit/a.test.ts › outer fails',
        error: 'AssertionError: 1 is not 2\n  at',
        file: 'tests/unit/a.test.ts',
        title: 'outer fails',
      },
      { name: 'tests/unit/b.test.ts', error: 'Cannot find module', file: 'tests/unit/b.test.ts' },
    ]);
  });

  it('are found in a report of Playwright, with what went wrong outside of every test', () => {
    const spec = (title: string, status: string, ...messages: string[]) => ({
      title,
      tests: [{ status, results: [{ errors: messages.map((message) => ({ message })) }] }],
    });
    const group = { title: 'group', specs: [spec('is slow', 'unexpected', 'Test timeout', 'Error: not visible')] };
    const suites = [{ title: 'ui/a.test.ts', specs: [spec('passes', 'expected')], suites: [group] }];
    expect(failedOfPlaywright({ suites, errors: [{ message: 'No tests found.' }] })).toEqual([
      {
        name: 'ui/a.test.ts › group › is slow',
        error: 'Test timeout\nError: not visible',
        file: 'ui/a.test.ts',
        title: 'group is slow',
      },
      { name: 'outside of the tests', error: 'No tests found.' },
    ]);
  });

  it('are found in a report of Node’s runner', () => {
    const report = [
      'TAP version 13',
      'ok 1 - claims',
      'not ok 2 - goes back',
      '  ---',
      "  failureType: 'testCodeFailure'",
      '  error: |-',
      '    Expected values to be strictly equal:',
      '    1 !== 2',
      '  ...',
    ].join('\n');
    expect(failedOfTap(report)).toEqual([{ name: 'goes back', error: 'Expected values to be strictly equal:' }]);
  });

  it('that passed with a note are counted by what they noted', () => {
    const spec = (...types: string[]) => ({
      title: 'passes',
      tests: [{ status: 'expected', annotations: types.map((type) => ({ type })), results: [] }],
    });
    const group = { title: 'group', specs: [spec('a start hung'), spec()] };
    const suites = [
      {
        title: 'e2e/a.test.ts',
        specs: [spec('a start hung', 'held by the debugger'), spec('serial')],
        suites: [group],
      },
    ];
    expect(notesOfPlaywright({ suites })).toBe('2 × a start hung, 1 × held by the debugger');
    expect(notesOfPlaywright({ suites: [{ title: 'ui/a.test.ts', specs: [spec()] }] })).toBeUndefined();
  });

  it('are told in a few plain lines each, the first and the last, and not all when there are many', () => {
    const error = (...more: string[]) => ['\u001b[31mError: no\u001b[39m\n', '  Locator: h1', ...more].join('\n');
    const told = (text: string) =>
      tellFailures([{ name: 'lint' }, { name: 'ui', failures: [{ name: 'a › b', error: text }] }]);
    const lines = (...all: string[]) => ['ui: a › b', ...all.map((line) => `    ${line}`)];
    expect(told(error('1', '2', '3', '4'))).toEqual(lines('Error: no', 'Locator: h1', '1', '2', '3', '4'));
    expect(told(error('1', '2', '3', '4', '5', '6', '7'))).toEqual(
      lines('Error: no', 'Locator: h1', '1', '2', '3', '…', '5', '6', '7'),
    );
    const many = Array.from({ length: 23 }, (_, index) => ({ name: `test ${index}`, error: '' }));
    expect(tellFailures([{ name: 'unit', failures: many }]).slice(-2)).toEqual(['unit: test 19', 'and 3 more']);
    expect(tellFailures([{ name: 'lint' }])).toEqual([]);
  });
});
