import * as v from 'valibot';
import { text } from '../foreign-text.ts';
import type { Result } from '../result.ts';
import { looks } from './history.ts';
import { is, type Topic } from './request-row.ts';

export interface LabelView {
  /** A picture of ours, in millimetres. */
  readonly svg: string;
  /** Of this computer; `shownAs` is for people. */
  readonly printers: readonly { readonly name: string; readonly shownAs: string }[];
  /** That of the preset, or the one that was chosen last, where it is there. */
  readonly printer?: string;
}

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
} as const satisfies Topic;
