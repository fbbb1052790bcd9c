import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { historyOf } from '../../electron/record/history.ts';
import type { RecordFilter } from '../../electron/record/history-query.ts';
import { openStore } from '../../electron/record/record-store.ts';
import type { HistoryOutcome } from '../../shared/history-outcome.ts';
import { begun, eventsOf, fill, idOf, minuteMs, serialOf } from '../support/factory-rows.ts';
import { buildWriter, killAfter, lossesIn, startWriter } from '../support/record-kills.ts';
import { recordPrograms } from '../support/record-programs.ts';

const sizes = [200_000, 1_000_000] as const;
const timesEach = 15;
const durableRows = 200;
const kills = 500;
const opens = 7;
const pageRows = 100;

const say = (text: string) => void process.stderr.write(`${text}\n`);
const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const at = (values: readonly number[], part: number) => sorted(values)[Math.ceil(values.length * part) - 1] ?? 0;
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const since = performance.now();
  await work();
  return performance.now() - since;
};
/** The processor's time, in milliseconds: what other programs do at the same time is not in it. */
const worked = async (work: () => Promise<unknown>): Promise<number> => {
  const since = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};
const station = { computer: 'this computer', name: 'Bench 1', newId: () => 'station' };

/** `npm run bench -- record`. */
export async function benchRecord(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-bench-'));
  try {
    await durable(folder);
    const [few, many] = sizes;
    await search(path.join(folder, `${few}.db`), few);
    await killed(path.join(folder, 'killed.db'));
    await search(path.join(folder, `${many}.db`), many);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function durable(folder: string): Promise<void> {
  const store = await openStore(path.join(folder, 'durable.db'), station);
  const raw = await open(path.join(folder, 'raw'), 'a');
  const line = Buffer.alloc(300, 'x');
  const ours: number[] = [];
  const cpu: number[] = [];
  const flush: number[] = [];
  for (let one = 1; one <= durableRows; one += 1) {
    const [started] = eventsOf(one);
    if (started !== undefined)
      ours.push(await timed(async () => cpu.push(await worked(() => store.append([started])))));
    flush.push(
      await timed(async () => {
        await raw.write(line);
        await raw.datasync();
      }),
    );
  }
  await raw.close();
  await store.close();
  say(
    `One durable row, median of ${durableRows} (target: under 10 ms): ${at(ours, 0.5).toFixed(2)} ms, of the processor ${at(cpu, 0.5).toFixed(2)} ms; a raw write and fdatasync of 300 bytes, taking turns: ${at(flush, 0.5).toFixed(2)} ms`,
  );
}

async function search(file: string, rows: number): Promise<void> {
  const store = await openStore(file, station);
  say(`Writing ${rows} rows …`);
  await fill(store, rows);
  await store.close();
  const record = recordPrograms(file).start('reader');
  const history = historyOf(record);
  const middle = Math.floor(rows / 2);
  const filters: Readonly<Record<string, RecordFilter>> = {
    'no filter': {},
    'part of an id': { search: idOf(middle).slice(14) },
    'part of an id that all have': { search: idOf(1).slice(0, 12) },
    'part of a serial number': { search: serialOf(middle).slice(-7) },
    'two letters': { search: '7b' },
    'two letters that are in no row': { search: 'p7' },
    'in no row': { search: 'nowhere' },
    'its letters in all rows, and not in this order': { search: 'pmal' },
    failed: { outcome: 'failed' },
    'one day in the middle': { since: begun + middle * minuteMs, until: begun + (middle + 1_440) * minuteMs },
    'up to the middle': { until: begun + middle * minuteMs },
    preset: { preset: 'Preset 7' },
    'preset of nobody': { preset: 'Nobody' },
    product: { product: 'lamps' },
    'all of them': {
      search: 'lamp',
      outcome: 'failed' satisfies HistoryOutcome,
      preset: 'Preset 7',
      product: 'lamps',
      station: 'Bench 1',
      until: begun + middle * minuteMs,
    },
    'a search in a station of nobody': { search: 'lamp', station: 'Nobody' },
  };
  const all: number[] = [];
  const allCpu: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const lines: string[] = [];
  for (const [name, filter] of Object.entries(filters)) {
    const took: number[] = [];
    const cpu: number[] = [];
    delay.reset();
    delay.enable();
    for (let time = 1; time <= timesEach; time += 1) {
      took.push(await timed(async () => cpu.push(await worked(() => history.page(filter, { most: pageRows })))));
    }
    delay.disable();
    all.push(...took);
    allCpu.push(...cpu);
    lines.push(
      `  ${name.padEnd(48)} median ${at(took, 0.5).toFixed(1)} ms, 95th percentile ${at(took, 0.95).toFixed(1)} ms (processor ${at(cpu, 0.5).toFixed(1)}, ${at(cpu, 0.95).toFixed(1)} ms), longest stall ${(delay.max / 1e6).toFixed(0)} ms`,
    );
  }
  const target = rows === sizes[0] ? 50 : 150;
  say(
    `${rows} rows: first page of each, 95th percentile of all (target: under ${target} ms): ${at(all, 0.95).toFixed(1)} ms, of the processor ${at(allCpu, 0.95).toFixed(1)} ms`,
  );
  say(lines.join('\n'));
  delay.reset();
  delay.enable();
  const count = await timed(() => history.count({ search: 'lamp' }));
  let sumCpu = 0;
  const sum = await timed(async () => {
    sumCpu = await worked(() => history.summary({}));
  });
  delay.disable();
  say(
    `  count of a search that all fit ${count.toFixed(0)} ms, summary of all ${sum.toFixed(0)} ms (processor ${sumCpu.toFixed(0)} ms), longest stall ${(delay.max / 1e6).toFixed(0)} ms`,
  );
  await record.close();
  const opened: { ms: number; cpuMs: number; rssMb: number }[] = [];
  const idle: number[] = [];
  for (let time = 1; time <= opens; time += 1) {
    idle.push(Number(await output(['-e', 'console.log(process.memoryUsage.rss() / 1024 / 1024)'])));
    opened.push(
      JSON.parse(
        await output([path.resolve(import.meta.dirname, '../out/record-open.js'), file, String(pageRows)]),
      ) as { ms: number; cpuMs: number; rssMb: number },
    );
  }
  const ms = at(
    opened.map((one) => one.ms),
    0.5,
  );
  const cpuMs = at(
    opened.map((one) => one.cpuMs),
    0.5,
  );
  const rss = at(
    opened.map((one) => one.rssMb),
    0.5,
  );
  say(
    `  opening it, engine and first page, median of ${opens} processes (target at 200000: under 150 ms): ${ms.toFixed(0)} ms, of the processor ${cpuMs.toFixed(0)} ms; memory of that process ${rss.toFixed(0)} MB, of one that loads nothing ${at(idle, 0.5).toFixed(0)} MB (target: 30 MB more)`,
  );
}

async function output(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (bytes: Buffer) => {
    text += bytes.toString('utf8');
  });
  await once(child, 'close');
  return text;
}

async function killed(file: string): Promise<void> {
  const writer = await buildWriter();
  const said: string[] = [];
  try {
    for (let round = 1; round <= kills; round += 2) {
      // Two programs at once, as window and terminal are.
      const both = [startWriter(writer.program, file, `a${round}`), startWriter(writer.program, file, `b${round}`)];
      await Promise.all(both.map((one) => killAfter(one, 1 + Math.floor(Math.random() * 20), Math.random() * 30)));
      said.push(...both.flatMap((one) => one.said));
      if (round % 50 === 1) say(`Kill ${round} of ${kills} …`);
    }
    // What was refused was said to be: nobody lost it.
    const refused = said.filter((one) => one.startsWith('refused'));
    const losses = await lossesIn(
      file,
      said.filter((one) => !one.startsWith('refused')),
    );
    say(
      `${kills} × kill -9, two programs writing at once: ${said.length - refused.length} events said to be on the disk, ${refused.length} said to be refused; lost, doubled or half: ${losses.length}`,
    );
    if (losses.length > 0) say(losses.slice(0, 10).join('\n'));
  } finally {
    await writer.remove();
  }
}
