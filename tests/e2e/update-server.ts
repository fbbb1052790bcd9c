import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface UpdateServer {
  readonly url: string;
  readonly asked: string[];
  /** How many bytes of a large file are sent before the connection is cut. */
  cutAfter: number | undefined;
  close(): Promise<void>;
}

/** Serves the files of a folder, on this computer alone. */
export async function updateServer(folder: string): Promise<UpdateServer> {
  const state = { asked: [] as string[], cutAfter: undefined as number | undefined };
  const http = createServer((request: IncomingMessage, response: ServerResponse) => {
    const name = decodeURIComponent((request.url ?? '').slice(1));
    state.asked.push(name);
    const file = path.join(folder, path.basename(name));
    if (!existsSync(file)) return void response.writeHead(404).end();
    const { size } = statSync(file);
    response.writeHead(200, { 'Content-Length': size });
    const end = state.cutAfter !== undefined && size > state.cutAfter ? state.cutAfter - 1 : undefined;
    pipeline(createReadStream(file, end === undefined ? {} : { end }), response, { end: end === undefined }).then(
      () => end === undefined || response.destroy(),
      () => undefined,
    );
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  });
}
