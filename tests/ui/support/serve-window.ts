import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const built = path.resolve(import.meta.dirname, '../../../out/renderer');

/** As strict as the app's own, so that a style or script it would block fails a test. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const addresses = new Map<string, Promise<string>>();

/**
 * The built renderer, or one of `folder`, on a port of this process, for as long as it lives. A browser keeps what a server gave it; files
 * that Playwright hands over itself are read, sent and compiled anew for every test.
 * @returns the address of the window; below it stand an empty page, `nothing.html`, and axe-core, `axe.min.js`
 */
export function serveWindow(folder = built): Promise<string> {
  const address = addresses.get(folder) ?? serve(folder);
  addresses.set(folder, address);
  return address;
}

function serve(folder: string): Promise<string> {
  const files = new Map(
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [`/${name.replaceAll(path.sep, '/')}`, readFileSync(path.join(folder, name))]),
  );
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  files.set('/axe.min.js', readFileSync(axe));
  files.set('/nothing.html', Buffer.from('<!doctype html><title>Nothing</title>'));
  const server = createServer((request, response) => {
    const name = request.url === '/' ? '/index.html' : (request.url ?? '');
    const file = files.get(name);
    // Names of scripts and styles hold a hash of what is in them.
    const cache = name.endsWith('.html') ? 'no-cache' : 'max-age=86400, immutable';
    response.writeHead(file === undefined ? 404 : 200, {
      'Content-Type': types[path.extname(name)] ?? 'application/octet-stream',
      'Content-Security-Policy': contentSecurityPolicy,
      'Cache-Control': cache,
    });
    response.end(file);
  });
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
  });
}
