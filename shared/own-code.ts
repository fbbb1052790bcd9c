import type { OwnCode } from './ipc/labels.ts';
import { readScan } from './scan.ts';
import { wordedSigns } from './scan-kinds.ts';

/** Longer ones have no room on a sheet. */
const mostLetters = 40;

/** Whether such a code can be printed, and a scanner that types it is understood: in the letters of a keyboard, and no other code. */
export function isOwnCode({ command, text }: OwnCode): boolean {
  if (text.length > mostLetters || text !== text.trim() || !/^[\x20-\x7e]+$/.test(text)) return false;
  const read = readScan(`${wordedSigns[command]}${text}`);
  return read.kind === 'command' && read.command === command && (read.note ?? read.operator) === text;
}
