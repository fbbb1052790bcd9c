import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultNetworks } from '../../electron/simulator/air/air.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { errorRows } from '../../shared/error-table.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { fastWorld } from '../support/run-flow.ts';
import { terminal } from '../support/run-terminal.ts';

const texts = hostileTexts.map(({ text }) => text);

/** Everything that is no visible character, but the ends of our own lines and the marks that keep a name apart. */
const steering = /(?![\n\u2068\u2069])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

let world: SimulatedWorld;
beforeAll(async () => {
  const home = defaultNetworks.slice(0, 1);
  const hostile = texts
    .filter((text) => Buffer.byteLength(text) <= 32)
    .map((ssid) => ({ ssid, rssi: -70, channel: 1, band: 2.4, security: 0 }) as const);
  world = await fastWorld({
    separateNetworks: false,
    networks: [...home, ...hostile],
    words: {
      deviceName: texts.join(''),
      productName: texts.join(''),
      // Half a pair has no address in the cloud.
      variables: Object.fromEntries(texts.filter((text) => text.isWellFormed()).map((text) => [text, text])),
      functions: texts,
      customers: texts.map((text) => ({ email: `${text}@example.com`, deviceName: text })),
      refusal: texts.join(''),
    },
  });
});
afterAll(() => world.close());

/** Runs a command in the hostile world, for a person and for a program. */
async function both(...args: readonly string[]) {
  const { ready } = world;
  const env = {
    SECRET: ready.product.clientSecret,
    TOKEN: ready.account.accessToken,
    PASSWORD: ready.networks[0]?.password ?? '',
  };
  const inWords = await terminal(args, env);
  if (args[0] === 'claim') world.pressSetup();
  const asJson = await terminal([...args, '--json'], env);
  for (const { out, err } of [inWords, asJson]) {
    expect(out).not.toMatch(steering);
    expect(err).not.toMatch(steering);
  }
  return { inWords, asJson, values: asJson.lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const account = () => ['--cloud', world.ready.cloud.url, '--token-env', 'TOKEN'];
const product = () => [
  ...['--cloud', world.ready.cloud.url, '--product', world.ready.product.slug],
  ...['--client-id', world.ready.product.clientId, '--client-secret-env', 'SECRET'],
];

describe('hostile texts in the terminal', () => {
  it('of networks and of the Photon do not steer it while a Photon is claimed', async () => {
    const { tcp, http } = world.ready;
    const { inWords, values } = await both(
      ...['claim', ...account(), '--ssid', 'HomeNet', '--password-env', 'PASSWORD', '--wait-for-photon', '2'],
      ...['--photon-host', tcp.host, '--photon-tcp-port', String(tcp.port), '--photon-http-port', String(http.port)],
    );
    expect(inWords.out).toContain('<svg/onload=globalThis.pwned=1>, javascript:');
    expect(inWords.exitCode).toBe(0);
    expect(values.at(-1)).toMatchObject({ outcome: 'claimed' });
    expect(JSON.stringify(values)).toContain('$(reboot)');
  });

  it('of devices do not', async () => {
    const shown = await both('device', 'show', world.device.id, ...account());
    expect(shown.values).toMatchObject([{ id: world.device.id }]);
    const { inWords, values } = await both('device', 'variables', world.device.id, ...account());
    expect(inWords.exitCode).toBe(0);
    expect(values.length).toBeGreaterThan(50);
    expect(values).toContainEqual({ name: '$(reboot)', type: 'string', value: '$(reboot)' });
    expect(inWords.out).toContain('$(reboot) (string): $(reboot)');
  });

  it('of products, customers and servers do not', async () => {
    const shown = await both('product', 'show', ...product());
    expect(shown.inWords.exitCode).toBe(0);
    const listed = await both('product', 'customers', ...product());
    expect(listed.inWords.out).toContain('$(reboot)@example.com');
    expect(listed.values).toContainEqual({ customer: '\u001b[31mred\u001b[0m@example.com' });
    const refused = await both('device', 'call', world.device.id, 'no-such-function', ...account());
    expect(refused.inWords.exitCode).not.toBe(0);
    expect(refused.inWords.err).toContain('globalThis.pwned');
  });

  it('name no other call of the cloud', async () => {
    for (const name of ['..', '.', '']) {
      const { values, inWords } = await both('device', 'call', world.device.id, name, ...account());
      expect(values).toMatchObject([{ outcome: 'failed', code: 'invalid-input' }]);
      expect(inWords.exitCode).toBe(errorRows['invalid-input'].exit);
    }
    expect(world.events).not.toContainEqual(expect.objectContaining({ type: 'cloud-asked', path: '/v1/devices/' }));
  });

  it('that somebody typed or pasted do not', async () => {
    for (const text of texts) await both('device', 'show', `x${text}`, ...account());
  });
});
