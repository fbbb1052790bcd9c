import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Server } from 'node:net';
import path from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { expect } from '@playwright/test';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { fastLatencies } from '../../electron/simulator/latencies.ts';
import { startSimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { connectProxy } from '../support/connect-proxy.ts';
import { ownCertificate } from '../support/own-certificate.ts';
import { test } from './app.ts';

const cloud = 'https://cloud.example.com';
const proxyPassword = 'canary-proxy-password-7';

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function filesBelow(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = names
    .filter((entry) => entry.isFile())
    .map((entry) => readFile(path.join(entry.parentPath, entry.name), 'latin1').catch(() => ''));
  return (await Promise.all(texts)).join('\n');
}

test('a proxy that wants a name and a password gets what the person gives, and is asked for again when it is wrong', async ({
  start,
}, info) => {
  const world = await startSimulatedWorld({ clock: systemClock, latencies: fastLatencies });
  const inner = Number(new URL(world.ready.cloud.url).port);
  // The simulated cloud behind TLS, as the real one is, so that the proxy has to open a tunnel.
  const server = createTlsServer(ownCertificate('cloud.example.com'), (socket) => {
    const onward = connect(inner, '127.0.0.1');
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  });
  const port = await portOf(server);
  const proxy = await connectProxy(() => port, `anna:${proxyPassword}`);
  const profile = info.outputPath('profile');
  try {
    const { app, page, picture } = await start(
      [
        `--cloud-url=${cloud}`,
        `--proxy-server=http://127.0.0.1:${proxy.port}`,
        '--ignore-certificate-errors',
        ...['--photon-host=127.0.0.1', '--photon-tcp-port=9'],
      ],
      { profile },
    );
    const dialog = page.getByRole('dialog', { name: 'Sign in to your network’s proxy' });
    const give = async (password: string) => {
      await dialog.getByLabel('Proxy user name').fill('anna');
      await dialog.getByLabel('Proxy password', { exact: true }).fill(password);
      await dialog.getByRole('button', { name: 'Continue' }).click();
    };
    await page.getByRole('button', { name: 'Set up a Photon' }).click();
    await page.getByLabel('Email').fill(world.ready.account.username);
    await page.getByLabel('Password', { exact: true }).fill(world.ready.account.password);
    const signIn = page.getByRole('button', { name: 'Sign in', exact: true });

    await signIn.click();
    await expect(dialog).toContainText(`127.0.0.1:${proxy.port}`);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('The network’s proxy refused the connection')).toBeVisible();

    await signIn.click();
    await give('falsch');
    await expect(dialog.getByText('The proxy refused this user name and password.')).toBeVisible();
    await expect(dialog.getByLabel('Proxy user name')).toHaveValue('anna');
    await picture('proxy-refused');
    await give(proxyPassword);
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('heading', { name: /^(?:Find your Photon|Put this computer on)/ })).toBeVisible();

    // Nothing but the cloud was asked for, and the wrong password before the right one.
    expect(new Set(proxy.asked.map(({ target }) => target))).toEqual(new Set(['cloud.example.com:443']));
    const given = proxy.asked.map(({ as }) => as).filter((as, index, all) => as !== undefined && as !== all[index - 1]);
    expect(given).toEqual(['anna:falsch', `anna:${proxyPassword}`]);
    await app.close();
    const written = await filesBelow(profile);
    expect(written).toContain('asked answerProxy');
    expect(written).not.toContain(proxyPassword);
    expect(written).not.toContain(Buffer.from(`anna:${proxyPassword}`).toString('base64'));
  } finally {
    await proxy.close();
    server.close();
    await world.close();
  }
});

test('a server that is no proxy is given nothing, and nobody is asked', async ({ start }) => {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers['proxy-authorization'] ?? request.headers.authorization);
    response.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="x"', 'WWW-Authenticate': 'Basic realm="x"' }).end();
  });
  const port = await portOf(server);
  try {
    const { page } = await start([`--cloud-url=http://127.0.0.1:${port}`]);
    await page.getByRole('button', { name: 'Set up a Photon' }).click();
    await page.getByLabel('Email').fill('anna@example.com');
    await page.getByLabel('Password', { exact: true }).fill('geheim');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText('The network’s proxy refused the connection')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(seen).toEqual([undefined]);
  } finally {
    server.close();
  }
});
