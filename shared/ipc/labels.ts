import * as v from 'valibot';
import { text } from '../foreign-text.ts';
import type { CodeField } from '../label.ts';
import { type Language, languageRows } from '../languages.ts';
import type { Result } from '../result.ts';
import { looks } from './history.ts';
import { is, type Topic } from './request-row.ts';

/** ECMA-262, 21.4.1.1: no `Date` is later. */
const furthestTime = 8_640_000_000_000_000;

/** What a sheet of codes is printed on. */
export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

/** As many as a sheet has room for, however long they are. */
export const mostOwnCodes = 6;

/** A code with words of its own: `PS:BY:` or `PS:NOTE:` with `text` behind it. */
export interface OwnCode {
  readonly command: 'operator' | 'note';
  readonly text: string;
}

/** `language`: that of the person, in which the sheet says what its codes do. */
const sheet = {
  /** Badges and notes of whoever prints them, in the place of the commands. */
  own: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ command: v.picklist(['operator', 'note']), text: text(64) })),
      v.minLength(1),
      v.maxLength(mostOwnCodes),
    ),
  ),
  paper: v.picklist(papers),
  language: v.picklist([...(Object.keys(languageRows) as Language[]), 'pseudo']),
};

const word = v.exactOptional(text(254));

/** Whoever makes presets. */
const ofPresets = { behind: ['set-up', 'product'], real: true, acts: false } as const;

export interface LabelView {
  /** A picture of ours, in millimetres. */
  readonly svg: string;
  /** Of this computer; `shownAs` is for people. */
  readonly printers: readonly { readonly name: string; readonly shownAs: string }[];
  /** That of the preset, or the one that was chosen last, where it is there. */
  readonly printer?: string;
  /** Of a label of a device that was set up. */
  readonly form?: LabelForm;
}

/**
 * Where the form of a label is from: as it was applied to the device, the present one of its preset, or, where there is neither, a
 * usual one.
 */
export type LabelForm = 'applied' | 'preset' | 'usual';

/** `not-there`: the history has no such attempt any more, or its device gets no label. */
export type NotedLabel = 'noted' | 'not-there';

/**
 * Labels of devices that were set up. `undefined`: there is no such attempt any more, or its device gets none (`getsLabel`).
 * `label-too-small`, `label-text-missing`, `preset-unreadable`, and the errors of the history.
 */
export const labelRequests = {
  showLabel: {
    sends: v.strictObject({ attemptId: text(64) }),
    reply: is<Result<LabelView | undefined>>(),
    ...looks,
  },
  /**
   * On that printer; without one as a PDF file, for which the main process asks the person where to. `undefined`: they chose
   * no place. `printer-not-found`, `label-not-printed`, `label-not-saved`.
   */
  printLabel: {
    sends: v.strictObject({ attemptId: text(64), printer: v.exactOptional(text(256)) }),
    reply: is<Result<'printed' | 'saved' | undefined>>(),
    ...looks,
  },
  /**
   * Which code of its device the label holds. `undefined`: none, or it is not known, because neither its preset nor the form that was
   * applied is.
   */
  readLabelCode: {
    sends: v.strictObject({ attemptId: text(64) }),
    reply: is<Result<CodeField | undefined>>(),
    ...looks,
  },
  /** Its label is on the right device, as a scan of both has told. A match that was noted of the same label is not noted again. */
  noteLabelVerified: { sends: v.strictObject({ attemptId: text(64) }), reply: is<Result<NotedLabel>>(), ...looks },
  /**
   * How a label of a preset will look, filled with what takes most room: `label` is JSON as `labelSchema` says. `label-too-small`,
   * `label-text-missing`, `preset-unreadable`.
   */
  previewLabel: {
    sends: v.strictObject({
      label: text(8192),
      sample: v.strictObject({
        name: word,
        number: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
        at: v.pipe(v.number(), v.minValue(0), v.maxValue(furthestTime)),
        product: word,
        preset: word,
        part: word,
        revision: word,
        customer: word,
      }),
    }),
    reply: is<Result<Pick<LabelView, 'svg'>>>(),
    ...ofPresets,
  },
  listPrinters: { reply: is<Result<LabelView['printers']>>(), ...ofPresets },
  /** The printed codes of a line, as they will look. It tells nothing of anybody, and is as good in practice. */
  showCommandSheet: { sends: v.strictObject(sheet), reply: is<Result<LabelView>>(), behind: 'nothing', acts: false },
  /** As `printLabel`. */
  printCommandSheet: {
    sends: v.strictObject({ ...sheet, printer: v.exactOptional(text(256)) }),
    reply: is<Result<'printed' | 'saved' | undefined>>(),
    behind: 'nothing',
    acts: false,
  },
} as const satisfies Topic;
