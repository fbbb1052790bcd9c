import type { FileKind } from '../ipc/devices.ts';

/** Forms of a report in the system's own dialog, which says which is for whom. */
export const fileKinds: Readonly<Record<FileKind, { readonly name: string; readonly extensions: readonly string[] }>> =
  {
    workbook: { name: 'Excel workbook, for people', extensions: ['xlsx'] },
    csv: { name: 'CSV, for programs', extensions: ['csv'] },
  };
