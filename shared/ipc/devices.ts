import * as v from 'valibot';
import type { DeviceId } from '../device-id.ts';
import { type DeviceFacts, deviceJobActions, deviceJobLimit, manualWorks } from '../device-jobs.ts';
import { text } from '../foreign-text.ts';
import type { Listed } from '../list-lack.ts';
import type { Result } from '../result.ts';
import { actor, deviceId, email } from './fields.ts';
import { is, type Topic } from './request-row.ts';

/** What a file is saved as; the dialog of the system says which is for whom. */
export type FileKind = 'workbook' | 'csv' | 'jsonl' | 'json' | 'pdf';

/** What a search found. `notFound`: ids that were asked for and that nobody here may see. */
export interface FoundDevices {
  readonly devices: readonly DeviceFacts[];
  readonly notFound: readonly string[];
  /** This is not all, or perhaps not all; why stands beside it. */
  readonly more: boolean;
}

export const devicesRequests = {
  /** Opens a list, of which the snapshot then has a preview; nothing of it is sent. `file`: the main process asks the person which one. */
  importDevices: {
    sends: v.variant('from', [
      v.strictObject({ from: v.literal('text'), text: text(4_000_000) }),
      v.strictObject({ from: v.literal('file') }),
    ]),
    /** `false`: the person chose no file. */
    reply: is<Result<boolean>>(),
    behind: ['product'],
  },
  /**
   * The same for a file that was dropped on the window. Its path comes from the system (`PhotonSetupBridge.importFile`): the
   * page cannot send this with a path of its own.
   */
  importDroppedList: {
    sends: v.strictObject({ path: text(32_767) }),
    reply: is<Result<void>>(),
    behind: ['product'],
  },
  /** Sends the ids of the list that was opened, from the column that the person chose. */
  sendImport: {
    sends: v.strictObject({
      column: v.union([v.literal('every'), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(16_383))]),
      headerRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000))),
    }),
    /** The import itself goes on and is told in the snapshot. */
    reply: is<Result<void>>(),
    behind: ['product'],
  },
  cancelImport: { reply: is<Result<void>>(), behind: 'nothing' },
  /** The main process asks the person where to; all ids with what became of each, as a workbook or as CSV. */
  saveImportReport: { reply: is<Result<boolean>>(), behind: ['product'] },
  dismissImport: { reply: is<Result<void>>(), behind: 'nothing' },
  listCustomers: { reply: is<Listed<readonly string[]>>(), behind: ['product'] },
  /** The devices of an account or a customer. */
  listDevices: {
    sends: v.strictObject({ as: actor }),
    reply: is<Listed<readonly DeviceFacts[]>>(),
    behind: ['product', 'bring-back'],
  },
  findDevices: {
    sends: v.variant('by', [
      /** One or several ids, however they are written and separated. */
      v.strictObject({ by: v.literal('ids'), text: text(100_000) }),
      v.strictObject({ by: v.literal('name'), text: text(256) }),
      v.strictObject({ by: v.literal('customer'), email }),
      v.strictObject({ by: v.literal('product') }),
      v.strictObject({ by: v.literal('account') }),
    ]),
    reply: is<Listed<FoundDevices>>(),
    behind: ['bring-back'],
  },
  /** As typed or scanned from a sticker. */
  lookUpSerialNumber: {
    sends: v.strictObject({ text: text(2048) }),
    reply: is<Result<{ readonly serialNumber: string; readonly deviceId: DeviceId }>>(),
    behind: ['set-up', 'product', 'bring-back'],
  },
  /** Told as `deviceJobEvent`. Actions are done in the order of `deviceJobActions`, whatever the order here. */
  runDeviceJobs: {
    sends: v.strictObject({
      /** More are a matter for a file. */
      deviceIds: v.pipe(v.array(deviceId), v.minLength(1), v.maxLength(deviceJobLimit)),
      /** None where only hands are left. */
      actions: v.array(v.picklist(deviceJobActions)),
      hands: v.exactOptional(v.array(v.picklist(manualWorks))),
      continues: v.exactOptional(v.boolean()),
      /** Who is to get the devices, made when there is no such customer. */
      customer: v.exactOptional(email),
    }),
    reply: is<Result<{ readonly workId: string }>>(),
    behind: ['bring-back'],
  },
  /** What the person did at a board of the work that is shown, or takes back. */
  tickHand: {
    sends: v.strictObject({ deviceId, hand: v.picklist(manualWorks), done: v.boolean() }),
    reply: is<Result<void>>(),
    behind: ['bring-back'],
  },
  stopDeviceJob: { reply: is<Result<void>>(), behind: 'nothing' },
  /** A program of the person's choice to a device of the account; the main process asks for the file. */
  flashFile: {
    sends: v.strictObject({ deviceId }),
    /** `false`: the person chose no file. */
    reply: is<Result<boolean>>(),
    behind: ['bring-back'],
  },
} as const satisfies Topic;
