import * as v from 'valibot';
import { text } from '../foreign-text.ts';
import { linkNames } from '../links.ts';
import type { Result } from '../result.ts';
import { is, type Topic } from './request-row.ts';
import type { WindowStart } from './snapshot.ts';

/** A package that ships with the program, or the program itself. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package gives it. */
  readonly licence: string;
  readonly text: string;
}

export const programRequests = {
  readSnapshot: { reply: is<WindowStart>(), behind: 'nothing', acts: false },
  /** Up to the results of a whole work. */
  copyText: { sends: v.strictObject({ text: text(1_000_000) }), reply: is<Result<void>>(), behind: 'nothing' },
  /** A page of the fixed table, never an address. */
  openLink: { sends: v.strictObject({ link: v.picklist(linkNames) }), reply: is<Result<void>>(), behind: 'nothing' },
  /** All that a report would hold, for the person to read first. */
  readReport: { reply: is<Result<string>>(), behind: 'nothing' },
  /** The report that was read last, `words` of the person's own before it; the main process asks where to. */
  saveReport: {
    sends: v.strictObject({ words: text(4000) }),
    /** `false`: the person chose no place. */
    reply: is<Result<boolean>>(),
    behind: 'nothing',
  },
  /** The question of `closeAsked` is on the screen. */
  noteCloseQuestion: { reply: is<Result<void>>(), behind: 'nothing', acts: false },
  /** Whether the form of a preset holds what is not saved; not, when the page is loaded anew. */
  noteUnsavedPreset: {
    sends: v.strictObject({ unsaved: v.boolean() }),
    reply: is<Result<void>>(),
    behind: 'nothing',
    acts: false,
  },
  /** Ends the program, whatever is under way, network given back. */
  closeProgram: { reply: is<Result<void>>(), behind: 'nothing', acts: false },
  readLicences: { reply: is<Result<readonly Licence[]>>(), behind: 'nothing' },
} as const satisfies Topic;
