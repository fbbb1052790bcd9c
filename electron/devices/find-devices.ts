import { patienceAsked, pauseBeforeRetry } from '../../shared/cloud-patience.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import type { DeviceFacts } from '../../shared/device-jobs.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import type { FoundDevices } from '../../shared/ipc/devices.ts';
import { type Lack, type Listed, lackOf, listed } from '../../shared/list-lack.ts';
import { readPages } from '../../shared/read-pages.ts';
import { failure } from '../../shared/result.ts';
import type { CloudDevice } from '../cloud/cloud-port.ts';
import type { ProductDevice } from '../cloud/product-port.ts';
import { type DeviceAccess, factsOf, factsOfCustomer, readFacts } from './device-facts.ts';

export type DeviceQuery =
  | { readonly by: 'ids'; readonly ids: readonly DeviceId[] }
  | { readonly by: 'name'; readonly text: string }
  | { readonly by: 'customer'; readonly email: string }
  | { readonly by: 'product' }
  | { readonly by: 'account' };

/** What a list on a screen still serves; a larger product is searched by id, name or customer. */
const foundLimit = 10_000;

/** A handful at once keeps a pasted list quick and far from the limit of 10 000 calls in five minutes. */
const idsAtOnce = 4;
const idsLimit = 1_000;

/**
 * Devices by what a person knows of them. Also fails with `device-not-found`, `invalid-input` (no id, or too many),
 * `work-needs-product`, `work-needs-account`, `customer-not-found`, `not-signed-in`.
 */
export async function findDevices(
  access: DeviceAccess,
  query: DeviceQuery,
  signal: AbortSignal,
): Promise<Listed<FoundDevices>> {
  if (access.account === undefined && access.product === undefined) return failure(setupError('not-signed-in'));
  switch (query.by) {
    case 'ids':
      return byIds(access, query.ids, signal);
    case 'name':
      return byName(access, query.text, signal);
    case 'customer':
      return ofCustomer(access, query.email, signal);
    case 'product':
      return everything({ ...access, account: undefined }, () => true, signal);
    case 'account':
      return everything({ ...access, product: undefined }, () => true, signal);
    default:
      return query satisfies never;
  }
}

/** One answer that is lost is asked for once more; a cloud that answers none of a handful is asked no further. */
async function byIds(
  access: DeviceAccess,
  wanted: readonly DeviceId[],
  signal: AbortSignal,
): Promise<Listed<FoundDevices>> {
  const ids = [...new Set(wanted)];
  if (ids.length === 0 || ids.length > idsLimit)
    return failure(setupError('invalid-input', { saw: String(ids.length) }));
  const found = new Map<DeviceId, DeviceFacts>();
  const unread = new Map<DeviceId, SetupError>();
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    const some = ids.slice(start, start + idsAtOnce);
    const answers = await Promise.all(some.map((id) => readFacts(access, id, signal)));
    for (const [index, id] of some.entries()) {
      const first = answers[index];
      const answer = first?.ok === false && isLost(first.error) ? await readFacts(access, id, signal) : first;
      if (answer === undefined) continue;
      if (!answer.ok) unread.set(id, answer.error);
      else if (answer.value.owner.kind !== 'not-told') found.set(id, answer.value);
    }
    const last = unread.get(some.at(-1) as DeviceId);
    if (last !== undefined && some.every((id) => unread.has(id))) {
      for (const id of ids.slice(start + idsAtOnce)) unread.set(id, last);
      break;
    }
  }
  const [trouble] = unread.values();
  if (found.size === 0) return failure(trouble ?? setupError('device-not-found', { saw: ids.slice(0, 5).join(', ') }));
  return foundDevices(
    ids.flatMap((id) => found.get(id) ?? []),
    ids.filter((id) => !found.has(id) && !unread.has(id)),
    trouble === undefined ? undefined : { trouble, unread: [...unread.keys()] },
  );
}

/** Worth asking again at once; whoever asks for patience is not. */
function isLost(error: SetupError): boolean {
  return pauseBeforeRetry(error, 1) !== undefined && patienceAsked(error) === undefined;
}

function foundDevices(
  devices: readonly DeviceFacts[],
  notFound: readonly string[],
  ...lacks: readonly (Lack | undefined)[]
): Listed<FoundDevices> {
  const lack = lackOf(listed(undefined, ...lacks));
  return listed({ devices, notFound, more: lack !== undefined }, lack);
}

/** Part of a name or an id, in any case. */
async function byName(access: DeviceAccess, text: string, signal: AbortSignal): Promise<Listed<FoundDevices>> {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return failure(setupError('invalid-input'));
  const fits = ({ name, id }: CloudDevice) => (name ?? '').toLowerCase().includes(wanted) || id.includes(wanted);
  const found = await everything(access, fits, signal);
  if (found.ok && found.value.devices.length === 0 && !found.value.more)
    return failure(setupError('device-not-found', { saw: text }));
  return found;
}

async function ofCustomer(
  { product }: DeviceAccess,
  email: string,
  signal: AbortSignal,
): Promise<Listed<FoundDevices>> {
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
  return foundDevices(devices, [], lackOf(list));
}

/** All that can be seen and fits. What only one of the two may see is no error; one that could not be read is told. */
async function everything(
  { account, product }: DeviceAccess,
  fits: (device: CloudDevice) => boolean,
  signal: AbortSignal,
): Promise<Listed<FoundDevices>> {
  if (account === undefined && product === undefined) return failure(setupError('work-needs-account'));
  const [mine, members] = await Promise.all([
    account?.listDevices(signal),
    product === undefined
      ? undefined
      : readPages((request) => product.listDevices(request, signal), { keyOf: ({ id }) => id, fits }, signal),
  ]);
  const failed = [mine, members].filter((answer) => answer?.ok === false);
  const [first] = failed;
  if (first !== undefined && failed.length === [mine, members].filter((answer) => answer !== undefined).length)
    return first;
  const own = new Map(mine?.ok ? mine.value.filter(fits).map((device) => [device.id, device]) : []);
  const inProduct: ReadonlyMap<DeviceId, ProductDevice> = members?.ok ? members.value : new Map();
  const ids = [...new Set([...own.keys(), ...inProduct.keys()])];
  return foundDevices(
    ids.slice(0, foundLimit).map((id) => factsOf(id, { mine: own.get(id), member: inProduct.get(id) })),
    [],
    { more: ids.length > foundLimit },
    ...[mine, members].map((answer) => answer && (answer.ok ? answer.lack : { trouble: answer.error })),
  );
}
