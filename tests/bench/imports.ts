import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { particleProducts } from '../../electron/cloud/product-cloud.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { importDevices } from '../../electron/products/import-devices.ts';
import { importReport } from '../../electron/products/import-report.ts';
import type { ReadyLine } from '../../electron/simulator/simulated-world.ts';

/** One import of a file, and its report. Peak memory is above what this process had just before. */
export interface ImportTiming {
  readonly ids: number;
  readonly wallMs: number;
  readonly reportMs: number;
  readonly peakAboveIdleMb: number;
  readonly longestStallMs: number;
  /** The same while this process does nothing: what the machine itself adds. */
  readonly idleStallMs: number;
}

const rssMb = () => process.memoryUsage.rss() / 1024 / 1024;

/** Looks at the memory this often; a garbage collection takes longer. */
const lookEveryMs = 10;

/** About as long as the import takes. */
const idleMs = 2_000;

/** The cloud is a process of its own, so that only the import is measured. */
export async function timeImport(count: number): Promise<ImportTiming> {
  const simulator = spawn(
    process.execPath,
    [path.resolve(import.meta.dirname, '../out/simulator.js'), '--json', '--swift'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-bench-'));
  try {
    const lines = createInterface({ input: simulator.stdout });
    const [line] = (await once(lines, 'line')) as [string];
    const ready = JSON.parse(line) as ReadyLine;
    // The events that follow are read and dropped, or the simulator would wait for its reader.
    lines.on('line', () => undefined);
    const file = path.join(folder, 'ids.csv');
    await writeList(file, ready.madeIdPrefix, count);
    return await time(file, ready, count);
  } finally {
    simulator.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeList(file: string, prefix: string, count: number): Promise<void> {
  const rows = Array.from(
    { length: count },
    (_, index) => `${index},"${prefix}${index.toString(16).padStart(12, '0')}",lamp`,
  );
  await writeFile(file, `\uFEFFnumber,device id,kind\r\n${rows.join('\r\n')}\r\n`);
}

async function time(file: string, ready: ReadyLine, count: number): Promise<ImportTiming> {
  const { clientId: id, clientSecret: secret, slug } = ready.product;
  const auth = particleProducts({ baseUrl: ready.cloud.url, fetch, clock: systemClock });
  const product = await auth.openProduct({ id, secret }, slug, neverAborted());
  if (!product.ok) throw new Error(product.error.code);

  const idle = monitorEventLoopDelay({ resolution: 1 });
  idle.enable();
  await systemClock.sleep(idleMs);
  idle.disable();

  const idleMb = rssMb();
  let peakMb = idleMb;
  const look = setInterval(() => {
    peakMb = Math.max(peakMb, rssMb());
  }, lookEveryMs);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  try {
    const startedAt = performance.now();
    const { state, ledger } = await importDevices(
      { product: product.value, clock: systemClock },
      { from: 'file', bytes: createReadStream(file) },
      () => undefined,
      neverAborted(),
    );
    const wallMs = performance.now() - startedAt;
    if (state.counts.added !== count) throw new Error(JSON.stringify(state));
    await writeFile(`${file}.report`, importReport(ledger), 'utf8');
    const reportMs = performance.now() - startedAt - wallMs;
    return {
      ids: count,
      wallMs,
      reportMs,
      peakAboveIdleMb: peakMb - idleMb,
      longestStallMs: delay.max / 1e6,
      idleStallMs: idle.max / 1e6,
    };
  } finally {
    delay.disable();
    clearInterval(look);
  }
}
