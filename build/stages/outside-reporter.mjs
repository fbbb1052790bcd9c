import { writeFileSync } from 'node:fs';

/**
 * Writes what went wrong outside of every test, which vitest's report for programs leaves out, to the file that the
 * environment names (vitest.dev/api/advanced/reporters).
 */
// biome-ignore lint/style/noDefaultExport: vitest takes a reporter from its file's default export.
export default class OutsideReporter {
  /**
   * @param {unknown} _modules
   * @param {readonly { message?: string, stack?: string }[]} errors
   */
  onTestRunEnd(_modules, errors) {
    const file = process.env.OUTSIDE_REPORT;
    if (file !== undefined) {
      writeFileSync(file, JSON.stringify(errors.map(({ stack, message = 'no error' }) => stack ?? message)));
    }
  }
}
