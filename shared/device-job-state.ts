import type { DeviceId } from './device-id.ts';
import type { ActionResult, DeviceFacts, DeviceJobAction, DeviceJobEvent, ManualWork } from './device-jobs.ts';

export interface DeviceWork {
  readonly deviceId: DeviceId;
  readonly results: Readonly<Partial<Record<DeviceJobAction, ActionResult>>>;
  readonly current: DeviceJobAction | undefined;
  /** Milliseconds since 1970 until which the device is waited for. */
  readonly waitingUntil: number | undefined;
  readonly finished: boolean;
  readonly facts: DeviceFacts | undefined;
  /** As the person says. */
  readonly handsDone: readonly ManualWork[];
}

/** The fold of the events and of nothing else. */
export interface DeviceJobState {
  readonly workId: string | undefined;
  readonly running: boolean;
  readonly stopped: boolean;
  readonly actions: readonly DeviceJobAction[];
  readonly hands: readonly ManualWork[];
  readonly customer: string | undefined;
  /** In the order in which they were given. */
  readonly devices: ReadonlyMap<DeviceId, DeviceWork>;
}

export const idleDeviceJob: DeviceJobState = {
  workId: undefined,
  running: false,
  stopped: false,
  actions: [],
  hands: [],
  customer: undefined,
  devices: new Map(),
};

/** The next state. Pure; `work-started` forgets the work before it, unless it continues that. */
export function foldDeviceJob(state: DeviceJobState, event: DeviceJobEvent): DeviceJobState {
  switch (event.type) {
    case 'work-started':
      return {
        workId: event.workId,
        running: true,
        stopped: false,
        actions: event.actions,
        hands: event.hands,
        customer: event.customer,
        devices: new Map([
          ...(event.continues ? state.devices : []),
          ...event.deviceIds.map((deviceId) => [deviceId, untouched(deviceId)] as const),
        ]),
      };
    case 'action-started':
      return withDevice(state, event.deviceId, (work) => ({ ...work, current: event.action }));
    case 'waiting-for-device':
      return withDevice(state, event.deviceId, (work) => ({ ...work, waitingUntil: event.untilMs }));
    case 'action-finished':
      return withDevice(state, event.deviceId, (work) => ({
        ...work,
        current: undefined,
        waitingUntil: undefined,
        results: { ...work.results, [event.action]: event.result },
      }));
    case 'device-finished':
      return withDevice(state, event.deviceId, (work) => ({ ...work, finished: true, facts: event.facts }));
    case 'work-finished':
      return { ...state, running: false, stopped: event.stopped };
    case 'hand-ticked':
      return withDevice(state, event.deviceId, (work) => {
        const others = work.handsDone.filter((hand) => hand !== event.hand);
        return { ...work, handsDone: event.done ? [...others, event.hand] : others };
      });
    default:
      return event satisfies never;
  }
}

function untouched(deviceId: DeviceId): DeviceWork {
  return {
    deviceId,
    results: {},
    current: undefined,
    waitingUntil: undefined,
    finished: false,
    facts: undefined,
    handsDone: [],
  };
}

/** The actions that are still to be done for a device; what was not needed is done. */
export function actionsLeft(
  { results }: DeviceWork,
  { actions }: Pick<DeviceJobState, 'actions'>,
): readonly DeviceJobAction[] {
  return actions.filter((action) => {
    const status = results[action]?.status;
    return status !== 'done' && status !== 'not-needed';
  });
}

/** What the person's hands are still to do for a device. */
export function handsLeft({ handsDone }: DeviceWork, { hands }: Pick<DeviceJobState, 'hands'>): readonly ManualWork[] {
  return hands.filter((hand) => !handsDone.includes(hand));
}

function withDevice(state: DeviceJobState, id: DeviceId, change: (work: DeviceWork) => DeviceWork): DeviceJobState {
  const work = state.devices.get(id);
  return work === undefined ? state : { ...state, devices: new Map(state.devices).set(id, change(work)) };
}
