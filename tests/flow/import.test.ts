import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import { systemClock } from '../../electron/ground/system-clock.ts';
import { importDevices } from '../../electron/products/import-devices.ts';
import { importReport } from '../../electron/products/import-report.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import type { SimulatedWorld, WorldOptions } from '../../electron/simulator/simulated-world.ts';
import { type ImportState, importLimit } from '../../shared/device-import.ts';
import { fastWorld, openProduct } from '../support/run-flow.ts';

const worlds: SimulatedWorld[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

async function open(options: Partial<WorldOptions> = {}) {
  const world = await fastWorld(options);
  worlds.push(world);
  const { product } = await openProduct(world, 'somebody@example.com');
  return { world, product: product.cloud };
}
const made = (world: SimulatedWorld, count: number) =>
  Array.from({ length: count }, (_, index) => `${world.ready.madeIdPrefix}${index.toString(16).padStart(12, '0')}`);

/** A clock on which waits take a hundredth of their time. */
const hasty = {
  now: () => systemClock.now() * 100,
  monotonic: () => systemClock.monotonic() * 100,
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 100, signal),
};

const run = (
  { product }: Awaited<ReturnType<typeof open>>,
  list: string,
  onState: (state: ImportState) => void = () => undefined,
  signal = neverAborted(),
) =>
  importDevices(
    { product, clock: hasty },
    { from: 'file', bytes: Readable.from([Buffer.from(list)]) },
    onState,
    signal,
  );

describe('an import into the simulated product', () => {
  it.each<readonly [FaultName[]]>([[[]], [['import-answers-as-before']]])(
    'says of every id what became of it, faults %j',
    async (faults) => {
      const room = await open({ owner: 'somebody-else', faults });
      const ids = made(room.world, 600);
      const unknown = 'ffffffffffffffffffffffff';
      const outside = room.world.device.id;
      const table = ['device id;kind', ...[...ids, unknown, outside].map((id) => `"${id.toUpperCase()}";lamp`), 'x;y'];
      const first = await run(room, table.join('\r\n'));
      expect(first.state).toMatchObject({
        status: 'done',
        read: 602,
        sent: 602,
        counts: { added: 600, alreadyThere: 0, ownedByOthers: 1, unknown: 1, unreadable: 1, repeated: 0, header: 1 },
        samples: { ownedByOthers: [outside], unknown: [unknown], unreadable: [{ text: 'x', problem: 'no-id' }] },
      });
      let report = '';
      for await (const part of importReport(first.ledger)) report += part;
      expect(report).toContain(`\r\n${outside},owned-by-others\r\n`);
      expect(report).toContain(`\r\n${unknown},unknown\r\n`);
      expect(report.split(',added\r\n')).toHaveLength(601);
      expect(await room.product.listDevices({ page: 1, perPage: 100 }, neverAborted())).toMatchObject({
        value: { pages: 6 },
      });
      // The older answer does not name what was there before, so only the newer can tell the second time.
      if (faults.length > 0) return;
      const again = await run(room, report);
      expect(again.state.counts).toMatchObject({ added: 0, alreadyThere: 600, ownedByOthers: 1, unknown: 1 });
    },
  );

  it('that the cloud breaks off says what is in the product, and goes on when it is run again', async () => {
    const room = await open();
    const ids = made(room.world, 40 * importLimit);
    const list = ids.join('\n');
    const broken = await run(room, list, ({ sent }) => {
      if (sent > 0) room.world.setFault('cloud-500', true);
    });
    expect(broken.state).toMatchObject({ status: 'failed', error: { code: 'cloud-server-error' } });
    expect(broken.state.sent).toBeGreaterThan(0);
    expect(broken.state.sent).toBeLessThan(ids.length);
    expect(broken.state.sent).toBe(broken.state.counts.added);
    room.world.setFault('cloud-500', false);
    const { pages } = given(await room.product.listDevices({ page: 1, perPage: 50 }, neverAborted()));
    expect((pages ?? 0) * 50).toBe(broken.state.sent);
    const again = await run(room, list);
    expect(again.state).toMatchObject({
      status: 'done',
      counts: { added: ids.length - broken.state.sent, alreadyThere: broken.state.sent },
    });
  });

  it('that is cancelled leaves what was sent, and says so', async () => {
    const room = await open();
    const ids = made(room.world, 80 * importLimit);
    const stop = new AbortController();
    const { state } = await run(
      room,
      ids.join('\n'),
      ({ sent }) => {
        if (sent > 0) stop.abort();
      },
      stop.signal,
    );
    expect(state.status).toBe('cancelled');
    expect(state.sent).toBeGreaterThan(0);
    expect(state.sent).toBeLessThan(ids.length);
    expect(state.counts.added).toBe(state.sent);
    const { pages } = given(await room.product.listDevices({ page: 1, perPage: 50 }, neverAborted()));
    // Calls that were under way may have landed without an answer; never more than those.
    expect((pages ?? 0) * 50).toBeGreaterThanOrEqual(state.sent);
    expect((pages ?? 0) * 50).toBeLessThanOrEqual(state.sent + 4 * importLimit);
  });
});

function given<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value {
  if (!result.ok) throw new Error('refused');
  return result.value;
}
