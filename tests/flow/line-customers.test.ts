import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { pushed } from '../../electron/ground/pushed.ts';
import { homeGate } from '../../electron/station/home-gate.ts';
import { lineScans } from '../../electron/station/line-scans.ts';
import { setupError } from '../../shared/errors.ts';
import type { LineEvent } from '../../shared/line-event.ts';
import type { PlaceholderValues } from '../../shared/placeholders.ts';
import { failure, success } from '../../shared/result.ts';
import type { Scan } from '../../shared/scan-kinds.ts';
import { openLine, pieces, rowsOf, writtenDown } from '../support/line-tests.ts';
import { openProduct } from '../support/run-flow.ts';
import { type RunOptions, slowOnes } from '../support/run-line.ts';

const ann = 'ann@example.com';
const bob = 'bob@example.com';

/** A line that asks for the customers of a product, which has these two. `others` Photons beside one. */
async function askingLine(others: number) {
  const made = await openLine(slowOnes(others));
  const clock = made.clock.hand();
  const recipient = await made.clock.run(openProduct(made.simulation, ann, clock), 60_000);
  const ofBob = await made.clock.run(openProduct(made.simulation, bob, clock), 60_000);
  const { cloud } = recipient.product;
  const asked = { product: cloud.product.slug, customer: { rule: 'asked' } };
  const scanned = pieces();
  const scans = lineScans(scanned.all, clock, neverAborted());
  return {
    ...made,
    ofBob,
    asked,
    scan: (text: string) => scanned.send(`${text}\n`),
    scans,
    run: (options: Partial<RunOptions> = {}, whose = recipient) =>
      made.run({
        preset: asked,
        asks: { first: ann, scans },
        ...options,
        world: {
          ...options.world,
          ...whose,
          async customer(email, signal) {
            const account = await cloud.findCustomer(email, signal);
            return account.ok ? success({ account: account.value, product: { cloud, customer: email } }) : account;
          },
        },
      }),
    told: () =>
      made.events.flatMap((event) =>
        event.type === 'scanned' ? [event.error?.code ?? event.command ?? event.customer] : [],
      ),
  };
}

const isEnd = (event: LineEvent) => event.type === 'device-finished';

