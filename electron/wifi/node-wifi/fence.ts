import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { systemLimits } from '../../../shared/time-limits.ts';
import type { Clock } from '../../ground/clock-port.ts';
import type { Helper, StartHelper } from '../../helper-process/helper-port.ts';
import type { NodeWifi } from '../node-wifi-port.ts';
import { type AnswerMessage, answerMessage, readyMessage } from './messages.ts';
import { isSafeTask, type NodeWifiTask } from './permissions.ts';

/** The environment it gets: what finding and starting the system's programs takes, and nothing of the person's. */
const passedOn = ['PATH', 'Path', 'PATHEXT', 'SystemRoot', 'SYSTEMROOT', 'windir', 'ComSpec', 'COMSPEC', 'HOME'];

/** A process that was started, and what is known of it. */
interface Running {
  readonly helper: Helper;
  readonly ended: AbortSignal;
  /** It has loaded and hears. Before that it gets nothing, so that killing it is enough to end all it could do. */
  ready: boolean;
  hear(message: unknown): void;
}

/**
 * node-wifi behind a fence: another process, one call at a time, a limit on each, ended by force on a limit, a cancel or
 * a crash and started anew for the next call. A call that was given up answers when that process has ended, with the
 * programs it started, so that nothing of it goes on while the caller does the next thing. Its rejections carry no
 * reason, because its texts quote passwords.
 */
export function fencedNodeWifi({ start, clock }: { start: StartHelper; clock: Clock }): NodeWifi & { close(): void } {
  let running: Running | undefined;
  let lastCall: Promise<unknown> = Promise.resolve();
  let ids = 0;

  /** `undefined`: there is nowhere to make its folder, on a full disk for example, or it cannot be started. */
  function startHelper(): Running | undefined {
    const folder = ownFolder();
    if (folder === undefined) return undefined;
    const env: NodeJS.ProcessEnv = { TMPDIR: folder, TEMP: folder, TMP: folder, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' };
    for (const name of passedOn) if (process.env[name] !== undefined) env[name] = process.env[name];
    const helper = started(env);
    if (helper === undefined) {
      removeFolder(folder);
      return undefined;
    }
    const ended = new AbortController();
    const one: Running = { helper, ended: ended.signal, ready: false, hear: () => undefined };
    helper.onExit(() => {
      removeFolder(folder);
      if (running === one) running = undefined;
      ended.abort();
    });
    helper.onMessage((message) => one.hear(message));
    running = one;
    return one;
  }

  function started(env: NodeJS.ProcessEnv): Helper | undefined {
    try {
      return start(env);
    } catch {
      return undefined;
    }
  }

  async function stop(one: Running): Promise<void> {
    if (running === one) running = undefined;
    if (one.ready && tell(one.helper, { stop: true })) await clock.sleep(systemLimits.nodeWifi.endMs, one.ended);
    if (one.ended.aborted) return;
    one.helper.kill();
    await clock.sleep(systemLimits.nodeWifi.killMs, one.ended);
  }

  async function perform(task: NodeWifiTask, limitMs: number, signal: AbortSignal): Promise<AnswerMessage | undefined> {
    const one = running ?? startHelper();
    if (one === undefined) return undefined;
    ids += 1;
    const answer = await ask(one, { id: ids, task }, limitMs, signal);
    if (answer === undefined) await stop(one);
    return answer;
  }

  function ask(
    one: Running,
    message: { readonly id: number; readonly task: NodeWifiTask },
    limitMs: number,
    signal: AbortSignal,
  ): Promise<AnswerMessage | undefined> {
    return new Promise((resolve) => {
      const over = new AbortController();
      const finish = (answer: AnswerMessage | undefined) => {
        if (over.signal.aborted) return;
        over.abort();
        one.hear = () => undefined;
        for (const reason of [signal, one.ended]) reason.removeEventListener('abort', giveUp);
        resolve(answer);
      };
      const giveUp = () => finish(undefined);
      const send = () => {
        if (!tell(one.helper, message)) giveUp();
      };
      for (const reason of [signal, one.ended]) reason.addEventListener('abort', giveUp, { once: true });
      one.hear = (heard) => {
        if (!one.ready && v.is(readyMessage, heard)) {
          one.ready = true;
          return send();
        }
        const answer = v.safeParse(answerMessage, heard);
        if (one.ready && answer.success && answer.output.id === message.id) finish(answer.output);
      };
      void clock.sleep(limitMs, over.signal).then(giveUp);
      if (one.ready) send();
    });
  }

  function inTurn(task: NodeWifiTask, limitMs: number, signal: AbortSignal): Promise<AnswerMessage | undefined> {
    const turn = lastCall.then(() =>
      signal.aborted || !isSafeTask(task) ? undefined : perform(task, limitMs, signal),
    );
    // A bug in one call is that call's alone.
    lastCall = turn.catch(() => undefined);
    return turn;
  }

  const refused = (signal: AbortSignal): Result<never> =>
    failure(setupError(signal.aborted ? 'cancelled' : 'photon-network-not-joined'));

  return {
    async scan(adapter, signal) {
      const answer = await inTurn({ call: 'scan', adapter }, systemLimits.nodeWifi.scanMs, signal);
      if (answer?.ok !== true) return signal.aborted ? refused(signal) : failure(setupError('wifi-tool-unreadable'));
      return success(answer.networks.map(({ ssid, rssi }) => ({ ssid, rssi })));
    },
    async connect(ssid, adapter, signal) {
      const answer = await inTurn({ call: 'connect', adapter, ssid }, systemLimits.nodeWifi.connectMs, signal);
      return answer?.ok === true ? success(undefined) : refused(signal);
    },
    close() {
      if (running !== undefined) void stop(running);
    },
  };
}

/** A folder of its own: node-wifi writes a profile file of a fixed name, and leaves it behind on errors. */
function ownFolder(): string | undefined {
  try {
    return mkdtempSync(path.join(tmpdir(), 'photon-setup-'));
  } catch {
    return undefined;
  }
}

function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Something still has it open. It holds a network's name and nothing secret.
  }
}

/** Whether it could be told; a process that just ended cannot. */
function tell(helper: Helper, message: unknown): boolean {
  try {
    helper.send(message);
    return true;
  } catch {
    return false;
  }
}
