import path from 'node:path';
import { libraryWeight } from '../support/library-weight.ts';
import { manyCables } from '../support/many-cables.ts';

const photons = 8;
const root = path.resolve(import.meta.dirname, '..');

/**
 * What a claim over a cable costs beyond what it has to wait for, eight at once against the same ones over Wi-Fi one after
 * another, and what a package grows by. One JSON object on the standard output.
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
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
