import { afterEach, describe, expect, it } from 'vitest';
import { particleProducts } from '../../electron/cloud/product-cloud.ts';
import type { ProductCloud } from '../../electron/cloud/product-port.ts';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { fastWorld } from '../support/run-flow.ts';

const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});
const code = (result: { ok: boolean; error?: { code: ErrorCode } }) => (result.ok ? 'fine' : result.error?.code);
const made = (world: SimulatedWorld, number: number) =>
  `${world.ready.madeIdPrefix}${number.toString(16).padStart(12, '0')}` as DeviceId;

async function open(options: Partial<WorldOptions> = {}): Promise<{ world: SimulatedWorld; lamp: ProductCloud }> {
  const world = await fastWorld(options);
  worlds.push(world);
  const opened = await auth(world).openProduct(client(world), world.ready.product.slug, neverAborted());
  if (!opened.ok) throw new Error(opened.error.code);
  return { world, lamp: opened.value };
}
const auth = (world: SimulatedWorld) => particleProducts({ baseUrl: world.ready.cloud.url, fetch, clock: systemClock });
const client = ({ ready: { product } }: SimulatedWorld) => ({ id: product.clientId, secret: product.clientSecret });

describe('the product client against the simulated cloud', () => {
  it('opens a product by slug and by id, and is told what does not fit', async () => {
    const { world, lamp } = await open();
    const { product, foreignProduct } = world.ready;
    expect(lamp.product).toMatchObject({ id: product.id, slug: product.slug, name: product.name, platformId: 6 });
    expect(code(await auth(world).openProduct(client(world), String(product.id), neverAborted()))).toBe('fine');
    expect(code(await auth(world).openProduct(client(world), foreignProduct.slug, neverAborted()))).toBe(
      'product-of-another-client',
    );
    expect(code(await auth(world).openProduct(client(world), 'no-such-thing', neverAborted()))).toBe(
      'product-not-found',
    );
    const wrong = { ...client(world), secret: 'wrong' };
    expect(code(await auth(world).openProduct(wrong, product.slug, neverAborted()))).toBe('oauth-client-refused');
  });

  it.each<readonly FaultName[]>([[], ['import-answers-as-before']])('adds devices, faults %j', async (...faults) => {
    const { world, lamp } = await open({ faults: faults as FaultName[] });
    const unknown = 'ffffffffffffffffffffffff' as DeviceId;
    const first = await lamp.importDevices([made(world, 1), made(world, 2), unknown], neverAborted());
    expect(first).toEqual({
      ok: true,
      value: { added: [made(world, 1), made(world, 2)], alreadyThere: [], ownedByOthers: [], invalid: [unknown] },
    });
    const mixed = await lamp.importDevices([made(world, 2), made(world, 3)], neverAborted());
    expect(mixed.ok && [...mixed.value.added, ...mixed.value.alreadyThere].sort()).toEqual([
      made(world, 2),
      made(world, 3),
    ]);
    expect(await lamp.getDevice(made(world, 3), neverAborted())).toMatchObject({
      value: { owner: undefined, productId: world.ready.product.id, development: false, denied: false },
    });
  });

  it('does not add what somebody outside the team owns', async () => {
    const { world, lamp } = await open({ owner: 'somebody-else' });
    expect(await lamp.importDevices([world.device.id], neverAborted())).toMatchObject({
      value: { ownedByOthers: [world.device.id] },
    });
    expect(code(await lamp.getDevice(world.device.id, neverAborted()))).toBe('device-not-in-product');
  });

  it.each<readonly FaultName[]>([[], ['customer-exists-answers-409'], ['customer-exists-answers-200']])(
    'opens a customer who is new and one who is not, faults %j',
    async (...faults) => {
      const { lamp } = await open({ faults: faults as FaultName[] });
      expect(code(await lamp.findCustomer('ann+1@example.com', neverAborted()))).toBe('customer-not-found');
      expect(await lamp.openCustomer('Ann+1@Example.com', neverAborted())).toMatchObject({ value: { isNew: true } });
      const again = await lamp.openCustomer('ann+1@example.COM', neverAborted());
      expect(again).toMatchObject({ value: { isNew: false, email: 'ann+1@example.com' } });
      expect(again.ok && (await again.value.listDevices(neverAborted()))).toEqual({ ok: true, value: [] });
      expect(await lamp.listCustomers({ page: 1, perPage: 100 }, neverAborted())).toMatchObject({
        value: { entries: [] },
      });
      expect(code(await lamp.deleteCustomer('ann+1@example.com', neverAborted()))).toBe('fine');
      expect(code(await lamp.findCustomer('ann+1@example.com', neverAborted()))).toBe('customer-not-found');
      expect(again.ok && code(await again.value.createClaimCode(neverAborted()))).not.toBe('fine');
    },
  );

  it('renews its tokens when they end', async () => {
    const { world, lamp } = await open({ faults: ['product-tokens-short'] });
    world.setFault('product-tokens-short', false);
    expect(code(await lamp.listDevices({ page: 1, perPage: 25 }, neverAborted()))).toBe('fine');
  });

  it('unclaims, removes, denies and marks a device, and reads it back', async () => {
    const { world, lamp } = await open({ owner: 'customer:ann@example.com' });
    const { id } = world.device;
    const read = async () => lamp.getDevice(id, neverAborted());
    expect(await read()).toMatchObject({ value: { owner: 'ann@example.com' } });
    expect(await lamp.listCustomers({ page: 1, perPage: 100 }, neverAborted())).toMatchObject({
      value: { entries: ['ann@example.com'] },
    });
    await lamp.markAsDevelopment(id, true, neverAborted());
    expect(await read()).toMatchObject({ value: { development: true } });
    await lamp.unclaimDevice(id, neverAborted());
    expect(await read()).toMatchObject({ value: { owner: undefined } });
    await lamp.removeDevice(id, { deny: true }, neverAborted());
    expect(code(await read())).toBe('device-not-in-product');
  });
});
