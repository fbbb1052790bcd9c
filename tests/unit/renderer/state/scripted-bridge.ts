import type { DeviceJobEvent } from '../../../../shared/device-jobs.ts';
import type { Notifications, PhotonSetupBridge, Replies, RequestName } from '../../../../shared/ipc/contract.ts';
import type { Numbered } from '../../../../shared/ipc/numbered.ts';
import type { Snapshot } from '../../../../shared/ipc/snapshot.ts';
import { success } from '../../../../shared/result.ts';
import type { SetupEvent } from '../../../../shared/setup-events.ts';

export interface Said {
  readonly snapshot: Snapshot;
  readonly events?: readonly SetupEvent[];
  readonly deviceJob?: readonly DeviceJobEvent[];
}

export type Answers = { readonly [Name in RequestName]?: () => Replies[Name] | Promise<Replies[Name]> };

/** A main process that a test plays: it numbers what it tells, and answers what it is asked. */
export interface ScriptedBridge extends PhotonSetupBridge {
  /** What the window has asked for, oldest first, but for the state. */
  readonly asked: { readonly name: RequestName; readonly value: unknown }[];
  tell<Name extends keyof Notifications>(
    name: Name,
    value: Notifications[Name] extends Numbered<infer Told> ? Told : Notifications[Name],
  ): void;
  /** Answers the window's wish for its state with what is so now; resolves when the window has it. */
  answerState(said: Said): Promise<void>;
}

/** `answers`: what is asked for beside them succeeds with nothing. */
export function scriptedBridge(answers: Answers = {}): ScriptedBridge {
  const listeners = new Map<string, (value: never) => void>();
  const asked: { name: RequestName; value: unknown }[] = [];
  let number = 0;
  let answer: ((value: unknown) => void) | undefined;
  return {
    asked,
    request(name, ...values) {
      if (name === 'readSnapshot') {
        return new Promise((resolve) => {
          answer = resolve as (value: unknown) => void;
        });
      }
      asked.push({ name, value: values[0] });
      const given = answers[name] as (() => Replies[typeof name]) | undefined;
      return Promise.resolve(given === undefined ? (success(undefined) as Replies[typeof name]) : given());
    },
    importFile: async () => success(undefined),
    listen(name, listener) {
      listeners.set(name, listener);
      return () => void listeners.delete(name);
    },
    tell(name, value) {
      const numbered = name === 'snapshotChanged' || name.endsWith('Event');
      number += numbered ? 1 : 0;
      listeners.get(name)?.((numbered ? { number, told: value } : value) as never);
    },
    async answerState({ snapshot, events = [], deviceJob = [] }) {
      answer?.({ number, snapshot, events, deviceJob });
      await Promise.resolve();
    },
  };
}
