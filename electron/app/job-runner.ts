import type { DeviceId } from '../../shared/device-id.ts';
import { foldDeviceJob, idleDeviceJob } from '../../shared/device-job-state.ts';
import type { DeviceJobEvent, ManualWork } from '../../shared/device-jobs.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { singleTask } from '../ground/single-task.ts';

/** Keeps the one work on devices of this window: its events for a reloaded page, and its stop. */
export interface JobRunner {
  events(): readonly DeviceJobEvent[];
  running(): boolean;
  /** `continues`: keeps what was told of the work before. Fails with `work-already-running`. */
  start(
    work: (workId: string, signal: AbortSignal) => AsyncIterable<DeviceJobEvent>,
    continues?: boolean,
  ): Result<{ readonly workId: string }>;
  /** What the person did at the board, or takes back. Fails with `invalid-input` where that is no part of the work. */
  tick(hand: ManualWork, deviceId: DeviceId, done: boolean): Result<void>;
  /** Ends the work between two calls; resolves when every action has its result. */
  stop(): Promise<void>;
  forget(): void;
}

export function jobRunner(
  show: (event: DeviceJobEvent) => void,
  newId: () => string,
  now: () => number,
  changed: () => void = () => undefined,
): JobRunner {
  let events: DeviceJobEvent[] = [];
  const job = singleTask(changed);

  async function follow(work: AsyncIterable<DeviceJobEvent>): Promise<void> {
    for await (const event of work) {
      events.push(event);
      show(event);
    }
  }

  return {
    events: () => events,
    running: job.running,
    start(work, continues = false) {
      if (job.running()) return failure(setupError('work-already-running'));
      if (!continues) events = [];
      const workId = newId();
      job.start((signal) => follow(work(workId, signal)));
      changed();
      return success({ workId });
    },
    tick(hand, deviceId, done) {
      const { hands, devices } = events.reduce(foldDeviceJob, idleDeviceJob);
      if (!hands.includes(hand) || !devices.has(deviceId)) return failure(setupError('invalid-input'));
      const event = { type: 'hand-ticked', at: now(), deviceId, hand, done } as const;
      events.push(event);
      show(event);
      return success(undefined);
    },
    stop: job.stop,
    forget() {
      events = [];
    },
  };
}
