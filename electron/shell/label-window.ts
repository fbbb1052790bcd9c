import { createHash } from 'node:crypto';
import { BrowserWindow, type Session, session, type WebContents } from 'electron';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { labelLimits } from '../../shared/time-limits.ts';
import type { Clock } from '../ground/clock-port.ts';
import type { LabelPrinter, PrintedPage, Printer } from '../labels/label-port.ts';
import { labelQueue } from '../labels/label-queue.ts';
import { saysNoPaper } from '../labels/printer-state.ts';
import { appOrigin } from './app-protocol.ts';
import { lockSession } from './lock-down.ts';

const address = `${appOrigin}/label`;

/** The only script of the page: how wide each text has become stands in its title. */
const measure =
  "document.title=Array.from(document.querySelectorAll('text'),(text)=>text.getBBox().width.toFixed(3)).join(' ')";

/**
 * Prints labels by Chromium, from a window that nobody sees: sandboxed, without a preload, in a session of its own that
 * reaches one page and nothing else. `contents`: of the app's own window, which knows the printers.
 */
export function labelWindow(clock: Clock, contents: () => WebContents | undefined): LabelPrinter {
  let page: PrintedPage | undefined;
  let opened: Session | undefined;
  const queue = labelQueue(clock);

  function ownSession(): Session {
    if (opened !== undefined) return opened;
    opened = session.fromPartition('labels', { cache: false });
    lockSession(opened);
    opened.protocol.handle('file', () => new Response(null, { status: 404 }));
    opened.protocol.handle('app', ({ url }) =>
      url === address && page !== undefined ? pageOf(page) : new Response(null, { status: 404 }),
    );
    return opened;
  }

  /** Undefined: it is given up. */
  function withPage<Value>(
    label: PrintedPage,
    printer: string | undefined,
    work: (contents: WebContents) => Promise<Value>,
    wanted?: AbortSignal,
  ): Promise<Value | undefined> {
    const draw = async (over: AbortSignal) => {
      page = label;
      const { widthMm, heightMm } = label.layout;
      const window = new BrowserWindow({
        show: false,
        width: Math.ceil(widthMm * 4),
        height: Math.ceil(heightMm * 4),
        webPreferences: {
          session: ownSession(),
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webSecurity: true,
          spellcheck: false,
        },
      });
      over.addEventListener('abort', () => window.destroy(), { once: true });
      await window.loadURL(address);
      return work(window.webContents);
    };
    return queue.turn(printer, draw, wanted);
  }

  async function printers(): Promise<readonly Printer[]> {
    const over = new AbortController();
    const late = clock.sleep(labelLimits.printersMs, over.signal).then(() => []);
    const listed = contents()?.getPrintersAsync() ?? Promise.resolve([]);
    const found = await Promise.race([listed.catch(() => []), late]);
    over.abort();
    return found.map(({ name, displayName, options }) => ({
      name,
      shownAs: displayName === '' ? name : displayName,
      ...(saysNoPaper(options) ? { lacksPaper: true as const } : {}),
    }));
  }

  return {
    printers,

    async print(label, printer, wanted) {
      if (!(await printers()).some(({ name }) => name === printer)) {
        return failure(setupError('printer-not-found', { details: { printer } }));
      }
      const refused = (saw?: string) => failure(setupError('label-not-printed', { saw }));
      const draw = async (contents: WebContents) => tooWide(label, contents) ?? printOn(contents, label, printer);
      const printed = await withPage(label, printer, draw, wanted).catch(reasonOf);
      if (typeof printed === 'string') return refused(printed);
      return printed ?? refused();
    },

    async pdf(label) {
      const inches = (millimetres: number) => millimetres / 25.4;
      const { widthMm, heightMm } = label.layout;
      const printed = await withPage(label, undefined, async (contents): Promise<Result<Uint8Array>> => {
        const wide = tooWide(label, contents);
        if (wide !== undefined) return wide;
        const pdf = await contents.printToPDF({
          printBackground: true,
          pageSize: { width: inches(widthMm), height: inches(heightMm) },
          margins: { top: 0, bottom: 0, left: 0, right: 0 },
        });
        return success(new Uint8Array(pdf));
      }).catch(reasonOf);
      if (typeof printed === 'string') return failure(setupError('label-not-saved', { saw: printed }));
      return printed ?? failure(setupError('label-not-saved'));
    },
  };
}

function printOn(contents: WebContents, { layout }: PrintedPage, printer: string): Promise<Result<void>> {
  const microns = (millimetres: number) => Math.round(millimetres * 1000);
  return new Promise((resolve) => {
    contents.print(
      {
        silent: true,
        deviceName: printer,
        printBackground: true,
        margins: { marginType: 'none' },
        pageSize: { width: microns(layout.widthMm), height: microns(layout.heightMm) },
      },
      (done, why) => resolve(done ? success(undefined) : failure(setupError('label-not-printed', { saw: why }))),
    );
  });
}

/** What the fonts of this computer make of it: nothing may lie over the edge, or over the code of another line. */
function tooWide({ layout }: PrintedPage, contents: WebContents): Result<never> | undefined {
  const widths = contents.getTitle().split(' ').map(Number);
  const over = layout.lines.map(({ widthMm }, index) => {
    const drawn = widths[index] ?? Number.NaN;
    // What was not measured is not printed.
    return Number.isFinite(drawn) ? drawn - widthMm : Number.POSITIVE_INFINITY;
  });
  const most = Math.max(0, ...over);
  if (most <= 0.1) return undefined;
  const width = Math.ceil(layout.widthMm + (Number.isFinite(most) ? most : 0));
  return failure(setupError('label-too-small', { details: { width, height: Math.ceil(layout.heightMm) } }));
}

function pageOf({ svg, layout: { widthMm, heightMm } }: PrintedPage): Response {
  const style =
    `@page{size:${widthMm}mm ${heightMm}mm;margin:0}` +
    'html,body{margin:0;overflow:hidden;height:100%}svg{display:block;width:100%;height:100%}';
  const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(measure)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const head = `<meta charset="utf-8"><title>Photon Setup</title><style>${style}</style>`;
  const script = `<script>${measure}</script>`;
  return new Response(`<!doctype html><html lang="en"><head>${head}</head><body>${svg}${script}</body></html>`, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  });
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : 'failed');
