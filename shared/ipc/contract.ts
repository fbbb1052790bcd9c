import type { DeviceJobEvent } from '../device-jobs.ts';
import type { SetupError } from '../errors.ts';
import type { LineState } from '../line-state.ts';
import type { SetupEvent } from '../setup-events.ts';
import { accountRequests } from './account.ts';
import { cableRequests } from './cable.ts';
import { type DeviceEvent, deviceRequests } from './device.ts';
import { devicesRequests } from './devices.ts';
import { historyRequests } from './history.ts';
import { keptRequests } from './kept.ts';
import { labelRequests } from './labels.ts';
import type { Numbered } from './numbered.ts';
import { practiceRequests } from './practice.ts';
import { presetsRequests } from './presets.ts';
import { productRequests } from './product.ts';
import { programRequests } from './program.ts';
import { is, type ReceivedBy, type SentBy, type TypeIn } from './request-row.ts';
import { setUpRequests } from './set-up.ts';
import { settingsRequests } from './settings.ts';
import { sharingRequests } from './sharing.ts';
import type { Snapshot } from './snapshot.ts';
import { stationRequests } from './station.ts';
import { updateRequests } from './updates.ts';

/**
 * The whole contract between the window and the main process. Requests are the rows of all topics, and everything that is
 * to be known of one stands in its row (`request-row.ts`); notifications are what the main process says unasked.
 */
export const requests = {
  ...programRequests,
  ...accountRequests,
  ...settingsRequests,
  ...practiceRequests,
  ...setUpRequests,
  ...cableRequests,
  ...stationRequests,
  ...deviceRequests,
  ...productRequests,
  ...devicesRequests,
  ...historyRequests,
  ...labelRequests,
  ...sharingRequests,
  ...presetsRequests,
  ...updateRequests,
  ...keptRequests,
};

export type RequestName = keyof typeof requests;

export type RequestArguments<Name extends RequestName> = SentBy<(typeof requests)[Name]>;
export type ReceivedArguments<Name extends RequestName> = ReceivedBy<(typeof requests)[Name]>;
export type Replies = { readonly [Name in RequestName]: TypeIn<(typeof requests)[Name]['reply']> };

/** What stands over whatever screen there is, one at a time. */
export type DialogName = 'about' | 'report' | 'settings' | 'lights' | 'shortcuts';

export const notifications = {
  snapshotChanged: is<Numbered<Snapshot>>(),
  setupEvent: is<Numbered<SetupEvent>>(),
  /** The whole of it each time: it is of one size. */
  lineChanged: is<Numbered<LineState | undefined>>(),
  deviceJobEvent: is<Numbered<DeviceJobEvent>>(),
  deviceEvent: is<Numbered<DeviceEvent>>(),
  /** The cloud lets nobody watch any more, and why. */
  watchEnded: is<SetupError>(),
  /** It was chosen in the menu. */
  dialogWanted: is<DialogName>(),
  /** A person closes the program while something would be lost (`closingLoss`), and is to be asked. */
  closeAsked: is<undefined>(),
};

export type NotificationName = keyof typeof notifications;
export type Notifications = { readonly [Name in NotificationName]: TypeIn<(typeof notifications)[Name]> };

/** What is used of a browser's `File`: only the preload script learns where it is. */
export interface DroppedFile {
  readonly name: string;
}

/** What the preload puts on `window.photonSetup`. */
export interface PhotonSetupBridge {
  request<Name extends RequestName>(name: Name, ...values: RequestArguments<Name>): Promise<Replies[Name]>;
  /** A file that a person dropped, as the browser hands it over; one that is on no disk is refused like an unreadable one. */
  importFile(file: DroppedFile): Promise<Replies['importDroppedList']>;
  /** Returns the function that stops listening. */
  listen<Name extends NotificationName>(name: Name, listener: (value: Notifications[Name]) => void): () => void;
}

/** The reply to a request whose sender or arguments did not pass: the same shape as every other failure. */
export type RefusedReply = { readonly ok: false; readonly error: SetupError };
