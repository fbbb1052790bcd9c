/**
 * Counts the tests of a report of Node's test runner (nodejs.org/docs/latest-v20.x/api/test.html, "tap"). A test that
 * was cancelled counts as failed. A report that is cut short has no totals: then its lines are counted.
 * @param {string} report
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countTap(report) {
  const total = (/** @type {string} */ name) => {
    const found = new RegExp(`^# ${name} (\\d+)$`, 'm').exec(report)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const passed = total('pass');
  if (passed !== undefined) {
    return { passed, failed: (total('fail') ?? 0) + (total('cancelled') ?? 0), skipped: total('skipped') ?? 0 };
  }
  const lines = [...report.matchAll(/^ *(not )?ok \d+ - .*$/gm)];
  const bad = lines.filter(([, not]) => not !== undefined).length;
  return { passed: lines.length - bad, failed: bad, skipped: 0 };
}

/**
 * @param {string} report as {@link countTap} reads it
 * @returns {readonly import('../stages/failed-tests.mjs').FailedTest[]} those that failed, with the first line of why
 */
export function failedOfTap(report) {
  const found = report.matchAll(/^( *)not ok \d+ - (.*)$((?:\n\1 {2}.*)*)/gm);
  return [...found].map(([, , name = '', details = '']) => ({
    name,
    error: /^ *error: (?:\|-\n *)?(.*)$/m.exec(details)?.[1] ?? '',
  }));
}
