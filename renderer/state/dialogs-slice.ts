import type { SliceParts } from './slice.ts';

/** What stands over whatever screen there is. */
export interface DialogsState {
  /** What the program is. */
  readonly aboutOpen: boolean;
  readonly reportOpen: boolean;
}

export interface DialogsIntents {
  showAbout(open: boolean): void;
  /** "Report a problem". */
  showReport(open: boolean): void;
}

export const noDialogs: DialogsState = { aboutOpen: false, reportOpen: false };

export function dialogsIntents({ set }: SliceParts<DialogsState>): DialogsIntents {
  return {
    showAbout: (aboutOpen) => set({ aboutOpen }),
    showReport: (reportOpen) => set({ reportOpen, aboutOpen: false }),
  };
}
