import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';

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
  // Node loads the class on first use, which took 60 ms here; now, while Chromium starts, nobody waits for it.
  new Response(new Uint8Array(1)).body?.getReader();
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Serves the renderer's files, and only those, under `app://photon-setup/`; no page of this session has `file:` at all. */
export function serveApp(session: Session, folder: string): void {
  const root = path.resolve(folder);
  session.protocol.handle('file', () => notFound());
  session.protocol.handle('app', async ({ url }) => {
    const file = fileOf(new URL(url), root);
    const type = file === undefined ? undefined : contentTypes[path.extname(file)];
    if (file === undefined || type === undefined) return notFound();
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers: { ...protections, 'Content-Type': type } });
    } catch {
      return notFound();
    }
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

function notFound(): Response {
  return new Response('not found', { status: 404, headers: { ...protections, 'Content-Type': 'text/plain' } });
}
