import * as v from 'valibot';
import { lineKinds } from '../attempt-kind.ts';
import { parseDeviceId } from '../device-id.ts';
import { secret, text } from '../foreign-text.ts';
import type { PresetFile } from '../preset.ts';
import type { Result } from '../result.ts';
import {
  addressLetters,
  isCustomerAddress,
  isPhotonSerial,
  type LineOrder,
  noteLetters,
  operatorLetters,
  referenceLetters,
  type Scan,
  scanCommands,
} from '../scan-kinds.ts';
import { deviceId } from './fields.ts';
import { is, type Topic } from './request-row.ts';

/** What the window shows of a preset before its line begins; its passwords are asked for, and never come back. */
export interface ChosenPreset {
  readonly id: string;
  readonly name: string;
  readonly networks: readonly { readonly ssid: string; readonly asksPassword: boolean }[];
  /** ID or slug of the product that its devices go into. */
  readonly product: string | undefined;
  readonly transport: PresetFile['transport'];
  /** Whose they become. */
  readonly customer: PresetFile['customer']['rule'];
  /** The ID of the Photon that passes first, or `ask`; undefined: none does. */
  readonly golden: string | undefined;
  /** The customers of its devices stand in a list alone. */
  readonly needsList: boolean;
}

const command = v.picklist(Object.values(scanCommands));
const note = v.exactOptional(text(noteLetters));
const operator = v.exactOptional(text(operatorLetters));

const layout = v.exactOptional(v.literal('untold'));

const address = v.pipe(
  text(addressLetters),
  v.check((written) => isCustomerAddress(written)),
);

/** Read in the window, so that what stands behind a serial number, a mobile secret, never leaves it. */
const serialScan = v.strictObject({
  kind: v.literal('serial'),
  serial: v.pipe(
    text(15),
    v.check((serial) => isPhotonSerial(serial)),
  ),
});
const idScan = v.strictObject({
  kind: v.literal('device-id'),
  id: v.pipe(
    text(24),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const id = parseDeviceId(dataset.value);
      if (id.ok) return id.value;
      addIssue();
      return NEVER;
    }),
  ),
});
const scan = v.variant('kind', [
  serialScan,
  idScan,
  v.strictObject({ kind: v.literal('command'), command, note, operator, layout }),
  v.strictObject({ kind: v.literal('customer'), email: address }),
  v.strictObject({ kind: v.literal('foreign'), text: text(64) }),
  v.strictObject({
    kind: v.picklist(['half', 'several', 'unknown', 'other-layout', 'no-customer', 'unended']),
  }),
]) satisfies v.GenericSchema<unknown, Scan>;

const order = v.strictObject({
  command,
  note,
  operator,
  layout,
  attemptId: v.exactOptional(text(64)),
}) satisfies v.GenericSchema<unknown, LineOrder>;

/** `some`: one in ten has a trouble of its own; `in-a-row`: each fails until the line has stopped, and none after that. */
export const practiceTroubles = ['none', 'some', 'in-a-row'] as const;
export type PracticeTroubles = (typeof practiceTroubles)[number];

export const stationRequests = {
  /** The main process asks which file. Undefined: the person chose none. Fails as `readPresetFile`. */
  choosePreset: { reply: is<Result<ChosenPreset | undefined>>(), behind: ['set-up', 'product'] },
  /** One that is kept here. Waits for the secret store; fails as `showPreset`. */
  chooseKeptPreset: {
    sends: v.strictObject({ id: text(64) }),
    reply: is<Result<ChosenPreset>>(),
    behind: ['set-up', 'product'],
  },
  /** A list of devices for the preset that was chosen last. Fails as `readListFile`. */
  chooseLineList: {
    reply: is<Result<{ readonly name: string; readonly devices: number } | undefined>>(),
    behind: ['set-up', 'product'],
  },
  /**
   * By the preset that was chosen last. Answers at once: what becomes of it is told (`LineState`). `passwords`: of
   * the networks that ask for one; a preset that is kept here keeps them. `list`: the one that was chosen last. `golden`:
   * where the preset asks which Photon that is.
   */
  beginLine: {
    sends: v.strictObject({
      preset: text(64),
      passwords: v.pipe(v.array(v.strictObject({ ssid: text(256), password: secret(1024) })), v.maxLength(5)),
      operator: v.exactOptional(v.pipe(text(320), v.trim())),
      /** Without a word: production. */
      kind: v.exactOptional(v.picklist(lineKinds)),
      batch: v.exactOptional(v.pipe(text(referenceLetters), v.trim())),
      /** By a preset that asks for customers: the first. */
      customer: v.exactOptional(address),
      scans: v.boolean(),
      list: v.boolean(),
      golden: v.exactOptional(v.variant('kind', [serialScan, idScan])),
    }),
    reply: is<Result<void>>(),
    behind: ['set-up', 'product'],
  },
  /** In practice: so many simulated Photons, in USB sockets where `usb` says so. `firstArticle`, `golden`: as in a preset. */
  beginPracticeLine: {
    sends: v.strictObject({
      devices: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(40)),
      troubles: v.picklist(practiceTroubles),
      usb: v.boolean(),
      firstArticle: v.exactOptional(v.boolean()),
      golden: v.exactOptional(v.boolean()),
    }),
    reply: is<Result<void>>(),
    behind: ['practise'],
  },
  scanForLine: {
    sends: v.strictObject({ scan }),
    reply: is<Result<void>>(),
    behind: ['set-up', 'product'],
    acts: false,
  },
  /** As a printed code does. */
  commandLine: { sends: order, reply: is<Result<void>>(), behind: 'nothing' },
  /** Lets a device of the line that runs show itself, or no more. Fails as `signalDevice`, and where none runs. */
  blinkInLine: {
    sends: v.strictObject({ deviceId, on: v.boolean() }),
    reply: is<Result<void>>(),
    behind: 'nothing',
  },
  /** Ends it at once; resolves when the computer has its network back. */
  stopLine: { reply: is<Result<void>>(), behind: 'nothing' },
  /** The one that is over is read. */
  forgetLine: { reply: is<Result<void>>(), behind: 'nothing', acts: false },
} as const satisfies Topic;
