import type { AppliedLabel } from './label.ts';

/** What was applied to a device, told apart by what it is and not by its name; without a password, a token or an address of a hook. */
export interface Applied {
  /** Of a preset that is kept here: how often it was saved. */
  readonly presetRevision?: number | undefined;
  /** Of all that a preset says of its devices, its name aside; equal where they get the same. 32 hexadecimal digits, as the next. */
  readonly presetHash?: string | undefined;
  /** Of the rows of the list. */
  readonly listHash?: string | undefined;
  /** What the device has to show to pass: {@link beingOnline}, or a hash of what else. Absent: a version noted it that told none. */
  readonly required?: string | undefined;
  /** Absent: no label was, or a version noted it that told none. */
  readonly label?: AppliedLabel | undefined;
}

export const beingOnline = 'online';

export function appliedOf({ presetRevision, presetHash, listHash, required, label }: Applied): Applied {
  return { presetRevision, presetHash, listHash, required, label };
}
