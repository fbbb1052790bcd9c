import type { BrowserWindow } from 'electron';

/** In front of the person, wherever they had put it. */
export function showAgain(window: BrowserWindow | undefined): void {
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
}
