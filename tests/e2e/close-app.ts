import type { ChildProcess } from 'node:child_process';
import type { ElectronApplication } from '@playwright/test';
import { systemClock } from '../../electron/ground/system-clock.ts';

/**
 * What Node writes when its program is over while a debugger holds on to it (node, src/inspector_agent.cc); Playwright is
 * that debugger, and does not always let go.
 */
const overButHeld = /Waiting for the debugger to disconnect/;

/** For Playwright to let go after that line: it needs no more than one message. */
const letGoMs = 2_000;
/** The simulated computer takes four seconds to go home; the rest is head-room for a busy machine. */
const closeLimitMs = 20_000;

export type Closing = 'ended' | 'held-by-debugger';

/**
 * Has the app close itself as its window does, and waits until its process is gone. One that is over and only held by
 * Playwright's debugger is ended by hand. Throws, with the process killed, when it goes on without being held. `child` is
 * its process, which Playwright forgets once it is gone.
 */
export async function closeApp(app: ElectronApplication, child: ChildProcess): Promise<Closing> {
  if (child.exitCode !== null || child.signalCode !== null) return 'ended';
  let said = '';
  const over = new AbortController();
  const held = new Promise<void>((resolve) => {
    child.stderr?.on('data', (text) => {
      said += text;
      if (overButHeld.test(said)) resolve();
    });
  });
  const gone = new Promise<'ended'>((resolve) => child.once('exit', () => resolve('ended')));
  // What it answers is the end of the process, which is waited for here within its bounds.
  void app.close().catch(() => undefined);
  const end = await Promise.race([
    gone,
    held.then(() => systemClock.sleep(letGoMs, over.signal)).then(() => 'held-by-debugger' as const),
    systemClock.sleep(closeLimitMs, over.signal).then(() => 'goes on' as const),
  ]);
  over.abort();
  if (end !== 'ended') {
    child.kill('SIGKILL');
    await gone;
  }
  if (end === 'goes on') throw new Error(`The app went on for ${closeLimitMs / 1000} s after it was closed`);
  return end;
}
