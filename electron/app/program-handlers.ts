import type { DeviceJobEvent } from '../../shared/device-jobs.ts';
import type { programRequests } from '../../shared/ipc/program.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { LineState } from '../../shared/line-state.ts';
import { success } from '../../shared/result.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import { defaultCloudUrl } from '../cloud/particle-cloud.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import type { ControllerParts } from './controller-parts.ts';
import type { HandlersOf } from './handlers.ts';
import { reportHandlers } from './report-handlers.ts';

export interface ProgramHandlerParts
  extends Pick<
    ControllerParts,
    | 'clock'
    | 'record'
    | 'log'
    | 'redact'
    | 'systemVersion'
    | 'listWifiAdapters'
    | 'usb'
    | 'chooseNewFile'
    | 'readLicences'
    | 'openLink'
    | 'copyText'
    | 'quit'
  > {
  readonly closeQuestionDrawn: () => void;
  readonly noteUnsavedPreset: (isUnsaved: boolean) => void;
  /** Of what the window was told last. */
  readonly number: () => number;
  readonly snapshot: () => Snapshot;
  readonly events: () => readonly SetupEvent[];
  readonly deviceJobEvents: () => readonly DeviceJobEvent[];
  readonly line: () => LineState | undefined;
}

/** So many are in a report. */
const keptAttempts = 20;

/** What the window asks of the program itself: all that it would know already had it been there, and the report of it. */
export function programHandlers(parts: ProgramHandlerParts): HandlersOf<typeof programRequests> {
  const { number, snapshot, events, deviceJobEvents } = parts;
  return {
    ...reportHandlers({
      ...parts,
      collect: async () => ({
        at: parts.clock.now(),
        snapshot: snapshot(),
        usualCloud: defaultCloudUrl,
        systemVersion: parts.systemVersion,
        adapters: await parts.listWifiAdapters(neverAborted()).then((found) => (found.ok ? found.value : [])),
        usb: await parts.usb().then(async (usb) => ({ ready: await usb.ready(), ports: await usb.list() })),
        events: events(),
        deviceJob: deviceJobEvents(),
        attempts: await parts.record.attempts(keptAttempts),
        log: await parts.log.lines(),
      }),
    }),

    // Copies, because both lists grow while the answer is on its way, and what comes then has a higher number.
    async readSnapshot() {
      // A page that has just been loaded has no form open.
      parts.noteUnsavedPreset(false);
      return {
        number: number(),
        snapshot: snapshot(),
        events: [...events()],
        line: parts.line(),
        deviceJob: [...deviceJobEvents()],
      };
    },

    readLicences: () => parts.readLicences(),
    openLink: ({ link }) => parts.openLink(link),

    async noteCloseQuestion() {
      parts.closeQuestionDrawn();
      return success(undefined);
    },

    async noteUnsavedPreset({ unsaved }) {
      parts.noteUnsavedPreset(unsaved);
      return success(undefined);
    },

    async closeProgram() {
      parts.quit();
      return success(undefined);
    },

    async copyText({ text }) {
      await parts.copyText(text);
      return success(undefined);
    },
  };
}
