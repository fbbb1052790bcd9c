import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, type Rectangle, screen } from 'electron';
import * as v from 'valibot';

const pixels = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000));

/** What a window was like when it was closed. */
const placeOfWindow = v.object({
  /** Of the whole window, in pixels that do not depend on the display's density. */
  x: pixels,
  y: pixels,
  width: v.pipe(pixels, v.minValue(1)),
  height: v.pipe(pixels, v.minValue(1)),
  maximized: v.boolean(),
  /** As Electron counts: 0 is 100 %, each step a fifth more or less; Chromium goes from 25 to 500 %. */
  zoomLevel: v.pipe(v.number(), v.minValue(-8), v.maxValue(9)),
});
export type WindowPlace = v.InferOutput<typeof placeOfWindow>;

/** A text from the disk as a place; undefined: it is none. */
export function readPlace(text: string): WindowPlace | undefined {
  const read = v.safeParse(v.pipe(v.string(), v.maxLength(1_000), v.parseJson(), placeOfWindow), text);
  return read.success ? read.output : undefined;
}

/**
 * The same, whole within the display of which it has most; displays come and go between two starts.
 * @param workAreas of each display, without what its system keeps for itself; the first is the one to begin on
 */
export function withinDisplays(place: Rectangle, workAreas: readonly Rectangle[]): Rectangle {
  const [first = place, ...others] = workAreas;
  const most = others.reduce((best, area) => (shared(place, area) > shared(place, best) ? area : best), first);
  const width = Math.min(place.width, most.width);
  const height = Math.min(place.height, most.height);
  // One that nobody could see begins in the middle.
  const seen = shared(place, most) > 0;
  const x = seen ? place.x : most.x + Math.round((most.width - width) / 2);
  const y = seen ? place.y : most.y + Math.round((most.height - height) / 2);
  return {
    x: Math.min(Math.max(x, most.x), most.x + most.width - width),
    y: Math.min(Math.max(y, most.y), most.y + most.height - height),
    width,
    height,
  };
}

/** Square pixels. */
function shared(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Puts a window that is not shown yet where and how it was when it was last closed, and remembers that again. */
export function keepPlace(window: BrowserWindow): void {
  const file = path.join(app.getPath('userData'), 'window.json');
  const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
  const last = lastPlace(file);
  const now = window.getBounds();
  const wanted = withinDisplays(last ?? now, workAreas);
  if (last !== undefined || wanted.width < now.width || wanted.height < now.height) window.setBounds(wanted);
  // It would show a hidden window, before anything is painted in it.
  if (last?.maximized) window.once('show', () => window.maximize());
  const contents = window.webContents;
  const zoom = () => contents.setZoomLevel(last?.zoomLevel ?? 0);
  // Of the page's own address, as soon as it has it: on `dom-ready` its scripts have drawn it, at 100 %, for all to see.
  if (contents.mainFrame.url === '') contents.once('did-navigate', zoom);
  else zoom();
  window.on('close', () => {
    const place: WindowPlace = {
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
      zoomLevel: contents.getZoomLevel(),
    };
    try {
      // At once, because the program may end now, and whole or not at all.
      writeFileSync(`${file}.new`, JSON.stringify(place), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch {
      // The next window opens as the first one did.
    }
  });
}

function lastPlace(file: string): WindowPlace | undefined {
  try {
    return readPlace(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