describe('a line that asks for customers', () => {
  it('gives devices to whoever was scanned last when they are taken, and tells whose each is', async () => {
    const made = await askingLine(3);
    let ends = 0;
    const labels: PlaceholderValues[] = [];
    const end = await made.run({
      preset: { ...made.asked, label: { widthMm: 57, heightMm: 32, lines: ['{preset} {product} {customer}'] } },
      world: {
        async label(device) {
          labels.push(device);
          return success(undefined);
        },
      },
      onEvent(event) {
        if (isEnd(event)) ends += 1;
        // While others come online.
        if (event.type === 'device-taken' && event.slot === 3) made.scan('Bob@example.com');
        if (ends === 4) made.scan('PS:STOP');
      },
    });
    expect([end.passed, end.failed, end.others]).toEqual([4, 0, 0]);
    const taken = made.events.flatMap((event) => (event.type === 'device-taken' ? [event.photon] : []));
    const customerOf = new Map(end.devices.map(({ photon, customer }) => [photon, customer]));
    expect(taken.map((photon) => customerOf.get(photon))).toEqual([ann, ann, ann, bob]);
    for (const { deviceId, customer } of end.devices) {
      expect(deviceId && made.simulation.owner(deviceId)).toBe(`customer:${customer}`);
    }
    expect(made.simulation.computer.place).toBe('own-network');
    const ofPreset = { preset: 'bench', product: made.asked.product };
    expect(labels.map(({ id, customer, preset, product }) => ({ id, customer, preset, product }))).toEqual(
      end.devices.map(({ deviceId: id, customer }) => ({ id, customer, ...ofPreset })),
    );
  });

  it.each([
    ['a customer whom the product does not have', 'carl@example.com', 'customer-not-found'],
    ['an address that is none', 'ann@', 'customer-name-invalid'],
    ['two customers at once', `${ann}${bob}`, 'customer-not-scanned'],
    ['a code that says nothing', '4006381333931', 'customer-not-scanned'],
  ])('takes no device after %s, until somebody is scanned', async (_what, text, code) => {
    const made = await askingLine(1);
    const order: string[] = [];
    const end = await made.run({
      onEvent(event) {
        if (event.type === 'line-started') made.scan(text);
        if (event.type === 'scanned') order.push(event.error?.code ?? 'scanned');
        if (event.type === 'customer-changed') order.push(event.customer ?? 'nobody');
        if (event.type === 'device-taken') order.push('taken');
        if (event.type === 'scanned' && event.error !== undefined) {
          // Long after a Photon would have been taken.
          void made.clock
            .hand()
            .sleep(60_000, neverAborted())
            .then(() => made.scan(bob));
        }
      },
    });
    expect(order).toEqual(['nobody', code, bob, 'scanned', 'taken', 'taken']);
    expect(end.devices.map(({ outcome, customer }) => [outcome, customer])).toEqual([
      ['PASS', bob],
      ['PASS', bob],
    ]);
  });

  it('takes no device for a customer whose address no label has room for, and says how large one has to be', async () => {
    const made = await askingLine(1);
    const order: string[] = [];
    const small = setupError('label-too-small', { details: { width: 57, height: 90 } });
    const asked: string[] = [];
    const end = await made.run({
      preset: { ...made.asked, label: { widthMm: 57, heightMm: 32, lines: ['{customer}'] } },
      world: {
        label: async () => success(undefined),
        async labelFits(customer) {
          asked.push(customer);
          return customer === bob ? failure(small) : success(undefined);
        },
      },
      onEvent(event) {
        if (event.type === 'line-started') made.scan(bob);
        if (event.type === 'scanned') order.push(event.error?.code ?? 'scanned');
        if (event.type === 'customer-changed') order.push(event.customer ?? 'nobody');
        if (event.type === 'device-taken') order.push('taken');
        if (event.type === 'scanned' && event.error !== undefined) made.scan(ann);
      },
    });
    expect(asked).toEqual([bob, ann]);
    expect(order).toEqual(['nobody', 'label-too-small', ann, 'scanned', 'taken', 'taken']);
    expect(end.devices.map(({ outcome, customer, label }) => [outcome, customer, label])).toEqual([
      ['PASS', ann, 'printed'],
      ['PASS', ann, 'printed'],
    ]);
  });

  it('gives a device in flight its name, though whoever is scanned before the next is taken is nobody’s customer', async () => {
    const made = await askingLine(2);
    const clock = made.clock.hand();
    const plain = homeGate(clock);
    let leavings = 0;
    let refused: () => void = () => undefined;
    const isRefused = new Promise<void>((resolve) => {
      refused = resolve;
    });
    const end = await made.run({
      count: undefined,
      preset: { product: 'photon', customer: { rule: 'asked' }, namePattern: 'lamp-{n}' },
      gate: {
        ...plain,
        async settled(limitMs, signal) {
          leavings += 1;
          if (leavings === 3) made.scan('carl@example.com');
          await plain.settled(limitMs, signal);
          if (leavings === 3) await isRefused;
        },
      },
      onEvent(event) {
        if (event.type !== 'scanned' || event.error === undefined) return;
        refused();
        made.scan('PS:STOP');
      },
    });
    expect(made.told()).toEqual(['customer-not-found', 'stop']);
    expect(end.devices).toMatchObject([
      { outcome: 'PASS', name: 'lamp-1', customer: ann },
      { outcome: 'PASS', name: 'lamp-2', customer: ann },
    ]);
  });

  it('counts on from what devices of other customers of the product are called', async () => {
    const made = await askingLine(1);
    const preset = { product: 'photon', customer: { rule: 'asked' }, namePattern: 'lamp-{n:4}' };
    const first = await made.run({ count: 1, preset });
    const done = first.devices.flatMap(({ deviceId }) => deviceId ?? []);
    const second = await made.run({ count: 1, preset, done, asks: { first: bob, scans: made.scans } }, made.ofBob);
    expect([...first.devices, ...second.devices]).toMatchObject([
      { outcome: 'PASS', customer: ann, name: 'lamp-0001' },
      { outcome: 'PASS', customer: bob, name: 'lamp-0002' },
    ]);
  });

  it('keeps a device its customer’s when it is tried again after another was scanned', async () => {
    const made = await askingLine(0);
    made.simulation.setFault('set-refused', true);
    const end = await made.run({
      count: undefined,
      onEvent(event) {
        if (event.type !== 'device-finished') return;
        if (event.row.outcome === 'PASS') return made.scan('PS:STOP');
        made.simulation.setFault('set-refused', false);
        made.scan(bob);
        made.scan('PS:RETRY');
      },
    });
    expect(end.devices.map(({ outcome, customer }) => [outcome, customer])).toEqual([
      ['FAIL', ann],
      ['PASS', ann],
    ]);
    expect(made.simulation.owner(made.simulation.device.id)).toBe(`customer:${ann}`);
  });

  it('notes nobody for a device that it leaves as it is, whoever was scanned', async () => {
    const made = await askingLine(1);
    const { record, written } = writtenDown(made);
    const { device } = made.simulation.ready;
    const end = await made.run({
      done: [device.id],
      count: 1,
      world: {
        noting: {
          record,
          forWhom: { for: 'customer', email: ann, productId: 1 },
          cloudUrl: 'https://cloud',
          product: undefined,
        },
      },
    });
    const rows = rowsOf(written);
    const noted = end.devices.map(({ attemptId, outcome, customer }) => {
      const row = rows.get(attemptId);
      return [outcome, customer, row?.verdict, row?.customer];
    });
    expect(new Set(noted)).toEqual(
      new Set([
        ['SKIPPED', undefined, 'SKIPPED', null],
        ['PASS', ann, 'PASS', ann],
      ]),
    );
  });

  it('by scans gives each device to whoever was scanned before its sticker, and takes no sticker before', async () => {
    const made = await askingLine(1);
    const { device, others } = made.simulation.ready;
    const other = others[0]?.id ?? '';
    let ends = 0;
    const end = await made.run({
      count: undefined,
      asks: { first: ann },
      scans: made.scans,
      onEvent(event) {
        if (isEnd(event)) ends += 1;
        if (ends === 2) made.scan('PS:STOP');
        if (event.type !== 'line-started') return;
        for (const code of [other, 'nobody@example.com', device.id, bob, device.id, 'PHHM']) made.scan(code);
      },
    });
    expect(made.told().filter((told) => told !== 'stop')).toEqual([
      undefined,
      'customer-not-found',
      'customer-not-scanned',
      bob,
      undefined,
      'scan-unreadable',
    ]);
    expect(new Map(end.devices.map(({ deviceId, customer }) => [deviceId, customer]))).toEqual(
      new Map([
        [other, ann],
        [device.id, bob],
      ]),
    );
  });

  it('by scans gives a device that waits for another try to whoever is scanned before its sticker then', async () => {
    const made = await askingLine(0);
    const { id } = made.simulation.ready.device;
    made.simulation.setFault('wrong-password', true);
    const end = await made.run({
      asks: { first: ann },
      scans: made.scans,
      onEvent(event) {
        if (event.type === 'line-started') made.scan(id);
        if (event.type !== 'device-queued') return;
        made.simulation.setFault('wrong-password', false);
        for (const code of [bob, id]) made.scan(code);
      },
    });
    expect(made.told()).toEqual([undefined, bob, undefined]);
    expect(end.devices.map(({ outcome, customer }) => [outcome, customer])).toEqual([['PASS', bob]]);
    expect(made.simulation.owner(id)).toBe(`customer:${bob}`);
  });

  it('ends where nobody is known and nobody can be scanned any more', async () => {
    const made = await askingLine(0);
    async function* scans() {
      yield { kind: 'no-customer' } as const;
    }
    const end = await made.run({ asks: { first: ann, scans: scans() } });
    expect([end.devices, end.stoppedBy?.code]).toEqual([[], 'customer-not-scanned']);
  });

  it('ends so, too, where that came while it stood for a cause that passes', async () => {
    const made = await askingLine(3);
    const scans = pushed<Scan>();
    const switching = made.clock.hand();
    const end = await made.run({
      count: undefined,
      asks: { first: ann, scans },
      onEvent(event) {
        if (event.type === 'device-taken' && event.slot === 2) made.simulation.setFault('cloud-500', true);
        if (event.type !== 'line-stopped' || !event.passing) return;
        scans.push({ kind: 'no-customer' });
        scans.end();
        void switching.sleep(120_000, neverAborted()).then(() => made.simulation.setFault('cloud-500', false));
      },
    });
    const why = made.events.flatMap((event) => (event.type === 'line-stopped' ? [event.error?.code] : []));
    expect(why).toEqual(['cloud-server-error', 'customer-not-scanned']);
    expect(end.stoppedBy?.code).toBe('customer-not-scanned');
  });
});
