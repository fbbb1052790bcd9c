import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { foldAll, openStore } from '../../electron/record/record-store.ts';
import { readRow } from '../../electron/record/row-codec.ts';

/** Programs are started from the project's folder, also those that are bundled. */
const root = process.cwd();

/** A program of this folder, the one that writes without a word, as a file that Node starts. Beside the packages, which it needs. */
export async function buildWriter(
  name: 'record-writer' | 'sharing-writer' | 'line-program' = 'record-writer',
): Promise<{ readonly program: string; remove(): Promise<void> }> {
  const program = path.join(root, `.cache/${name}-${process.pid}.mjs`);
  await mkdir(path.dirname(program), { recursive: true });
  const entry = path.join(root, `tests/support/${name}.ts`);
  const options = { bundle: true, platform: 'node', format: 'esm', packages: 'external' } as const;
  await build({ entryPoints: [entry], outfile: program, ...options });
  return { program, remove: () => rm(program, { force: true }) };
}

export interface Writer {
  readonly child: ChildProcess;
  /** What it said to be on the disk, and what was refused. */
  readonly said: string[];
  readonly ended: Promise<unknown>;
}

/** `uid`: as another person than this one. */
export function startWriter(
  program: string,
  file: string,
  name: string,
  most?: number | string,
  uid?: number,
  more: readonly string[] = [],
): Writer {
  const child = spawn(process.execPath, [program, file, name, ...(most === undefined ? [] : [String(most)]), ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const said: string[] = [];
  let rest = '';
  child.stdout.on('data', (bytes: Buffer) => {
    const lines = (rest + bytes.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines);
  });
  return { child, said, ended: once(child, 'close') };
}

/** Kills the writer after it has said `events` of them, in the middle of what it does next. */
export async function killAfter(writer: Writer, events: number, delayMs: number): Promise<void> {
  const enough = () => writer.said.length >= events;
  while (!enough()) await Promise.race([once(writer.child.stdout ?? writer.child, 'data'), writer.ended]);
  // Somewhere within the next rows: which instant it is chance decides.
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  writer.child.kill('SIGKILL');
  await writer.ended;
}

/** What is wrong with a file after its writers said these events; empty: nothing. */
export async function lossesIn(file: string, said: readonly string[]): Promise<readonly string[]> {
  const store = await openStore(file, { computer: 'this computer', name: 'Bench 1', newId: () => 'another' });
  try {
    const events = await store.database.selectFrom('event').selectAll().orderBy('sequence').execute();
    const there = events.map(({ attemptId, type }) => `${attemptId} ${type}`);
    const rows = await store.database.selectFrom('attempt').selectAll().execute();
    const folded = await foldAll(store.database);
    const measured = await store.database.selectFrom('measurement').select('attemptId').execute();
    const found = new Set(there);
    return [
      ...said.filter((one) => one.startsWith('refused')),
      ...said.filter((one) => !found.has(one)).map((one) => `lost: ${one}`),
      ...(found.size === there.length ? [] : ['an event is there twice']),
      ...events
        .flatMap(({ sequence }, place) => (sequence === place + 1 ? [] : [`a gap before ${sequence}`]))
        .slice(0, 1),
      ...(measured.length === there.filter((one) => one.endsWith('measurement')).length ? [] : ['half a measurement']),
      ...(rows.length === folded.size ? [] : [`${rows.length} rows of ${folded.size} attempts`]),
      ...rows.flatMap((columns) => {
        const row = readRow(columns);
        if (row === undefined) return ['a row that cannot be read'];
        const { rowId: _, ...known } = row;
        return JSON.stringify(known) === JSON.stringify(ordered(folded.get(row.attemptId), known))
          ? []
          : [`half a row: ${row.attemptId}`];
      }),
    ];
  } finally {
    await store.close();
  }
}

/** The same values in the order of the other one. */
function ordered(row: object | undefined, like: object): object {
  return Object.fromEntries(
    Object.keys(like).map((name) => [name, (row as Record<string, unknown> | undefined)?.[name]]),
  );
}
