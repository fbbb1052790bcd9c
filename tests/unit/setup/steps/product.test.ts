import { describe, expect, it } from 'vitest';
import type { ProductCloud, ProductDevice } from '../../../../electron/cloud/product-port.ts';
import { neverAborted } from '../../../../electron/ground/never-aborted.ts';
import type { RunMemory, SetupOptions } from '../../../../electron/setup/setup-world.ts';
import { performStep, type Step } from '../../../../electron/setup/step.ts';
import {
  addToProduct,
  checkOwner,
  forgetProductDevices,
  readProductDevices,
  whyKeptOut,
} from '../../../../electron/setup/steps/product.ts';
import type { DeviceId } from '../../../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../../../shared/errors.ts';
import { failure, type Result, success } from '../../../../shared/result.ts';
import type { SetupEvent } from '../../../../shared/setup-events.ts';
import { type VirtualClock, virtualClock } from '../../../support/virtual-clock.ts';

const customer = 'ann@example.com';
const fails = (code: ErrorCode) => failure(setupError(code));
const idOf = (number: number) => number.toString(16).padStart(24, '0') as DeviceId;
const ours = idOf(1);

const device = (id: DeviceId, change: Partial<ProductDevice> = {}): ProductDevice => ({
  id,
  name: undefined,
  online: true,
  lastHandshakeAt: undefined,
  lastHeardAt: undefined,
  serialNumber: undefined,
  variables: {},
  functions: [],
  firmware: undefined,
  productId: 12,
  platformId: 6,
  owner: undefined,
  firmwareVersion: undefined,
  development: false,
  quarantined: false,
  denied: false,
  ...change,
});

/** A product whose calls are those the test gives; any other call is a bug. */
function inProduct(calls: Partial<ProductCloud>, productId = 12) {
  const product = { id: productId, slug: 'lamp', name: 'Lamp', platformId: 6 };
  return { customer, cloud: { product, clientId: 'lamp-1', ...calls } as unknown as ProductCloud };
}

async function run<Value>(
  step: Step<Value>,
  clock: VirtualClock,
): Promise<{ events: SetupEvent[]; result: Result<Value> }> {
  const steps = performStep(step, clock, neverAborted());
  const events: SetupEvent[] = [];
  const over = (async () => {
    for (;;) {
      const turn = await steps.next();
      if (turn.done) return { events, result: turn.value };
      events.push(turn.value);
    }
  })();
  await clock.advance(600_000);
  return over;
}

const options: SetupOptions = { runId: 'run', photonPrefix: 'Photon', prove: true };
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);
const hangs = (signal: AbortSignal) =>
  new Promise<Result<never>>((resolve) => signal.addEventListener('abort', () => resolve(fails('cancelled'))));

describe('reading the devices of the product', () => {
  /** Pages with one device each; a page whose answer is given answers that. */
  function pages(
    count: number,
    instead: Readonly<Record<number, (signal: AbortSignal) => Promise<Result<never>>>> = {},
  ) {
    const asked: number[] = [];
    const listDevices: ProductCloud['listDevices'] = ({ page }, signal) => {
      asked.push(page);
      return instead[page]?.(signal) ?? Promise.resolve(success({ entries: [device(idOf(page))], page, pages: count }));
    };
    return { asked, product: inProduct({ listDevices }) };
  }

  it('reads every page', async () => {
    const clock = virtualClock();
    const memory: RunMemory = { choice: undefined };
    const { asked, product } = pages(3);
    const { result } = await run(readProductDevices(product, options, memory, clock), clock);
    expect(result.ok && [...result.value.keys()]).toEqual([idOf(1), idOf(2), idOf(3)]);
    expect(asked).toEqual([1, 2, 3]);
  });

  it('reads anew in every run, and forgets at once what may have changed beside it', async () => {
    const clock = virtualClock();
    const memory: RunMemory = { choice: undefined };
    const { asked, product } = pages(1);
    const read = () => readProductDevices(product, options, memory, clock).run(neverAborted(), () => {});
    await read();
    const second = await read();
    expect(asked).toHaveLength(2);
    expect(second.ok && second.value.size).toBe(1);
    forgetProductDevices(memory);
    expect(second.ok && second.value.size).toBe(0);
  });

  it('believes nothing of one cloud about another whose product has the same number', async () => {
    const clock = virtualClock();
    const memory: RunMemory = { choice: undefined };
    const empty = inProduct({ listDevices: async () => success({ entries: [], page: 1, pages: 1 }) });
    await readProductDevices(pages(1).product, options, memory, clock).run(neverAborted(), () => {});
    expect(await readProductDevices(empty, options, memory, clock).run(neverAborted(), () => {})).toEqual(
      success(new Map()),
    );
  });

  it('reads at most a hundred pages', async () => {
    const clock = virtualClock();
    const { asked, product } = pages(5_000);
    const { result } = await run(readProductDevices(product, options, { choice: undefined }, clock), clock);
    expect(result.ok && result.value.size).toBe(100);
    expect(asked).toHaveLength(100);
  });

  it.each<[string, (signal: AbortSignal) => Promise<Result<never>>]>([
    ['a page that is refused', async () => fails('cloud-server-error')],
    ['a page that never comes', hangs],
  ])('goes on with what it has after %s', async (_what, answer) => {
    const clock = virtualClock();
    const memory: RunMemory = { choice: undefined };
    const { asked, product } = pages(4, { 3: answer });
    const startedAt = clock.now();
    const { events, result } = await run(readProductDevices(product, options, memory, clock), clock);
    expect(result.ok && [...result.value.keys()]).toEqual([idOf(1), idOf(2)]);
    expect((events.at(-1)?.at ?? 0) - startedAt).toBeLessThanOrEqual(30_000);
    expect(asked).toEqual([1, 2, 3]);
  });

  it('ends the run when the product does not show even the first', async () => {
    const clock = virtualClock();
    const { product } = pages(1, { 1: async () => fails('cloud-forbidden') });
    const { result } = await run(readProductDevices(product, options, { choice: undefined }, clock), clock);
    expect(codeOf(result)).toBe('cloud-forbidden');
  });

  it('asks for one device alone when its id is known', async () => {
    const clock = virtualClock();
    const known = (answer: Result<ProductDevice>) =>
      readProductDevices(
        inProduct({ getDevice: async () => answer }),
        { ...options, wantedId: ours },
        { choice: undefined },
        clock,
      ).run(neverAborted(), () => {});
    expect(await known(success(device(ours)))).toEqual(success(new Map([[ours, device(ours)]])));
    expect(await known(fails('device-not-in-product'))).toEqual(success(new Map()));
    expect(codeOf(await known(fails('cloud-forbidden')))).toBe('cloud-forbidden');
  });
});

