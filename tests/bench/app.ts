import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ClaimTiming, timeOfficialClaim, timeOurClaim } from './claims.ts';
import { type ImportTiming, timeImport } from './imports.ts';
import { timeEmptyWindow, timeOurWindow, type WindowTiming } from './windows.ts';

/**
 * An import of 100 000 ids, a claim against the official clients, and the window against an
 * empty one, each pair in one run on this machine, taking turns. Medians are compared; targets are printed beside them and never fail the run.
 */
const rounds = 3;
const windowRounds = 7;
const importedIds = 100_000;
const json = process.argv.includes('--json');

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
const say = (text: string) => void process.stderr.write(`${text}\n`);

const imports: ImportTiming[] = [];
for (let round = 1; round <= rounds; round += 1) {
  say(`Import ${round} of ${rounds} …`);
  imports.push(await timeImport(importedIds));
}
const importing = {
  ids: importedIds,
  wallMs: median(imports.map((timing) => timing.wallMs)),
  reportMs: median(imports.map((timing) => timing.reportMs)),
  // The worst of all: a first import finds the memory of this process small and its code not yet compiled.
  peakAboveIdleMb: Math.max(...imports.map((timing) => timing.peakAboveIdleMb)),
  longestStallMs: Math.max(...imports.map((timing) => timing.longestStallMs)),
  idleStallMs: Math.max(...imports.map((timing) => timing.idleStallMs)),
};

const claims = { ours: [] as ClaimTiming[], official: [] as ClaimTiming[] };
for (let round = 1; round <= rounds; round += 1) {
  say(`Claim ${round} of ${rounds}, both ways …`);
  claims.ours.push(await timeOurClaim());
  claims.official.push(await timeOfficialClaim());
}
const summary = (timings: readonly ClaimTiming[]) => {
  const floorMs = median(timings.map((timing) => timing.floorMs));
  const overheadMs = median(timings.map((timing) => timing.overheadMs));
  return {
    wallMs: median(timings.map((timing) => timing.wallMs)),
    floorMs,
    overheadMs,
    overheadPercent: (overheadMs / floorMs) * 100,
  };
};

const executable = process.env.PHOTON_SETUP_ELECTRON;
const hasDisplay = process.env.DISPLAY !== undefined || process.platform !== 'linux';
const report = {
  import: importing,
  claim: { ours: summary(claims.ours), officialClients: summary(claims.official) },
  window: executable !== undefined && hasDisplay ? await windows(executable) : undefined,
  rendererBytes: await rendererBytes(),
};

if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
else print();

async function windows(electron: string) {
  const ours: WindowTiming[] = [];
  const empty: WindowTiming[] = [];
  for (let round = 1; round <= windowRounds; round += 1) {
    say(`Window ${round} of ${windowRounds}, ours and an empty one …`);
    empty.push(await timeEmptyWindow(electron));
    ours.push(await timeOurWindow(electron));
  }
  const medians = (timings: readonly WindowTiming[]) => ({
    firstPaintMs: median(timings.map((timing) => timing.firstPaintMs)),
    memoryMb: median(timings.map((timing) => timing.memoryMb)),
    processes: median(timings.map((timing) => timing.processes)),
  });
  const [a, b] = [medians(ours), medians(empty)];
  return { ours: a, empty: b, firstPaintRatio: a.firstPaintMs / b.firstPaintMs, memoryRatio: a.memoryMb / b.memoryMb };
}

async function rendererBytes(): Promise<number | undefined> {
  const record = path.resolve(import.meta.dirname, '../out/build.json');
  const { initialBytes } = JSON.parse(await readFile(record, 'utf8').catch(() => '{}')) as { initialBytes?: number };
  return initialBytes;
}

function print(): void {
  const { claim, window, rendererBytes: bytes } = report;
  const row = (name: string, { wallMs, floorMs, overheadMs, overheadPercent }: typeof claim.ours) =>
    `${name.padEnd(18)} wall ${wallMs.toFixed(0)} ms, floor ${floorMs.toFixed(0)} ms, overhead ${overheadMs.toFixed(0)} ms (${overheadPercent.toFixed(1)} %)`;
  const lines = [
    `Import of ${importing.ids} ids (targets: at most 150 MB above idle; no stall a person notices, so 50 ms):`,
    `wall ${importing.wallMs.toFixed(0)} ms, report ${importing.reportMs.toFixed(0)} ms, peak ${importing.peakAboveIdleMb.toFixed(0)} MB above idle, longest stall ${importing.longestStallMs.toFixed(0)} ms (${importing.idleStallMs.toFixed(0)} ms of a process that does nothing)`,
    `Claim, median of ${rounds} (target for ours: overhead at most 150 ms and 3 %, never slower):`,
    row('ours', claim.ours),
    row('official clients', claim.officialClients),
    window === undefined
      ? 'Window: not measured, there is no display or no Electron.'
      : [
          `Window, median of ${windowRounds} (target: first paint at most 1.25 times the empty one):`,
          `ours  ${window.ours.firstPaintMs.toFixed(0)} ms, ${window.ours.memoryMb.toFixed(0)} MB in ${window.ours.processes} processes`,
          `empty ${window.empty.firstPaintMs.toFixed(0)} ms, ${window.empty.memoryMb.toFixed(0)} MB in ${window.empty.processes} processes`,
          `ratio ${window.firstPaintRatio.toFixed(2)} in time, ${window.memoryRatio.toFixed(2)} in memory`,
        ].join('\n'),
    `Renderer: ${bytes ?? 'unknown'} bytes of JavaScript at the start (target: at most 325000)`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
