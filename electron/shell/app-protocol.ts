import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';
import type { Spoken } from '../../shared/languages.ts';
import { alwaysShown } from '../../shared/text/always-shown.ts';

export const appOrigin = 'app://photon-setup';

/**
 * Everything comes from the package; nothing is fetched, framed or sent anywhere. Inline styles are allowed for React's
 * style attribute alone; scripts never are.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** On every answer, also one that says that there is nothing: it is a page, too. */
const protections = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

/** Must run before the app is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the renderer's files, and only those, under `app://photon-setup/`; no page of this session has `file:` at all.
 * By the older way of Electron: its successor, `handle`, speaks with the web's `Response`, for which Node loads its whole
 * client for HTTP before the first page (60 ms here), and streams each file through it. With the page comes which words
 * its first picture will be of, in all likelihood: they are fetched beside the program that will ask for them.
 */
export function serveApp(session: Session, folder: string, likely: Spoken): void {
  const root = path.resolve(folder);
  const words = alwaysShown.map((feature) => `<${appOrigin}/text/${likely}/${feature}.js>; rel=modulepreload`);
  session.protocol.interceptBufferProtocol('file', (_request, answer) => answer(notFound));
  session.protocol.registerBufferProtocol('app', ({ url }, answer) => {
    const file = fileOf(new URL(url), root);
    const type = file === undefined ? undefined : contentTypes[path.extname(file)];
    if (file === undefined || type === undefined) return answer(notFound);
    const isPage = type === contentTypes['.html'];
    readFile(file).then(
      (data) =>
        answer({
          data,
          headers: { ...protections, 'Content-Type': type, ...(isPage ? { Link: words.join(', ') } : {}) },
        }),
      () => answer(notFound),
    );
  });
}

/** The file that an address means; undefined for another host and for a way out of the folder. */
function fileOf({ host, pathname }: URL, root: string): string | undefined {
  if (host !== new URL(appOrigin).host) return undefined;
  try {
    const file = path.join(root, decodeURIComponent(pathname === '/' ? '/index.html' : pathname));
    return file.startsWith(root + path.sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

const notFound = {
  statusCode: 404,
  data: Buffer.from('not found'),
  headers: { ...protections, 'Content-Type': 'text/plain' },
};