describe('putting a device into the product', () => {
  const nothing = { added: [], alreadyThere: [], ownedByOthers: [], invalid: [] };

  it.each<[string, Partial<typeof nothing> | { [list: string]: DeviceId[] }, string]>([
    ['added', { added: [ours] }, 'ok'],
    ['there before', { alreadyThere: [ours] }, 'ok'],
    ['owned by others', { ownedByOthers: [ours] }, 'device-owned-outside-team'],
    ['invalid', { invalid: [ours] }, 'device-unknown-to-product'],
    ['nothing of it', { invalid: [ours], unnamed: [ours] }, 'cloud-answer-unreadable'],
  ])('believes the list that says %s', async (_name, lists, expected) => {
    const clock = virtualClock();
    const product = inProduct({
      importDevices: async () => success({ ...nothing, ...lists }),
      getDevice: async () => success(device(ours)),
    });
    const { result } = await run(
      addToProduct(product, ours, async () => undefined),
      clock,
    );
    expect(codeOf(result)).toBe(expected);
  });

  it('looks again for a record that follows late', async () => {
    const clock = virtualClock();
    let looks = 0;
    const product = inProduct({
      importDevices: async () => success({ ...nothing, added: [ours] }),
      getDevice: async () => {
        looks += 1;
        return looks === 1 ? fails('device-not-in-product') : success(device(ours));
      },
    });
    expect(
      codeOf(
        (
          await run(
            addToProduct(product, ours, async () => undefined),
            clock,
          )
        ).result,
      ),
    ).toBe('ok');
  });

  it('knows why a device is kept out', () => {
    expect(whyKeptOut(device(ours))).toBeUndefined();
    expect(whyKeptOut(device(ours, { denied: true }))?.code).toBe('device-denied');
    expect(whyKeptOut(device(ours, { quarantined: true }))?.code).toBe('device-quarantined');
  });
});

describe('looking whose the device is', () => {
  const listed = async () => success({ entries: [customer], page: 1, pages: 1 });
  const theirs = async () => success(device(ours, { owner: customer }));
  const look = async (calls: Partial<ProductCloud>) => {
    const clock = virtualClock();
    const startedAt = clock.now();
    const answer = await run(checkOwner(inProduct(calls), ours, clock), clock);
    const notices = answer.events.flatMap((event) => (event.type === 'noticed' ? [event.notice.code] : []));
    return { ...answer, notices, tookMs: (answer.events.at(-1)?.at ?? startedAt) - startedAt, clock };
  };

  it('believes the record and the list', async () => {
    const { result, notices, clock } = await look({ getDevice: theirs, listCustomers: listed });
    expect(result).toEqual(success({ email: customer, listed: true }));
    expect(notices).toEqual([]);
    expect(clock.sleepers()).toBe(0);
  });

  it('waits for a record that follows late', async () => {
    let looks = 0;
    const getDevice = async () => {
      looks += 1;
      if (looks === 1) return fails('cloud-server-error');
      return looks < 4 ? success(device(ours)) : theirs();
    };
    expect((await look({ getDevice, listCustomers: listed })).result.ok).toBe(true);
  });

  it('says so when it stays somebody else’s', async () => {
    const getDevice = async () => success(device(ours, { owner: 'bob@example.com' }));
    expect(codeOf((await look({ getDevice })).result)).toBe('device-not-customers');
  });

  it('does not call it somebody else’s when the cloud does not tell', async () => {
    expect(codeOf((await look({ getDevice: async () => fails('cloud-unreachable') })).result)).toBe(
      'cloud-unreachable',
    );
  });

  it.each<[string, ProductCloud['listCustomers']]>([
    ['shows them late', async () => success({ entries: [], page: 1, pages: 1 })],
    ['may not be read', async () => fails('cloud-forbidden')],
    ['never comes', (_request, signal) => hangs(signal)],
  ])('is theirs, with a notice, although the list %s', async (_what, listCustomers) => {
    const { result, notices, tookMs, clock } = await look({ getDevice: theirs, listCustomers });
    expect(result).toEqual(success({ email: customer, listed: false }));
    expect(notices).toEqual(['customer-not-listed']);
    expect(tookMs).toBeLessThanOrEqual(10_000);
    expect(clock.sleepers()).toBe(0);
  });

  it('is theirs although the list has more pages than there is time for', async () => {
    const clock = virtualClock();
    const listCustomers: ProductCloud['listCustomers'] = async ({ page }) => {
      await clock.sleep(1_000);
      return success({ entries: [`c${page}@example.com`], page, pages: 1_000 });
    };
    const product = inProduct({ getDevice: theirs, listCustomers });
    const { result } = await run(checkOwner(product, ours, clock), clock);
    expect(result).toEqual(success({ email: customer, listed: false }));
  });
});
