import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import { usageExitCode } from '../../electron/terminal/exit-codes.ts';
import { errorRows } from '../../shared/error-table.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { fastWorld, runFlow } from '../support/run-flow.ts';
import { terminal } from '../support/run-terminal.ts';

const ann = 'ann+1@example.com';
const worlds: SimulatedWorld[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

async function open(options: Partial<WorldOptions> = {}): Promise<SimulatedWorld> {
  const world = await fastWorld({ separateNetworks: false, ...options });
  worlds.push(world);
  return world;
}

const product = ({ ready }: SimulatedWorld) => [
  ...['--cloud', ready.cloud.url, '--product', ready.product.slug],
  ...['--client-id', ready.product.clientId, '--client-secret-env', 'SECRET'],
];
const account = ({ ready }: SimulatedWorld) => ['--cloud', ready.cloud.url, '--token-env', 'TOKEN'];
const secrets = ({ ready }: SimulatedWorld) => ({
  SECRET: ready.product.clientSecret,
  TOKEN: ready.account.accessToken,
  PASSWORD: ready.networks.find(({ ssid }) => ssid === 'HomeNet')?.password ?? '',
});
const photon = ({ ready: { tcp, http } }: SimulatedWorld) => [
  ...['--photon-host', tcp.host, '--photon-tcp-port', String(tcp.port), '--photon-http-port', String(http.port)],
  ...['--wait-for-photon', '2', '--json'],
];
const run = (world: SimulatedWorld, ...args: readonly string[]) => terminal(args, secrets(world));
const values = (lines: readonly string[]) => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

describe('claim for a customer', () => {
  it('puts the device into the product and claims it for them; no secret is said', async () => {
    const world = await open();
    const { exitCode, lines, out } = await run(
      world,
      'claim',
      ...[
        ...product(world),
        ...photon(world),
        '--customer',
        'Ann+1@Example.com',
        '--device',
        world.device.id.toUpperCase(),
      ],
      ...['--ssid', 'HomeNet', '--password-env', 'PASSWORD'],
    );
    expect(values(lines).at(-1)).toMatchObject({ outcome: 'claimed', customer: { email: ann, listed: true } });
    expect(exitCode).toBe(0);
    expect(world.cloud.owner).toBe(`customer:${ann}`);
    for (const secret of Object.values(secrets(world))) expect(out).not.toContain(secret);
  });

  it('keeps the networks it has', async () => {
    const world = await open({ inProduct: true });
    await runFlow(world, { customer: 'bob@example.com' });
    world.pressSetup();
    const args = [...product(world), ...photon(world), '--customer', ann, '--keep-networks', '--yes'];
    const { exitCode } = await run(world, 'claim', ...args);
    expect([exitCode, world.cloud.owner]).toEqual([0, `customer:${ann}`]);
  });

  it.each<[string, readonly string[]]>([
    ['neither a network nor its own ones', ['--customer', ann]],
    ['both', ['--customer', ann, '--ssid', 'HomeNet', '--keep-networks']],
    ['a product without a customer', ['--ssid', 'HomeNet']],
    ['an owner and none', ['--customer', ann, '--no-owner', '--ssid', 'HomeNet']],
    ['a wish to unclaim that nobody would be there for', ['--no-owner', '--yes', '--no-wait', '--ssid', 'HomeNet']],
    ['an id that is none', ['--customer', ann, '--ssid', 'HomeNet', '--device', 'xyz']],
  ])('refuses %s', async (_what, args) => {
    const world = await open();
    const { exitCode } = await run(world, 'claim', ...product(world), ...photon(world), ...args);
    expect([usageExitCode, errorRows['invalid-input'].exit]).toContain(exitCode);
    expect(world.events.some(({ type }) => type === 'cloud-asked')).toBe(false);
  });

  it('says that the secret is wrong', async () => {
    const world = await open();
    const args = ['product', 'show', ...product(world), '--json'];
    const { exitCode, lines } = await terminal(args, { SECRET: 'wrong' });
    expect(exitCode).toBe(errorRows['oauth-client-refused'].exit);
    expect(values(lines).at(-1)).toMatchObject({ outcome: 'failed', code: 'oauth-client-refused' });
  });
});

describe('claim without an owner', () => {
  const networkArgs = ['--ssid', 'HomeNet', '--password-env', 'PASSWORD', '--no-owner'];

  it('brings the device online in the product, makes no customer, and ends with 0', async () => {
    const world = await open();
    const { exitCode, lines } = await run(world, 'claim', ...product(world), ...photon(world), ...networkArgs);
    expect([exitCode, values(lines).at(-1)]).toMatchObject([
      0,
      { outcome: 'online-without-owner', deviceId: world.device.id, productId: world.ready.product.id },
    ]);
    expect(world.cloud).toMatchObject({ owner: 'nobody', productId: world.ready.product.id, online: true });
  });

  it('leaves a device with its owner without --yes, and unclaims it with it', async () => {
    const world = await open({ owner: `customer:${ann}` });
    const args = ['claim', ...product(world), ...photon(world), ...networkArgs];
    expect((await run(world, ...args)).exitCode).toBe(errorRows['ownership-not-confirmed'].exit);
    expect(world.cloud.owner).toBe(`customer:${ann}`);
    expect((await run(world, ...args, '--yes')).exitCode).toBe(0);
    expect(world.cloud.owner).toBe('nobody');
  });

  it('goes with a product only', async () => {
    const world = await open();
    const { exitCode } = await run(world, 'claim', ...account(world), ...photon(world), ...networkArgs);
    expect(exitCode).toBe(usageExitCode);
  });
});

describe('device move', () => {
  it('gives an online device to another customer, and only with --yes', async () => {
    const world = await open({ inProduct: true });
    await runFlow(world, { customer: ann });
    const args = [world.device.id, ...product(world), '--customer', 'bob@example.com', '--json'];
    const unasked = await run(world, 'device', 'move', ...args);
    expect([unasked.exitCode, world.cloud.owner]).toEqual([errorRows['invalid-input'].exit, `customer:${ann}`]);
    const { exitCode, lines } = await run(world, 'device', 'move', ...args, '--yes');
    expect([exitCode, world.cloud.owner]).toEqual([0, 'customer:bob@example.com']);
    const ended = values(lines).filter((event) => event.type === 'action-finished');
    expect(ended).toMatchObject([
      { action: 'unclaim', result: { status: 'done' } },
      { action: 'give-to-customer', result: { status: 'done' } },
    ]);
  });

  it('says which step failed, and asks nothing without a customer', async () => {
    const world = await open();
    const { exitCode } = await run(world, 'device', 'move', world.device.id, ...product(world), '--yes');
    expect(exitCode).toBe(usageExitCode);
    const args = [world.device.id, ...product(world), '--customer', 'bob@example.com', '--yes'];
    expect((await run(world, 'device', 'move', ...args)).exitCode).not.toBe(0);
    expect(world.cloud.owner).toBe('nobody');
  });
});

describe('device reset', () => {
  it.each([
    ['unclaimed', 'nobody'],
    ['mine', 'me'],
  ])('ends %s, and names the step that is open', async (end, owner) => {
    const world = await open({ inProduct: true });
    await runFlow(world, { customer: ann });
    const args = ['device', 'reset', world.device.id, ...product(world), ...account(world).slice(2), '--end', end];
    const unasked = await run(world, ...args);
    expect([unasked.exitCode, world.cloud.owner]).toEqual([errorRows['invalid-input'].exit, `customer:${ann}`]);
    const { exitCode, lines } = await run(world, ...args, '--yes');
    expect([exitCode, world.cloud.owner]).toEqual([0, owner]);
    expect(lines.at(-1)).toContain(`${world.device.id} clear-networks: open. Hold SETUP for 3 seconds`);
  });

  it('takes nothing without an account that is to have it', async () => {
    const world = await open({ inProduct: true });
    const { exitCode } = await run(
      world,
      ...['device', 'reset', world.device.id, ...product(world), '--end', 'mine', '--yes'],
    );
    expect(exitCode).toBe(errorRows['work-needs-account'].exit);
  });
});

describe('product', () => {
  it('shows which one it is', async () => {
    const world = await open();
    const { lines, exitCode } = await run(world, 'product', 'show', ...product(world), '--json');
    const { id, slug, name } = world.ready.product;
    expect([exitCode, values(lines)]).toEqual([0, [{ id, slug, name }]]);
  });

  it.each<[ErrorCode | undefined, string]>([
    [undefined, 'id\nMADE0\nMADE1\r\n MADE1 \n'],
    ['device-unknown-to-product', 'MADE0\nffffffffffffffffffffffff\n'],
    ['invalid-input', 'MADE0\nMADE\n'],
    ['import-without-ids', 'nothing here\n'],
  ])('imports a list and ends with %s', async (code, list) => {
    const world = await open();
    const folder = await mkdtemp(path.join(tmpdir(), 'photon-setup-list-'));
    folders.push(folder);
    const file = path.join(folder, 'ids.txt');
    const made = `${world.ready.madeIdPrefix}00000000000`;
    await writeFile(file, list.replaceAll(/MADE(\d)/g, `${made}$1`).replaceAll('MADE', made));
    const { exitCode, lines } = await run(world, 'product', 'import', file, ...product(world), '--json');
    expect(exitCode).toBe(code === undefined ? 0 : errorRows[code].exit);
    if (code === undefined) {
      expect(values(lines).at(-1)).toMatchObject({ status: 'done', counts: { added: 2, repeated: 1, unreadable: 0 } });
    }
  });

  it('says that there is no such file', async () => {
    const world = await open();
    const { exitCode } = await run(world, 'product', 'import', '/no/such/file', ...product(world));
    expect(exitCode).toBe(errorRows['import-file-unreadable'].exit);
  });

  it('lists customers', async () => {
    const world = await open({ owner: `customer:${ann}` });
    expect((await run(world, 'product', 'customers', ...product(world))).lines).toEqual([ann]);
  });
});

describe('device', () => {
  it('shows, unclaims, removes and adds, and says what was not needed', async () => {
    const world = await open({ inProduct: true });
    await runFlow(world, { customer: ann });
    const { id } = world.device;
    const shown = await run(world, 'device', 'show', id.toUpperCase(), ...product(world), '--json');
    expect(values(shown.lines)).toMatchObject([{ id, owner: { kind: 'customer', email: ann }, online: true }]);
    const refused = await run(world, 'device', 'unclaim', id, ...product(world));
    expect([refused.exitCode, world.cloud.owner]).toEqual([errorRows['invalid-input'].exit, `customer:${ann}`]);
    expect((await run(world, 'device', 'unclaim', id, ...product(world), '--yes')).lines).toEqual([
      `${id} unclaim: done`,
    ]);
    expect((await run(world, 'device', 'remove', id, ...product(world), '--yes')).exitCode).toBe(0);
    expect((await run(world, 'device', 'add', id, ...account(world))).lines).toEqual([`${id} add-to-account: done`]);
    expect((await run(world, 'device', 'add', id, ...account(world))).lines).toEqual([
      `${id} add-to-account: not-needed`,
    ]);
    expect(world.cloud).toMatchObject({ owner: 'me', productId: undefined });
    expect((await run(world, 'device', 'tinker', id, ...account(world), '--yes')).exitCode).toBe(0);
  });

  it('reads variables and calls functions as the customer', async () => {
    const world = await open({ inProduct: true });
    await runFlow(world, { customer: ann });
    const as = [...product(world), '--customer', ann, '--json'];
    const { lines } = await run(world, 'device', 'variables', world.device.id, ...as);
    expect(values(lines)).toContainEqual({ name: 'temperature', type: 'double', value: 21.5 });
    const called = await run(world, 'device', 'call', world.device.id, 'led', 'on', ...as);
    expect([called.exitCode, values(called.lines)]).toEqual([0, [{ returned: 1 }]]);
    const unknown = await run(world, 'device', 'call', world.device.id, 'nothing', ...as);
    expect(unknown.exitCode).toBe(errorRows['function-not-found'].exit);
  });

  it.each<[readonly string[], string, string]>([
    [['development'], 'too-short', '0a10aced202100000000003'],
    [['remove', '--yes'], 'look-alike', '0a10aced20210000000000l1'],
    [['deny', '--yes', '--json'], 'exponent', '2.70036E+23'],
    [['show'], 'serial-number', 'PHHMAB123456789'],
    [['unclaim', '--yes'], 'rounded', '270036000347343000000000'],
    [['variables'], 'no-id', 'kitchen'],
  ])('%j does nothing when a word is %s, and names it', async ([name = '', ...options], problem, word) => {
    const world = await open({ inProduct: true });
    const good = `${world.ready.madeIdPrefix}000000000031`;
    const words = name === 'variables' ? [word] : [good, word, 'porch'];
    const { exitCode, out, err, lines } = await run(world, 'device', name, ...words, ...product(world), ...options);
    expect(exitCode).toBe(errorRows['invalid-input'].exit);
    if (options.includes('--json')) {
      expect(values(lines).at(-1)).toMatchObject({
        code: 'invalid-input',
        noIds: [{ text: word, problem }, { text: 'porch' }],
      });
    } else for (const bad of words.slice(name === 'variables' ? 0 : 1)) expect(err).toContain(`${bad}: `);
    expect(`${out}${err}`).not.toContain(good);
    expect(world.events.some(({ type }) => type === 'cloud-asked')).toBe(false);
  });

  it('takes ids as they are scanned', async () => {
    const world = await open({ owner: 'me' });
    const { id } = world.device;
    for (const scanned of [
      `]d1${id}`,
      `${id}${id}`,
      `https://example.com/${'x'.repeat(60)}/${id}`,
      ` ${id.toUpperCase()} `,
    ]) {
      const shown = await run(world, 'device', 'show', scanned, ...account(world), '--json');
      expect(values(shown.lines)).toMatchObject([{ id }]);
    }
  });

  it('reads the variables after one that cannot be read, and names that one', async () => {
    const id = '0a10aced2021000000000031';
    const cloud = createServer(({ url = '' }, answer) => {
      const path = new URL(url, 'http://cloud').pathname;
      const body = path.endsWith(id)
        ? {
            id,
            name: 'lamp',
            online: true,
            variables: { first: 'int32', second: 'int32', third: 'int32' },
            functions: [],
          }
        : path.endsWith('/second')
          ? { error: 'Variable not found' }
          : { name: path.split('/').at(-1), result: path.length, coreInfo: {} };
      answer.writeHead('error' in body ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((listening) => void cloud.listen(0, '127.0.0.1', listening));
    const { port } = cloud.address() as AddressInfo;
    const as = ['--cloud', `http://127.0.0.1:${port}`, '--token-env', 'TOKEN'];
    const read = await terminal(['device', 'variables', id, ...as, '--json'], { TOKEN: 'f'.repeat(40) });
    cloud.close();
    expect(values(read.lines).slice(0, 3)).toMatchObject([
      { name: 'first', value: expect.any(Number) },
      { name: 'second', error: { code: 'variable-not-found', saw: 'Variable not found' } },
      { name: 'third', value: expect.any(Number) },
    ]);
    expect(read.exitCode).toBe(errorRows['variable-not-found'].exit);
  });

  it('names what is not to be seen, and what belongs to somebody else', async () => {
    const world = await open({ owner: 'somebody-else' });
    const shown = await run(world, 'device', 'show', world.device.id, ...account(world));
    expect(shown.exitCode).toBe(errorRows['device-not-found'].exit);
    const added = await run(world, 'device', 'add', world.device.id, ...account(world), '--json');
    expect(added.exitCode).toBe(errorRows['device-owned-by-somebody-else'].exit);
    expect(world.cloud.owner).toBe('somebody-else');
  });
});
