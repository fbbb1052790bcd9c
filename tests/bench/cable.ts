import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { libraryWeight } from '../support/library-weight.ts';
import { manyCables } from '../support/many-cables.ts';
import { plugIn } from '../support/usb-folder.ts';
import { timeOurWindow } from './windows.ts';

const photons = 8;
const starts = 10;
const root = path.resolve(import.meta.dirname, '..');

/**
 * What a claim over a cable costs beyond what it has to wait for, eight at once against the same ones over Wi-Fi one after
 * another, what a package grows by, and the first paint with the library loaded and without. One JSON object on the standard
 * output.
 */
export async function benchCable(): Promise<void> {
  const { atOnceMs, oneByOneMs, longestMs, claimed, ownWaitsMs, processorMs } = await manyCables(photons);
  const result = {
    photons,
    claimed,
    ownWaitsMs,
    /** With the simulator, which shares the process. */
    processorMsPerDevice: Math.round(processorMs),
    atOnceMs,
    longestMs,
    oneByOneOverWifiMs: oneByOneMs,
    timesAsFast: Math.round((oneByOneMs / atOnceMs) * 100) / 100,
    packageBytes: await libraryWeight(root),
    start: await timeStarts(),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** On Linux, taking turns: a Photon that is plugged in has the library loaded, and nothing that is has it left alone. */
async function timeStarts() {
  const executable = process.env.PHOTON_SETUP_ELECTRON ?? '';
  const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-bench-'));
  const [plugged, empty] = [path.join(folder, 'plugged'), path.join(folder, 'empty')];
  try {
    await plugIn(plugged, '3b0021001747353236343033', '/dev/null');
    const loadBefore = loadavg()[0];
    const [withLibrary, without]: [number[], number[]] = [[], []];
    for (let round = 0; round < starts; round += 1) {
      const turns = [[empty, without] as const, [plugged, withLibrary] as const];
      // The first one of two finds a machine that has rested.
      for (const [usbFolder, times] of round % 2 === 0 ? turns : turns.toReversed())
        times.push((await timeOurWindow(executable, undefined, [`--usb-folder=${usbFolder}`])).firstPaintMs);
    }
    const [firstPaintMs, firstPaintWithoutMs] = [median(withLibrary), median(without)];
    const ratio = Math.round((firstPaintMs / firstPaintWithoutMs) * 100) / 100;
    return { firstPaintMs, firstPaintWithoutMs, ratio, starts, loads: [loadBefore, loadavg()[0]] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0);
