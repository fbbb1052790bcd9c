import { describe, expect, it } from 'vitest';
import type { CloudEvent } from '../../../electron/cloud/cloud-port.ts';
import type { ProductCloud, ProductDevice } from '../../../electron/cloud/product-port.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { pushed } from '../../../electron/ground/pushed.ts';
import { homeGate } from '../../../electron/station/home-gate.ts';
import { lineCloud } from '../../../electron/station/line-cloud.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
import { stationLimits } from '../../../shared/time-limits.ts';
import { jumpingClock } from '../../support/jumping-clock.ts';

const idOf = (index: number) => index.toString(16).padStart(24, '0') as DeviceId;
const deviceOf = (id: DeviceId, lastHandshakeAt?: number) => ({ id, lastHandshakeAt }) as ProductDevice;

/** A line whose devices are to be nobody's, in a product of so many pages. */
function nobodysCloud(pages: number, platformId?: number) {
  const clock = jumpingClock();
  const hand = clock.hand();
  const asked: string[] = [];
  const newest: ProductDevice[] = [];
  const others = new Map<DeviceId, ProductDevice>();
  const events = pushed<CloudEvent>();
  const product = {
    product: { id: 1, slug: 'lamp', name: 'Lamp', platformId },
    importDevices: async (ids: readonly DeviceId[]) =>
      success({ added: [], alreadyThere: [], ownedByOthers: [], invalid: ids }),
    async readTime() {
      asked.push('time');
      return success({ date: 5_000_000 + hand.monotonic(), at: hand.monotonic() });
    },
    async listDevices({ page }: { readonly page: number }) {
      asked.push(`page ${page}`);
      return success({ entries: page === 1 ? newest : [deviceOf(idOf(900 + page))], page, pages });
    },
    async getDevice(id: DeviceId) {
      asked.push('alone');
      const device = others.get(id);
      return device === undefined ? failure(setupError('device-not-in-product')) : success(device);
    },
    events: () => events,
  } as Partial<ProductCloud> as ProductCloud;
  const line = lineCloud(
    { account: undefined, product: { cloud: product, customer: undefined } },
    { gate: homeGate(hand), clock: hand, over: neverAborted(), members: undefined },
  );
  const { recipient } = line;
  const { proof } = recipient.account === undefined ? recipient.product : {};
  if (recipient.product === undefined || proof === undefined) throw new Error('an owner, or no look for the proof');
  const hour = 3_600_000;
  return {
    ...line,
    clock,
    asked,
    newest,
    others,
    tell: (deviceId: DeviceId) =>
      events.push({ name: 'spark/status', data: 'online', deviceId, publishedAt: undefined }),
    hear: () => void proof.events('spark/status', neverAborted())[Symbol.asyncIterator]().next(),
    look: (id: DeviceId) => clock.run(proof.getDevice(id, neverAborted()), hour),
    lookAnew: (id: DeviceId) => clock.run(proof.getDeviceAnew(id, neverAborted()), hour),
    both: (...ids: readonly DeviceId[]) =>
      clock.run(Promise.all(ids.map((id) => proof.getDevice(id, neverAborted()))), hour),
    product: recipient.product.cloud,
  };
}

