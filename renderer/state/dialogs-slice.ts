import type { DialogName } from '../../shared/ipc/contract.ts';
import type { SliceParts } from './slice.ts';

export interface DialogsState {
  /** What stands over whatever screen there is. */
  readonly dialog: DialogName | undefined;
  /** How often the person has closed the program since they last kept it open; 0: they do not. */
  readonly closeAsked: number;
  /** What was typed into the form of a preset is not saved. */
  readonly isPresetUnsaved: boolean;
}

export interface DialogsIntents {
  /** In place of the one that is open; undefined: none. */
  showDialog(dialog: DialogName | undefined): void;
  askBeforeClosing(): void;
  keepOpen(): void;
  noteUnsavedPreset(isUnsaved: boolean): void;
}

export const noDialogs: DialogsState = { dialog: undefined, closeAsked: 0, isPresetUnsaved: false };

export function dialogsIntents({ get, set, ask }: SliceParts<DialogsState>): DialogsIntents {
  return {
    showDialog: (dialog) => set({ dialog }),
    askBeforeClosing: () => set({ closeAsked: get().closeAsked + 1 }),
    keepOpen: () => set({ closeAsked: 0 }),
    noteUnsavedPreset(isPresetUnsaved) {
      if (get().isPresetUnsaved === isPresetUnsaved) return;
      set({ isPresetUnsaved });
      void ask('noteUnsavedPreset', { unsaved: isPresetUnsaved });
    },
  };
}
