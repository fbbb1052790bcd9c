import type { DialogName } from '../../shared/ipc/contract.ts';
import type { SliceParts } from './slice.ts';

export interface DialogsState {
  /** What stands over whatever screen there is. */
  readonly dialog: DialogName | undefined;
}

export interface DialogsIntents {
  /** In place of the one that is open; undefined: none. */
  showDialog(dialog: DialogName | undefined): void;
}

export const noDialogs: DialogsState = { dialog: undefined };

export function dialogsIntents({ set }: SliceParts<DialogsState>): DialogsIntents {
  return { showDialog: (dialog) => set({ dialog }) };
}
