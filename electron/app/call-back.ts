import type { ImportState } from '../../shared/device-import.ts';
import { actionsLeft, foldDeviceJob, handsLeft, idleDeviceJob } from '../../shared/device-job-state.ts';
import type { DeviceJobEvent } from '../../shared/device-jobs.ts';
import { isLineUnderWay, type LineState } from '../../shared/line-state.ts';
import { isProven, type SetupEvent, stages } from '../../shared/setup-events.ts';

/** How long work ended, as far as somebody may know who walks by. */
export type WorkEnd =
  | 'set-up'
  | 'set-up-failed'
  | 'devices'
  /** An action failed, or something is left to the person's hands. */
  | 'devices-open'
  | 'import'
  | 'import-failed'
  | 'line'
  /** It waits for a person, or could not go on. */
  | 'line-stopped';

export interface CallBackParts {
  /** In the taskbar or the dock; from 0 to 1, `busy`: nobody knows how much there is, undefined: nothing is under way. */
  readonly showProgress: (done: number | 'busy' | undefined) => void;
  /** The person looks at the window. */
  readonly isLookedAt: () => boolean;
  /** Nothing of it is real: nobody is told outside of the window that a Photon is online. */
  readonly isPractice: () => boolean;
  readonly settings: () => { readonly sound: 'on' | 'off'; readonly notifications: 'on' | 'off' };
  readonly notify: (end: WorkEnd) => void | Promise<void>;
  readonly beep: () => void;
}

export interface CallBack {
  setUp(event: SetupEvent): void;
  devices(event: DeviceJobEvent): void;
  /** The import as it is now; told again and again. */
  importing(state: Pick<ImportState, 'status' | 'read' | 'sent'> | undefined): void;
  /** The line as it is now; told again and again. */
  line(state: LineState | undefined): void;
}

/**
 * Shows outside of the window how far long work is, and calls a person back who looks elsewhere when it has ended. What
 * they ended themselves calls nobody.
 */
export function callBack({ showProgress, isLookedAt, isPractice, settings, notify, beep }: CallBackParts): CallBack {
  let actions = { all: 0, done: 0 };
  let job = idleDeviceJob;
  let isImporting = false;
  let line: LineState | undefined;
  /** Somebody ended the line, and nothing of it was left to wait for. */
  let isEndedByHand = false;

  /** A line goes on beside other work, which has had its place. */
  const showLine = () => showProgress(isLineUnderWay(line) ? progressOf(line) : undefined);

  function ended(end: WorkEnd): void {
    if (settings().sound === 'on') beep();
    callFor(end);
  }

  function callFor(end: WorkEnd): void {
    if (settings().notifications === 'on' && !isLookedAt() && !isPractice()) void notify(end);
  }

  return {
    setUp(event) {
      if (event.type === 'run-started') showProgress(0);
      if (event.type === 'stage-finished') showProgress((stages.indexOf(event.stage) + 1) / stages.length);
      if (event.type !== 'run-finished') return;
      showLine();
      const { outcome } = event;
      if (outcome.outcome === 'failed' && outcome.error.code === 'cancelled') return;
      ended(isProven(outcome) ? 'set-up' : 'set-up-failed');
    },

    devices(event) {
      job = foldDeviceJob(job, event);
      if (event.type === 'work-started') actions = { all: event.deviceIds.length * event.actions.length, done: 0 };
      if (event.type === 'action-finished') actions = { ...actions, done: actions.done + 1 };
      if (event.type === 'work-started' || event.type === 'action-finished')
        showProgress(actions.all === 0 ? undefined : Math.min(1, actions.done / actions.all));
      if (event.type !== 'work-finished') return;
      showLine();
      if (event.stopped) return;
      const isOpen = [...job.devices.values()].some(
        (work) => actionsLeft(work, job).length > 0 || handsLeft(work, job).length > 0,
      );
      ended(isOpen ? 'devices-open' : 'devices');
    },

    importing(state) {
      if (state?.status === 'reading' || state?.status === 'sending') {
        isImporting = true;
        showProgress(state.status === 'reading' ? 0 : Math.min(1, state.sent / Math.max(1, state.read)));
        return;
      }
      if (!isImporting) return;
      isImporting = false;
      showLine();
      if (state?.status === 'done') ended('import');
      if (state?.status === 'failed') ended('import-failed');
    },

    line(state) {
      const before = line;
      line = state;
      if (!isLineUnderWay(before)) isEndedByHand = false;
      if (before?.status === 'running' && state?.status === 'ending')
        isEndedByHand = state.lastScan?.command === 'stop' && before.inFlight.length === 0;
      if (state !== undefined && isLineUnderWay(state)) {
        const progress = progressOf(state);
        if (!isLineUnderWay(before) || progress !== progressOf(before)) showProgress(progress);
        // Its sound is the window's own, which goes on until somebody comes.
        if (waitsForPerson(state) && !waitsForPerson(before)) callFor('line-stopped');
        return;
      }
      if (!isLineUnderWay(before)) return;
      showProgress(undefined);
      if (state === undefined || state.isStoppedAtOnce || isEndedByHand || state.error?.code === 'cancelled') return;
      ended(state.error === undefined ? 'line' : 'line-stopped');
    },
  };
}

/** Only a list says how many devices there are. */
function progressOf(line: LineState | undefined): number | 'busy' {
  const { counts, left = 0 } = line ?? {};
  const passed = counts?.PASS ?? 0;
  return line?.left === undefined || passed + left === 0 ? 'busy' : passed / (passed + left);
}

/** It takes no device until somebody does something; what is over by itself calls nobody. */
function waitsForPerson(line: LineState | undefined): boolean {
  if (line?.status !== 'running') return false;
  const { stopped, golden, awaitsHands } = line;
  return stopped?.passing === false || awaitsHands || (golden?.isAwaited === true && golden.missing !== undefined);
}
