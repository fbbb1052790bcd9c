import childProcess, { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import * as v from 'valibot';
import { systemLimits } from '../../../shared/time-limits.ts';
import { connectParent } from '../../helper-process/parent.ts';
import { systemRootOf } from '../windows/commands.ts';
import { type AnswerMessage, type ReadyMessage, stopMessage, taskMessage } from './messages.ts';
import { isSafeTask, mayStart, type NodeWifiTask } from './permissions.ts';

/** The process of node-wifi: one task at a time, its program starts checked, its side effects ending with it. */

/** What node-wifi is called with, and what is read of its answers. */
interface NodeWifiLibrary {
  init(options: { readonly iface: string }): void;
  scan(): Promise<unknown>;
  connect(network: { readonly ssid: string; readonly password: string }): Promise<unknown>;
}

const seenNetworks = v.array(v.looseObject({ ssid: v.optional(v.string()), signal_level: v.optional(v.unknown()) }));

const started = new Set<ChildProcess>();
let current: NodeWifiTask | undefined;
let ending = false;

fenceProgramStarts();
// An exception outside its promises (its Windows parsers have some) ends this process and nothing else.
process.on('uncaughtException', end);
process.on('unhandledRejection', end);
process.on('disconnect', end);
const library = await loadLibrary();
const parent = connectParent();
const post = (message: AnswerMessage | ReadyMessage) => parent.post(message);
parent.listen((message) => {
  if (v.is(stopMessage, message)) return end();
  const task = v.safeParse(taskMessage, message);
  if (task.success) void perform(task.output.id, task.output.task);
});
post({ ready: true });

async function perform(id: number, task: NodeWifiTask): Promise<void> {
  if (current !== undefined || !isSafeTask(task)) return post({ id, ok: false, networks: [] });
  current = task;
  try {
    library.init({ iface: task.adapter });
    if (task.call === 'scan') {
      post({ id, ok: true, networks: readNetworks(await library.scan()) });
    } else {
      await library.connect({ ssid: task.ssid, password: '' });
      post({ id, ok: true, networks: [] });
    }
  } catch {
    post({ id, ok: false, networks: [] });
  } finally {
    current = undefined;
  }
}

function readNetworks(answer: unknown): AnswerMessage['networks'] {
  const list = v.parse(seenNetworks, answer);
  return list.flatMap(({ ssid, signal_level: level }) => {
    if (ssid === undefined) return [];
    const rssi = Number(level);
    return [{ ssid, ...(Number.isFinite(rssi) && rssi < 0 ? { rssi: Math.round(rssi) } : {}) }];
  });
}

/** node-wifi starts programs through `execFile` alone, and takes it when it is loaded: later than this. */
function fenceProgramStarts(): void {
  const real = childProcess.execFile;
  const fenced = (...call: unknown[]): unknown => {
    const [file, second] = call;
    const args = Array.isArray(second) ? second.map(String) : [];
    const task = ending ? undefined : current;
    if (typeof file !== 'string' || task === undefined || !mayStart(file, args, task, process.platform, tmpdir())) {
      const answer = call.findLast((one) => typeof one === 'function') as ((...values: unknown[]) => void) | undefined;
      setImmediate(() => answer?.(new Error('not allowed'), '', ''));
      return undefined;
    }
    const child = (real as (...values: unknown[]) => ChildProcess)(...call);
    started.add(child);
    child.once('close', () => started.delete(child));
    return child;
  };
  childProcess.execFile = fenced as typeof childProcess.execFile;
}

async function loadLibrary(): Promise<NodeWifiLibrary> {
  const { default: library } = (await import('node-wifi')) as { default: NodeWifiLibrary };
  // Loading it sets a locale that not every system has, and nmcli then replaces letters by question marks.
  for (const name of ['LANG', 'LC_ALL', 'LC_MESSAGES']) process.env[name] = 'C.UTF-8';
  return library;
}

/**
 * Takes along what was started: a join that goes on behind the app's back would move the computer later. Who waits for
 * the end of this process may rely on it: the programs have ended before, as far as they end within a second.
 */
function end(): void {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(), systemLimits.nodeWifi.lastProgramsMs);
  const closing = Array.from(started, (child) => {
    const closed = once(child, 'close').catch(() => undefined);
    kill(child);
    return closed;
  });
  void Promise.all(closing).then(() => process.exit());
}

function kill(child: ChildProcess): void {
  if (process.platform !== 'win32' || child.pid === undefined) return void child.kill('SIGKILL');
  // node-wifi starts netsh through cmd.exe there, and killing that one lets netsh go on. Not tried on a Windows yet.
  const taskkill = `${systemRootOf(process.env)}\\System32\\taskkill.exe`;
  const killer = childProcess.spawn(taskkill, ['/T', '/F', '/PID', String(child.pid)], {
    stdio: 'ignore',
    windowsHide: true,
  });
  killer.on('error', () => child.kill('SIGKILL'));
}
