import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { errorRows } from '../../shared/error-table.ts';
import { securityByName } from '../../shared/security-type.ts';
import { fastWorld } from '../support/run-flow.ts';
import { terminal } from '../support/run-terminal.ts';
import enterprise from '../vectors/enterprise.json' with { type: 'json' };

const passphrase = 'made for tests';
let folder = '';
let world: SimulatedWorld;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'enterprise-'));
  world = await fastWorld({ separateNetworks: false });
});
afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const place = path.join(folder, name);
  await writeFile(place, content);
  return place;
}

function claim(...more: readonly string[]) {
  const { tcp, http, cloud, account } = world.ready;
  const args = [
    'claim',
    '--json',
    ...['--photon-host', tcp.host, '--photon-tcp-port', String(tcp.port), '--photon-http-port', String(http.port)],
    ...['--cloud', cloud.url, '--token-env', 'TOKEN', '--wait-for-photon', '2', '--ssid', 'Staff', ...more],
  ];
  const home = world.ready.networks.find(({ ssid }) => ssid === 'HomeNet')?.password ?? '';
  const passwords = { PASSWORD: 'front-desk-4\r\n', PASSPHRASE: passphrase, WRONG: 'other', HOME_PASSWORD: home };
  const secrets = { TOKEN: account.accessToken, ...passwords };
  return terminal(args, secrets);
}

describe('an enterprise network on the command line', () => {
  it('takes a user name, its password and a root certificate in DER', async () => {
    const root = await file('root.cer', new X509Certificate(enterprise.root).raw);
    const { exitCode, out } = await claim(
      ...['--eap', 'peap', '--user-name', 'visitor', '--password-env', 'PASSWORD'],
      ...['--outer-identity', 'anonymous', '--root-ca', root],
    );
    expect(exitCode).toBe(0);
    expect(out).not.toContain('front-desk-4');
    expect(world.events).toContainEqual(expect.objectContaining({ type: 'network-joined', ssid: 'Staff' }));
  });

  it('takes a certificate and its private key under a passphrase', async () => {
    const locked = createPrivateKey(enterprise.rsa.privateKey).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase,
    });
    const files = [
      ...['--eap', 'tls', '--client-certificate', await file('crt.pem', enterprise.rsa.certificate)],
      ...['--private-key', await file('key.pem', String(locked))],
    ];
    const refused = await claim(...files, '--private-key-passphrase-env', 'WRONG');
    expect(refused.exitCode).toBe(errorRows['enterprise-key-passphrase-wrong'].exit);
    const unasked = await claim(...files);
    expect(unasked.exitCode).toBe(errorRows['invalid-input'].exit);
    expect(unasked.out).toContain('Private key passphrase');
    // Refused before anything was asked of the cloud or the Photon.
    expect(world.events.some(({ type }) => type === 'cloud-asked' || type === 'device-asked')).toBe(false);

    const { exitCode, out } = await claim(...files, '--private-key-passphrase-env', 'PASSPHRASE');
    expect(exitCode).toBe(0);
    expect(out).not.toContain(passphrase);
    expect(world.events).toContainEqual(expect.objectContaining({ type: 'network-joined', ssid: 'Staff' }));
  });

  it.each([
    ['--user-name needs --eap', ['--user-name', 'visitor']],
    ['--root-ca needs --eap', ['--root-ca', 'x']],
    ['--eap peap needs --user-name', ['--eap', 'peap']],
    ['--eap tls needs --client-certificate', ['--eap', 'tls']],
    ['--eap tls needs --private-key', ['--eap', 'tls', '--client-certificate', 'x']],
    ['--private-key can’t be used with --eap peap', ['--eap', 'peap', '--user-name', 'x', '--private-key', 'y']],
    ['--password-env can’t be used with --eap tls', ['--eap', 'tls', '--password-env', 'PASSWORD']],
  ])('says what does not fit: %s', async (sentence, args) => {
    const { exitCode, err } = await claim(...args);
    expect(exitCode).toBe(2);
    expect(err).toContain(sentence);
  });

  it('says which file cannot be read, and which network wants what', async () => {
    const peap = ['--eap', 'peap', '--user-name', 'visitor', '--password-env', 'PASSWORD'];
    const gone = await claim(...peap, '--root-ca', path.join(folder, 'gone.pem'));
    expect(gone.exitCode).toBe(errorRows['invalid-input'].exit);
    expect(gone.out).toContain('--root-ca: the file can’t be read (ENOENT)');
    const nothing = await claim(...peap, '--root-ca', await file('words.pem', 'no certificate'));
    expect(nothing.exitCode).toBe(errorRows['enterprise-certificate-unreadable'].exit);
    const without = await claim('--password-env', 'PASSWORD');
    expect(without.out).toContain('Staff is an enterprise network');
    const withIt = await claim(...peap, '--ssid', 'HomeNet');
    expect(withIt.out).toContain('HomeNet isn’t an enterprise network');
  });

  it('can be one of several, each with what belongs to it', async () => {
    const home = world.ready.networks.find(({ ssid }) => ssid === 'HomeNet')?.password ?? '';
    const { exitCode, out } = await claim(
      ...['--ssid', 'HomeNet', '--password-env', 'HOME_PASSWORD'],
      ...['--also-ssid', 'Elsewhere', '--also-security', 'open'],
      ...[
        '--also-ssid',
        'Staff',
        '--also-eap',
        'peap',
        '--also-user-name',
        'visitor',
        '--also-password-env',
        'PASSWORD',
      ],
    );
    expect(exitCode).toBe(0);
    expect(world.device.storedNetworks).toMatchObject([
      { ssid: 'HomeNet', password: home },
      { ssid: 'Elsewhere', security: securityByName.open, password: '' },
      { ssid: 'Staff', security: securityByName['wpa2-enterprise-mixed'], password: 'front-desk-4' },
    ]);
    for (const secret of [home, 'front-desk-4']) expect(out).not.toContain(secret);
  });

  it.each([
    ['only one of them can have --eap', ['--eap', 'peap', '--user-name', 'x', '--also-ssid', 'B', '--also-eap', 'tls']],
    ['--also-user-name needs --also-eap', ['--also-ssid', 'B', '--also-user-name', 'x']],
    ['--also-eap peap needs --also-user-name', ['--also-ssid', 'B', '--also-eap', 'peap']],
    ['Use it once, after its --also-ssid.', ['--also-eap', 'peap', '--also-ssid', 'B']],
    ['Allowed choices are peap, tls.', ['--also-ssid', 'B', '--also-eap', 'ttls']],
    ['Allowed choices are open, wep', ['--also-ssid', 'B', '--also-security', 'wpa9']],
  ])('of several says what does not fit: %s', async (sentence, args) => {
    const { exitCode, err } = await claim(...args);
    expect(exitCode).toBe(2);
    expect(err).toContain(sentence);
  });

  it('of several needs its own --also-eap', async () => {
    const args = ['--ssid', 'HomeNet', '--password-env', 'HOME_PASSWORD', '--also-ssid', 'Staff'];
    const { out } = await claim(...args);
    expect(out).toContain('Staff is an enterprise network and needs --also-eap.');
    expect(world.device.storedNetworks).toEqual([]);
  });
});
