import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { inProject, readJson } from '../setup/project.mjs';

/**
 * One played cell, as `tests/faults/run-cases.ts` writes it.
 * @typedef {{
 *   group: string, fault: string, lasting: string, flow: string, moment: string, expected: string, ended: string,
 *   tookMs: number, wrong: readonly string[], acknowledgedMs?: number, restoredMs?: number,
 * }} Cell
 * @typedef {{ cells: readonly Cell[], inapplicable: Readonly<Record<string, number>> }} Part
 */

const parts = 'artifacts/faults';

/** Before the matrix is played: what an earlier one left must not count. */
export function forgetFaultReport() {
  rmSync(inProject(parts), { recursive: true, force: true });
}

/**
 * The whole matrix from what its parts have written: `artifacts/fault-matrix.json` and `.md`.
 * @returns {string} the table of the groups, for the terminal; empty when nothing was played
 */
export function writeFaultReport() {
  if (!existsSync(inProject(parts))) return '';
  const played = readdirSync(inProject(parts)).map((file) => /** @type {Part} */ (readJson(inProject(parts, file))));
  const cells = played.flatMap((part) => part.cells);
  const inapplicable = new Map();
  for (const part of played) {
    for (const [reason, count] of Object.entries(part.inapplicable)) {
      inapplicable.set(reason, (inapplicable.get(reason) ?? 0) + count);
    }
  }
  const groups = [...new Set(cells.map(({ group }) => group))].map((group) => summary(group, cells));
  const total = summary(undefined, cells);
  const cancels = cells.filter(({ acknowledgedMs }) => acknowledgedMs !== undefined);
  const longest = {
    acknowledgedMs: Math.max(0, ...cancels.map(({ acknowledgedMs }) => acknowledgedMs ?? 0)),
    restoredMs: Math.max(0, ...cancels.map(({ restoredMs }) => restoredMs ?? 0)),
  };
  const notPlayed = [...inapplicable].map(([reason, count]) => ({ reason, count }));
  writeFileSync(
    inProject('artifacts/fault-matrix.json'),
    `${JSON.stringify({ groups, total, longest, inapplicable: notPlayed, cells }, undefined, 1)}\n`,
  );
  writeFileSync(inProject('artifacts/fault-matrix.md'), inWords(groups, total, longest, notPlayed, cells));
  return table([...groups, total]);
}

/**
 * @param {string | undefined} group undefined: all of them
 * @param {readonly Cell[]} all
 */
function summary(group, all) {
  const cells = group === undefined ? all : all.filter((cell) => cell.group === group);
  return {
    name: group ?? 'all',
    run: cells.length,
    passed: cells.filter(({ wrong }) => wrong.length === 0).length,
    codes: [...new Set(cells.map(({ ended }) => ended))].sort(),
  };
}

/** @param {readonly ReturnType<typeof summary>[]} rows */
function table(rows) {
  return [
    `${'faults'.padEnd(24)} ${'run'.padStart(5)} ${'passed'.padStart(6)} ${'endings'.padStart(7)}`,
    ...rows.map(({ name, run, passed, codes }) => {
      const numbers = [String(run).padStart(5), String(passed).padStart(6), String(codes.length).padStart(7)];
      return `${name.padEnd(24)} ${numbers.join(' ')}`;
    }),
  ].join('\n');
}

/**
 * @param {readonly ReturnType<typeof summary>[]} groups
 * @param {ReturnType<typeof summary>} total
 * @param {{ acknowledgedMs: number, restoredMs: number }} longest
 * @param {readonly { reason: string, count: number }[]} notPlayed
 * @param {readonly Cell[]} cells
 */
function inWords(groups, total, longest, notPlayed, cells) {
  const count = notPlayed.reduce((sum, one) => sum + one.count, 0);
  return [
    '# The fault matrix',
    '',
    `${total.run} cells played, ${total.passed} passed, ${count} not applicable, ${total.codes.length} distinct endings.`,
    '',
    `Longest from Cancel to the next word: ${longest.acknowledgedMs.toFixed(1)} ms of real time; to the own network: ${longest.restoredMs} ms of virtual time.`,
    '',
    '| Faults | Cells | Passed | Endings reached |',
    '|---|---|---|---|',
    ...groups.map(({ name, run, passed, codes }) => `| ${name} | ${run} | ${passed} | ${codes.join(', ')} |`),
    '',
    '## Not applicable',
    '',
    ...notPlayed.map(({ reason, count: times }) => `- ${times}: ${reason}`),
    '',
    '## Cells',
    '',
    '| Faults | Fault | Lasting | Flow | At | Told | Minutes | |',
    '|---|---|---|---|---|---|---|---|',
    ...cells.map(
      ({ group, fault, lasting, flow, moment, ended, tookMs, wrong }) =>
        `| ${group} | ${fault} | ${lasting} | ${flow} | ${moment} | ${ended} | ${(tookMs / 60_000).toFixed(1)} | ${wrong.join('; ')} |`,
    ),
    '',
  ].join('\n');
}
