import { collect } from '../setup/program.mjs';
import { say } from '../setup/say.mjs';

/** The registry answers in a second or two; without internet this is how long it takes to say so. */
const auditLimitMs = 30_000;

/**
 * Known vulnerabilities in what ships. Where the registry gives no answer this is skipped and says why: not knowing is
 * no pass.
 * @returns {Promise<import('./stages.mjs').Count>}
 */
export async function audit() {
  const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0', `--fetch-timeout=${auditLimitMs / 2}`];
  const { stdout } = await collect('npm', args, { timeoutMs: auditLimitMs });
  const { findings, unknown } = readAudit(stdout);
  if (unknown !== undefined) {
    say(`Known vulnerabilities could not be asked for: ${unknown}.`);
    return { passed: 0, failed: 0, skipped: 1, note: `not known: ${unknown}` };
  }
  for (const finding of findings) say(finding);
  return findings.length === 0
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0, note: `${findings.length} packages with known vulnerabilities` };
}

/**
 * @param {string} text what `npm audit --json` printed (npm documentation, npm-audit)
 * @returns {{ findings: readonly string[], unknown?: string }} a line for each package; or why nothing is known
 */
export function readAudit(text) {
  const report = /** @type {Report | undefined} */ (parse(text));
  if (report?.auditReportVersion === undefined || report.vulnerabilities === undefined) {
    return { findings: [], unknown: (report?.message ?? 'no answer from the registry').split('\n')[0] ?? '' };
  }
  return {
    findings: Object.values(report.vulnerabilities).map(({ name, severity, range }) => `${name} ${range}: ${severity}`),
  };
}

/**
 * @typedef {{
 *   auditReportVersion?: number,
 *   vulnerabilities?: Record<string, { name: string, severity: string, range: string }>,
 *   message?: string,
 * }} Report
 */

/**
 * @param {string} text
 * @returns {unknown}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
