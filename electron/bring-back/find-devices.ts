import type { DeviceFacts } from '../../shared/bring-back.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import type { FoundDevices } from '../../shared/ipc.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { CloudDevice } from '../cloud/cloud-port.ts';
import type { ProductCloud, ProductDevice } from '../cloud/product-port.ts';
import { factsOf, factsOfCustomer, readFacts, type Sight } from './device-facts.ts';

export type DeviceQuery =
  | { readonly by: 'ids'; readonly ids: readonly DeviceId[] }
  | { readonly by: 'name'; readonly text: string }
  | { readonly by: 'customer'; readonly email: string }
  | { readonly by: 'product' }
  | { readonly by: 'account' };

/** What a list on a screen still serves; a larger product is searched by id, name or customer. */
const foundLimit = 10_000;
const perPage = 100;

/** A handful at once keeps a pasted list quick and far from the limit of 10 000 calls in five minutes. */
const idsAtOnce = 4;
const idsLimit = 1_000;

/**
 * Devices by what a person knows of them. Also fails with `device-not-found`, `invalid-input` (no id, or too many),
 * `work-needs-product`, `work-needs-account`, `customer-not-found`, `not-signed-in`.
 */
export async function findDevices(
  sight: Sight,
  query: DeviceQuery,
  signal: AbortSignal,
): Promise<Result<FoundDevices>> {
  if (sight.account === undefined && sight.product === undefined) return failure(setupError('not-signed-in'));
  switch (query.by) {
    case 'ids':
      return byIds(sight, query.ids, signal);
    case 'name':
      return byName(sight, query.text, signal);
    case 'customer':
      return ofCustomer(sight, query.email, signal);
    case 'product':
      return everything({ ...sight, account: undefined }, () => true, signal);
    case 'account':
      return everything({ ...sight, product: undefined }, () => true, signal);
    default:
      return query satisfies never;
  }
}

async function byIds(sight: Sight, wanted: readonly DeviceId[], signal: AbortSignal): Promise<Result<FoundDevices>> {
  const ids = [...new Set(wanted)];
  if (ids.length === 0 || ids.length > idsLimit)
    return failure(setupError('invalid-input', { saw: String(ids.length) }));
  const found = new Map<DeviceId, DeviceFacts>();
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    const answers = await Promise.all(ids.slice(start, start + idsAtOnce).map((id) => readFacts(sight, id, signal)));
    for (const answer of answers) {
      if (!answer.ok) return answer;
      if (answer.value.owner.kind !== 'not-told') found.set(answer.value.id, answer.value);
    }
  }
  if (found.size === 0) return failure(setupError('device-not-found', { saw: ids.slice(0, 5).join(', ') }));
  return success({
    devices: ids.flatMap((id) => found.get(id) ?? []),
    notFound: ids.filter((id) => !found.has(id)),
    more: false,
  });
}

/** Part of a name or an id, in any case. */
async function byName(sight: Sight, text: string, signal: AbortSignal): Promise<Result<FoundDevices>> {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return failure(setupError('invalid-input'));
  const fits = ({ name, id }: CloudDevice) => (name ?? '').toLowerCase().includes(wanted) || id.includes(wanted);
  const found = await everything(sight, fits, signal);
  if (found.ok && found.value.devices.length === 0) return failure(setupError('device-not-found', { saw: text }));
  return found;
}

async function ofCustomer({ product }: Sight, email: string, signal: AbortSignal): Promise<Result<FoundDevices>> {
  if (product === undefined) return failure(setupError('work-needs-product'));
  const customer = await product.findCustomer(email, signal);
  if (!customer.ok) return customer;
  const list = await customer.value.listDevices(signal);
  if (!list.ok) return list;
  const devices: DeviceFacts[] = [];
  for (const device of list.value) {
    // The product knows more of it: quarantine, its firmware's version.
    const member = await product.getDevice(device.id, signal);
    devices.push(
      member.ok
        ? factsOf(device.id, { mine: undefined, member: member.value })
        : factsOfCustomer(device, customer.value.email),
    );
  }
  return success({ devices, notFound: [], more: false });
}

/** All that can be seen and fits, of the product page by page. What only one of the two may see is not an error. */
async function everything(
  { account, product }: Sight,
  fits: (device: CloudDevice) => boolean,
  signal: AbortSignal,
): Promise<Result<FoundDevices>> {
  if (account === undefined && product === undefined) return failure(setupError('work-needs-account'));
  const [mine, members] = await Promise.all([
    account?.listDevices(signal),
    product === undefined ? undefined : membersOf(product, fits, signal),
  ]);
  const trouble = [mine, members].find((answer) => answer?.ok === false);
  const some = (mine?.ok && mine.value.some(fits)) || (members?.ok && members.value.list.size > 0);
  if (trouble?.ok === false && !some) return trouble;
  const own = new Map(mine?.ok ? mine.value.filter(fits).map((device) => [device.id, device]) : []);
  const inProduct = members?.ok ? members.value.list : new Map<DeviceId, ProductDevice>();
  const ids = [...new Set([...own.keys(), ...inProduct.keys()])];
  return success({
    devices: ids.slice(0, foundLimit).map((id) => factsOf(id, { mine: own.get(id), member: inProduct.get(id) })),
    notFound: [],
    more: ids.length > foundLimit || (members?.ok === true && members.value.more),
  });
}

async function membersOf(
  product: ProductCloud,
  fits: (device: CloudDevice) => boolean,
  signal: AbortSignal,
): Promise<Result<{ readonly list: ReadonlyMap<DeviceId, ProductDevice>; readonly more: boolean }>> {
  const list = new Map<DeviceId, ProductDevice>();
  let looked = 0;
  for (let page = 1; ; page += 1) {
    const answer = await product.listDevices({ page, perPage }, signal);
    if (!answer.ok) return answer;
    for (const device of answer.value.entries) if (fits(device)) list.set(device.id, device);
    looked += answer.value.entries.length;
    if (page >= answer.value.pages || answer.value.entries.length === 0) return success({ list, more: false });
    if (list.size >= foundLimit || looked >= 10 * foundLimit) return success({ list, more: true });
  }
}
