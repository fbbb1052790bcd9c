import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { Clock } from '../../setup/clock-port.ts';
import type { NodeWifi } from '../node-wifi-port.ts';
import { type AnswerMessage, answerMessage } from './messages.ts';
import { isSafeTask, type NodeWifiTask } from './permissions.ts';

/** A process that can be ended: Node's fork in the terminal face, Electron's utility process in the app. */
export interface Helper {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Also when it could not be started. */
  onExit(listener: () => void): void;
  kill(): void;
}

export type StartHelper = (env: NodeJS.ProcessEnv) => Helper;

/** A list of networks takes nmcli up to 9 s with a slow card; on Windows and macOS it takes 1 to 5 s. */
const scanLimitMs = 15_000;

/** node-wifi's own limit is 10 s on Linux (`-w 10`, src/linux-connect.js); elsewhere it lists first. */
const connectLimitMs = 20_000;

/** Ending by itself takes the programs along that it started; a process that does not end by itself is killed. */
const endLimitMs = 500;

/** The environment it gets: what finding and starting the system's programs takes, and nothing of the person's. */
const passedOn = ['PATH', 'Path', 'PATHEXT', 'SystemRoot', 'SYSTEMROOT', 'windir', 'ComSpec', 'COMSPEC', 'HOME'];

/**
 * node-wifi behind a fence: another process, one call at a time, a limit on each, ended by force on a limit, a cancel or
 * a crash and started anew for the next call. Its rejections carry no reason, because its texts quote passwords.
 */
export function fencedNodeWifi({ start, clock }: { start: StartHelper; clock: Clock }): NodeWifi & { close(): void } {
  let running: Helper | undefined;
  let underWay: ((answer: AnswerMessage | undefined) => void) | undefined;
  let lastCall: Promise<unknown> = Promise.resolve();
  let ids = 0;

  /** `undefined`: there is nowhere to make its folder, on a full disk for example. */
  function startHelper(): Helper | undefined {
    const folder = ownFolder();
    if (folder === undefined) return undefined;
    const env: NodeJS.ProcessEnv = { TMPDIR: folder, TEMP: folder, TMP: folder, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' };
    for (const name of passedOn) if (process.env[name] !== undefined) env[name] = process.env[name];
    const helper = start(env);
    helper.onExit(() => {
      rmSync(folder, { recursive: true, force: true });
      if (running !== helper) return;
      running = undefined;
      underWay?.(undefined);
    });
    helper.onMessage((message) => {
      const answer = v.safeParse(answerMessage, message);
      if (answer.success && running === helper) underWay?.(answer.output);
    });
    running = helper;
    return helper;
  }

  function stop(): void {
    const helper = running;
    if (helper === undefined) return;
    running = undefined;
    const ended = new AbortController();
    helper.onExit(() => ended.abort());
    helper.send({ stop: true });
    void clock.sleep(endLimitMs, ended.signal).then(() => helper.kill());
  }

  function perform(task: NodeWifiTask, limitMs: number, signal: AbortSignal): Promise<AnswerMessage | undefined> {
    const helper = running ?? startHelper();
    if (helper === undefined) return Promise.resolve(undefined);
    ids += 1;
    const id = ids;
    return new Promise((resolve) => {
      const over = new AbortController();
      const finish = (answer: AnswerMessage | undefined) => {
        if (over.signal.aborted) return;
        over.abort();
        underWay = undefined;
        signal.removeEventListener('abort', giveUp);
        resolve(answer);
      };
      const giveUp = () => {
        if (over.signal.aborted) return;
        stop();
        finish(undefined);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      underWay = (answer) => {
        if (answer === undefined || answer.id === id) finish(answer);
      };
      void clock.sleep(limitMs, over.signal).then(giveUp);
      helper.send({ id, task });
    });
  }

  function inTurn(task: NodeWifiTask, limitMs: number, signal: AbortSignal): Promise<AnswerMessage | undefined> {
    const turn = lastCall.then(() =>
      signal.aborted || !isSafeTask(task) ? undefined : perform(task, limitMs, signal),
    );
    lastCall = turn;
    return turn;
  }

  const refused = (signal: AbortSignal): Result<never> =>
    failure(setupError(signal.aborted ? 'cancelled' : 'photon-network-not-joined'));

  return {
    async scan(adapter, signal) {
      const answer = await inTurn({ call: 'scan', adapter }, scanLimitMs, signal);
      if (answer?.ok !== true) return signal.aborted ? refused(signal) : failure(setupError('wifi-tool-unreadable'));
      return success(answer.networks.map(({ ssid, rssi }) => ({ ssid, rssi })));
    },
    async connect(ssid, adapter, signal) {
      const answer = await inTurn({ call: 'connect', adapter, ssid }, connectLimitMs, signal);
      return answer?.ok === true ? success(undefined) : refused(signal);
    },
    close: stop,
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
