import { readdir, readFile } from 'node:fs/promises';
import type { RunningApp } from './app.ts';

/** Ends the app and every process below it by force; resolves when the program is gone. */
export async function kill(running: RunningApp): Promise<void> {
  const gone = new Promise<void>((resolve) => running.app.process().once('exit', () => resolve()));
  killAll(await family(running));
  await gone;
}

export function killAll(processes: readonly number[]): void {
  for (const id of processes) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }
}

/**
 * The app's process and all that it has started, where the system tells (Linux: proc(5), the fourth field of
 * /proc/PID/stat is the parent). Elsewhere Chromium's processes end by themselves when the first one is gone.
 */
export async function family({ app }: RunningApp): Promise<readonly number[]> {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('the app is not running');
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // The name of the program stands in parentheses and may hold blanks.
    const [, parent = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    parents.set(Number(name), Number(parent));
  }
  const found = [pid];
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child);
  return found;
}