describe('the cloud of a line whose devices stay without an owner', () => {
  it('asks ahead what time it is, once for each run, and anew where that is old', async () => {
    const { clock, asked, product, fetchAhead, time } = nobodysCloud(1);
    const run = () => clock.run(product.readTime(neverAborted()), 60_000);
    expect(time()).toBeUndefined();
    await clock.run(fetchAhead(neverAborted()), 60_000);
    await clock.run(fetchAhead(neverAborted()), 60_000);
    await clock.pass(60_000);
    const told = await run();
    expect(told).toMatchObject({ ok: true, value: { date: 5_000_000 + clock.monotonic() - 60_000 } });
    expect([time(), asked.length]).toEqual([5_000_000 + clock.monotonic(), 1]);
    await run();
    expect(asked.length).toBe(2);
    await clock.run(fetchAhead(neverAborted()), 60_000);
    await clock.pass(stationLimits.claimCodeMs);
    await run();
    expect(asked).toEqual(Array(4).fill('time'));
  });

  it('looks once for all who wait, at those that connected last', async () => {
    const { clock, asked, newest, look, both } = nobodysCloud(3);
    newest.push(deviceOf(idOf(1), 1), deviceOf(idOf(2), 2));
    const [one, two] = await both(idOf(1), idOf(2));
    expect([one, two]).toMatchObject([{ value: { id: idOf(1) } }, { value: { id: idOf(2) } }]);
    expect(asked).toEqual(['page 1']);
    const before = clock.monotonic();
    await look(idOf(1));
    expect([asked.length, clock.monotonic() - before]).toEqual([2, stationLimits.lookMs]);
  });

  it('looks at one that is not among them alone, not with every look, and at once when an event names it', async () => {
    const { clock, asked, newest, others, look, tell, hear } = nobodysCloud(3);
    const id = idOf(7);
    newest.push(deviceOf(idOf(1), 1));
    others.set(id, deviceOf(id));
    hear();
    for (let looks = 0; looks < 4; looks += 1) expect(await look(id)).toMatchObject({ value: { id } });
    expect(asked.filter((one) => one === 'alone')).toHaveLength(1);
    others.set(id, deviceOf(id, 9));
    // Of another device of the product, which nobody here waits for.
    tell(idOf(8));
    await clock.pass(1);
    const before = clock.monotonic();
    expect(await look(id)).toMatchObject({ value: { lastHandshakeAt: undefined } });
    expect(clock.monotonic() - before).toBe(stationLimits.lookMs - 1);
    tell(id);
    await clock.pass(1);
    expect(await look(id)).toMatchObject({ value: { lastHandshakeAt: 9 } });
    expect(asked.filter((one) => one === 'alone')).toHaveLength(2);
  });

  it('looks anew at one before anything is held against it', async () => {
    const { newest, others, look, lookAnew } = nobodysCloud(3);
    newest.push(deviceOf(idOf(1), 1));
    const id = idOf(7);
    others.set(id, deviceOf(id));
    await look(id);
    others.set(id, deviceOf(id, 9));
    expect(await look(id)).toMatchObject({ value: { lastHandshakeAt: undefined } });
    expect(await lookAnew(id)).toMatchObject({ value: { lastHandshakeAt: 9 } });
  });

  it.each([
    [undefined, { value: { invalid: [idOf(7)] } }],
    [6, { value: { invalid: [idOf(7)] } }],
    [8, { value: { invalid: [idOf(7)] } }],
    [13, { error: { code: 'preset-unreadable', saw: 'product' } }],
  ])(
    'takes what a product of platform %s refuses for the device’s own where it is for Photons or P1s',
    async (platformId, told) => {
      const { clock, product } = nobodysCloud(1, platformId);
      expect(await clock.run(product.importDevices([idOf(7)], neverAborted()), 60_000)).toMatchObject(told);
    },
  );

  it('says of one that a whole list does not have that it is not in the product', async () => {
    const { asked, look } = nobodysCloud(1);
    expect(await look(idOf(7))).toMatchObject({ error: { code: 'device-not-in-product' } });
    expect(asked).toEqual(['page 1']);
  });

  it('knows which were online before, by what the product told first', async () => {
    const { clock, others, product, hadBefore } = nobodysCloud(1);
    const [fresh, used, unknown] = [idOf(1), idOf(2), idOf(3)];
    others.set(fresh, deviceOf(fresh));
    others.set(used, deviceOf(used, 1));
    const read = (id: DeviceId) => clock.run(product.getDevice(id, neverAborted()), 60_000);
    await read(fresh);
    await read(used);
    others.set(fresh, deviceOf(fresh, 2));
    await read(fresh);
    expect([fresh, used, unknown].map(hadBefore)).toEqual([false, true, true]);
  });
});
