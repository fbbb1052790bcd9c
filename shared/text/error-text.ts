import type { ErrorArea, errorRows } from '../error-table.ts';
import type { ErrorCode } from '../errors.ts';
import type { Platform } from '../ipc/snapshot.ts';

/** What a person reads of one error code; `next` is the one thing to do. `{{…}}` are the error's `details`. */
export interface ErrorText {
  readonly title: string;
  readonly happened: string;
  readonly next: string;
  /** In place of `next` where the system is known and has a way of its own. */
  readonly nextOn?: Readonly<Record<Platform, string>>;
}

/** The words of every code of one area. */
export type ErrorsOf<Area extends ErrorArea> = {
  readonly [Code in ErrorCode as (typeof errorRows)[Code]['area'] extends Area ? Code : never]: ErrorText;
};
