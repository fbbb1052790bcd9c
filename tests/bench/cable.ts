import { manyCables } from '../support/many-cables.ts';

const photons = 8;

/** Eight Photons on cables at once against the same ones over Wi-Fi one after another. One JSON object on the standard output. */
export async function benchCable(): Promise<void> {
  const { atOnceMs, oneByOneMs, longestMs, claimed, processorMs } = await manyCables(photons);
  const result = {
    photons,
    claimed,
    atOnceMs,
    longestMs,
    oneByOneOverWifiMs: oneByOneMs,
    timesAsFast: Math.round((oneByOneMs / atOnceMs) * 100) / 100,
    /** With the simulator, which shares the process: what one claim costs over the waits that are imposed. */
    processorMsPerDevice: Math.round(processorMs),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
