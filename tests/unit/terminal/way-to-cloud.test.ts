import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { afterEach, describe, expect, it } from 'vitest';
import { networkError } from '../../../electron/cloud/cloud-request.ts';
import { wayToCloud } from '../../../electron/terminal/way-to-cloud.ts';
import { type ConnectProxy, connectProxy } from '../../support/connect-proxy.ts';
import { ownCertificate } from '../../support/own-certificate.ts';
import { englishWords } from '../../support/texts.ts';

const { t } = englishWords.person.translator;

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => new Promise((resolve) => server.close(resolve)));
  return (server.address() as AddressInfo).port;
}

const told = (request: IncomingMessage, response: ServerResponse) =>
  void response.end(JSON.stringify({ asked: request.url, headers: Object.keys(request.headers).sort() }));

/** A cloud that is reached through the proxy alone: its name is known to nobody else. */
async function behind(credentials?: string): Promise<ConnectProxy> {
  const port = await listening(createHttpServer(told));
  const proxy = await connectProxy(() => port, credentials);
  ends.push(proxy.close);
  return proxy;
}

const cloud = 'http://cloud.local';

function way(env: Record<string, string>, url = cloud) {
  const found = wayToCloud(env, url, t);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

async function endOf(env: Record<string, string>, url = cloud) {
  const { fetch } = way(env, url);
  return fetch(`${url}/v1/user`, { method: 'GET' }).then(
    async (answer) => ({ status: answer.status, body: (await answer.json()) as unknown }),
    (error: unknown) => networkError(error),
  );
}

describe('the proxy that the environment names', () => {
  it.each(['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'])(
    '%s leads to the cloud, name and password in it',
    async (variable) => {
      const proxy = await behind('anna@example.com:p:ä/');
      const address = `http://anna%40example.com:p%3A%C3%A4%2F@127.0.0.1:${proxy.port}`;
      expect(await endOf({ [variable]: address })).toMatchObject({ status: 200, body: { asked: '/v1/user' } });
      expect(proxy.asked).toEqual([{ target: 'cloud.local:80', as: 'anna@example.com:p:ä/' }]);
    },
  );

  it('says nothing of the proxy to the cloud, and knows its name and password as secrets', async () => {
    const proxy = await behind('anna:geheim');
    const env = { HTTP_PROXY: `anna:geheim@127.0.0.1:${proxy.port}` };
    expect(JSON.stringify(await endOf(env))).not.toMatch(/proxy-authorization|anna|geheim/);
    expect(way(env).secrets?.()).toEqual(expect.arrayContaining(['anna', 'geheim']));
  });

  it('is another one, or none, by the scheme of the cloud', async () => {
    const [forHttp, forHttps] = [await behind(), await behind()];
    const env = {
      http_proxy: `http://127.0.0.1:${forHttp.port}`,
      HTTPS_PROXY: `http://127.0.0.1:${forHttps.port}`,
    };
    await endOf(env);
    expect([forHttp.asked.length, forHttps.asked.length]).toEqual([1, 0]);
    // Nobody speaks TLS behind it: that the tunnel was asked for is what counts here.
    await endOf(env, 'https://cloud.example.com');
    expect(forHttps.asked).toEqual([{ target: 'cloud.example.com:443', as: undefined }]);
    expect(forHttp.asked).toHaveLength(1);
  });

  it.each(['cloud.local', '.local', '*', 'example.com, cloud.local', 'local', 'CLOUD.local:80', '*.local'])(
    'is not used for what NO_PROXY names: %s',
    async (names) => {
      const proxy = await behind();
      const address = `http://127.0.0.1:${proxy.port}`;
      expect(await endOf({ HTTP_PROXY: address, NO_PROXY: names })).toMatchObject({ code: 'cloud-unreachable' });
      expect(await endOf({ HTTP_PROXY: address, no_proxy: names })).toMatchObject({ code: 'cloud-unreachable' });
      expect(proxy.asked).toEqual([]);
    },
  );

  it.each([
    ['cloud.local:8080', cloud],
    ['oud.local', cloud],
    ['example.com', cloud],
    ['10.0.0.0/8', 'http://192.168.7.9'],
    ['192.168.0.0/99', 'http://192.168.7.9'],
    ['192.168.0.0/-0', 'http://192.168.7.9'],
  ])('is used for what NO_PROXY %s does not name', async (names, url) => {
    const proxy = await behind();
    expect(await endOf({ HTTP_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: names }, url)).toMatchObject({
      status: 200,
    });
    expect(proxy.asked).toHaveLength(1);
  });

  it.each(['192.168.7.9', '192.168.0.0/16', '192.168.7.9:80'])('%s in NO_PROXY names an address', (names) => {
    const env = { HTTP_PROXY: 'http://anna:geheim@127.0.0.1:1', NO_PROXY: names };
    expect(way(env, 'http://192.168.7.9').secrets?.()).toEqual([]);
  });

  it('is not used for this computer itself', async () => {
    const proxy = await behind();
    const port = await listening(createHttpServer(told));
    const env = { ALL_PROXY: `http://127.0.0.1:${proxy.port}` };
    expect(await endOf(env, `http://127.0.0.1:${port}`)).toMatchObject({ status: 200 });
    expect(await endOf(env, `http://localhost:${port}`)).toMatchObject({ status: 200 });
    expect(proxy.asked).toEqual([]);
  });

  it.each([
    [407, 'nobody:wrong@'],
    [407, ''],
    [403, 'anna:geheim@'],
  ])('that answers %i to %s is told as what it is', async (status, as) => {
    const proxy = await behind('anna:geheim');
    if (status !== 407) proxy.refuseWith(status);
    const end = await endOf({ http_proxy: `http://${as}127.0.0.1:${proxy.port}` });
    expect(end).toEqual({ code: 'proxy-refuses', saw: `HTTP ${status}` });
  });

  it('that is not there is told as that, without its address', async () => {
    const end = await endOf({ http_proxy: 'http://anna:geheim@127.0.0.1:1' });
    expect(end).toEqual({ code: 'proxy-unreachable', saw: 'ERR_PROXY_CONNECTION_FAILED' });
  });

  it.each(['socks5://127.0.0.1:1080', 'http://', 'http://anna:%zz@127.0.0.1:3128'])(
    '%s is refused by the name of its variable',
    (address) => {
      const refused = wayToCloud({ HTTPS_PROXY: address }, 'https://api.particle.io', t);
      expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
      expect(JSON.stringify(refused)).toContain('HTTPS_PROXY');
      expect(JSON.stringify(refused)).not.toContain('127.0.0.1');
    },
  );

  it('is asked anew where no connection may be old', async () => {
    const proxy = await behind();
    const { fetch, fetchAnew } = way({ http_proxy: `http://127.0.0.1:${proxy.port}` });
    await (await fetch(`${cloud}/v1`, {})).text();
    const before = proxy.asked.length;
    for (let times = 0; times < 2; times += 1) await (await fetchAnew(`${cloud}/v1`, {})).text();
    expect([before, proxy.asked.length]).toEqual([1, 3]);
  });
});

describe('https', () => {
  it('goes through a tunnel, inside of which the certificate of the cloud is checked', async () => {
    const { cert, key } = ownCertificate('cloud.example.com');
    const port = await listening(createHttpsServer({ cert, key }, told));
    const proxy = await connectProxy(() => port, 'anna:geheim');
    ends.push(proxy.close);
    const env = { HTTPS_PROXY: `http://anna:geheim@127.0.0.1:${proxy.port}` };
    const url = 'https://cloud.example.com';
    expect(await endOf(env, url)).toMatchObject({ code: 'cloud-connection-not-secure' });

    // Node reads the certificates to trust when it starts, so this one is a process of its own.
    const folder = await mkdtemp(path.join(tmpdir(), 'way-to-cloud-'));
    ends.push(() => rm(folder, { recursive: true }));
    await writeFile(path.join(folder, 'cert.pem'), cert);
    const source = path.resolve(import.meta.dirname, '../../../electron/terminal/way-to-cloud.ts');
    await esbuild.build({
      stdin: {
        contents: `import { wayToCloud } from ${JSON.stringify(source)};
          const way = wayToCloud(process.env, ${JSON.stringify(url)}, String);
          const answer = await way.value.fetch('${url}/v1/user', {});
          console.log(answer.status, await answer.text());`,
        resolveDir: path.dirname(source),
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner: {
        js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
      },
      outfile: path.join(folder, 'one.mjs'),
    });
    const { stdout } = await promisify(execFile)(process.execPath, [path.join(folder, 'one.mjs')], {
      env: { ...env, NODE_EXTRA_CA_CERTS: path.join(folder, 'cert.pem') },
    });
    expect(stdout).toMatch(/^200 .*"asked":"\/v1\/user"/);
    expect(proxy.asked.map(({ target, as }) => [target, as])).toEqual(
      Array(2).fill(['cloud.example.com:443', 'anna:geheim']),
    );
  });
});
