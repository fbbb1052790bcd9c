import { describe, expect, it } from 'vitest';
import type { AccessToken } from '../../../electron/cloud/cloud-port.ts';
import { defaultOAuthClient, particleCloud } from '../../../electron/cloud/particle-cloud.ts';
import { particleProducts } from '../../../electron/cloud/product-cloud.ts';
import type { DeviceAccess } from '../../../electron/devices/device-facts.ts';
import { findDevices } from '../../../electron/devices/find-devices.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { lackOf } from '../../../shared/list-lack.ts';
import { readPages } from '../../../shared/read-pages.ts';
import { failure, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const ids = Array.from({ length: 1_000 }, (_, n) => n.toString(16).padStart(24, '0') as DeviceId);
const device = (id: string) => ({ id, name: 'lamp', online: false, variables: {}, functions: [] });
const trouble = setupError('cloud-server-error');
const access = (parts: { account?: object; product?: object }) =>
  ({ account: undefined, product: undefined, ...parts }) as unknown as DeviceAccess;

describe('a search by ids', () => {
  function product(failing: (id: string, look: number) => boolean) {
    const looks: string[] = [];
    return {
      looks,
      getDevice: async (id: string) => {
        looks.push(id);
        const look = looks.filter((one) => one === id).length;
        return failing(id, look) ? failure(trouble) : success(device(id));
      },
    };
  }

  it('asks again for one answer that was lost', async () => {
    const found = await findDevices(
      access({ product: product((id, look) => id === ids[996] && look === 1) }),
      { by: 'ids', ids },
      neverAborted(),
    );
    expect([found.ok && found.value.devices.length, lackOf(found)]).toEqual([1_000, undefined]);
  });

  it('names what could not be read beside what was found', async () => {
    const found = await findDevices(
      access({ product: product((id) => id === ids[3]) }),
      { by: 'ids', ids },
      neverAborted(),
    );
    expect([found.ok && found.value.devices.length, found.ok && found.value.notFound]).toEqual([999, []]);
    expect(lackOf(found)).toEqual({ trouble, unread: [ids[3]] });
  });

  it('does not ask a cloud on and on that answers nothing', async () => {
    const silent = product((id) => id >= (ids[8] as string));
    const found = await findDevices(access({ product: silent }), { by: 'ids', ids }, neverAborted());
    expect([lackOf(found)?.unread?.length, silent.looks.length]).toEqual([992, 16]);
  });
});

it('half of a search is not told as all of it', async () => {
  const account = { listDevices: async () => success([device(ids[0] as string)]) };
  const product = { listDevices: async () => failure(trouble) };
  const half = await findDevices(access({ account, product }), { by: 'name', text: 'lamp' }, neverAborted());
  expect([half.ok && half.value.more, lackOf(half)]).toEqual([true, { trouble }]);
  // Nothing found in a half proves nothing either.
  const none = await findDevices(access({ account, product }), { by: 'name', text: 'kettle' }, neverAborted());
  expect([none.ok && none.value.devices, lackOf(none)]).toEqual([[], { trouble }]);
});

describe('lists of the cloud', () => {
  const connection = (bodyOf: (path: string, page: number) => unknown) => ({
    baseUrl: 'https://c',
    clock: virtualClock(),
    fetch: async (url: string) => {
      const { pathname, searchParams } = new URL(url);
      const body = pathname === '/oauth/token' ? { access_token: 'a'.repeat(40) } : undefined;
      return new Response(JSON.stringify(body ?? bodyOf(pathname, Number(searchParams.get('page')))), {
        headers: { 'Content-Type': 'application/json' },
      });
    },
  });

  async function openProduct(bodyOf: (path: string, page: number) => unknown) {
    const at = connection((path, page) =>
      path.endsWith('/s') ? { product: { id: 1, slug: 's', name: 'n' } } : bodyOf(path, page),
    );
    const opened = await particleProducts(at).openProduct({ id: 'a', secret: 'b' }, 's', neverAborted());
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  }

  it('leave out an entry of another form, and say so', async () => {
    const at = connection((path) =>
      path.endsWith('device_claims')
        ? { claim_code: 'A'.repeat(63), device_ids: [ids[7], 'virtual-0001'] }
        : [device(ids[7] as string), device('virtual-0001'), null],
    );
    const account = particleCloud(at, defaultOAuthClient).account('a'.repeat(40) as AccessToken);
    const list = await account.listDevices(neverAborted());
    expect([list.ok && list.value.map(({ id }) => id), lackOf(list)]).toEqual([[ids[7]], { skipped: 2 }]);
    expect(await account.createClaimCode(neverAborted())).toMatchObject({ ok: true, value: { deviceIds: [ids[7]] } });
  });

  it('are read beyond their first hundred where the cloud counts no pages', async () => {
    const product = await openProduct((_path, page) => ({
      devices: ids
        .slice(0, 150)
        .slice((page - 1) * 100, page * 100)
        .map(device),
    }));
    const found = await findDevices(access({ product }), { by: 'product' }, neverAborted());
    expect(found.ok && [found.value.devices.length, found.value.more]).toEqual([150, false]);
  });

  it('of a million and a half customers in one answer are cut, and said to be', async () => {
    const customers = new Array(1_500_000).fill('a');
    const product = await openProduct(() => ({ customers, meta: { total_pages: 1e15 } }));
    const list = await readPages(
      (request) => product.listCustomers(request, neverAborted()),
      { keyOf: (email) => email },
      neverAborted(),
    );
    expect([list.ok && list.value.size, lackOf(list)]).toEqual([1, { more: true }]);
  });
});
