import { describe, expect, it } from 'vitest';
import { neverAborted } from '../../electron/ground/never-aborted.ts';
import type { OtherStations } from '../../electron/record/shared-record-port.ts';
import { photonCable } from '../../electron/serial/photon-cable.ts';
import { simulatedUsb } from '../../electron/simulator/simulated-usb.ts';
import type { WorldOptions } from '../../electron/simulator/simulated-world.ts';
import { withOpenKey } from '../../electron/softap/device-private-key.ts';
import { softapPhoton } from '../../electron/softap/softap-photon.ts';
import type { LineWorld } from '../../electron/station/line-world.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { systemRandomBytes } from '../../shared/wifi-password.ts';
import { killedLine } from '../support/killed-line.ts';
import { listOf, openLine, rowsOf, setUpElsewhere, writtenDown } from '../support/line-tests.ts';
import { openProduct, withoutOwner } from '../support/run-flow.ts';
import { type RunOptions, slowOnes } from '../support/run-line.ts';

const ann = 'ann@example.com';

/** A line whose devices are to be nobody's. `others` Photons beside one, none of them in the product unless `options` say so. */
async function nobodysLine(others: number, options: Partial<WorldOptions> = {}) {
  const made = await openLine(slowOnes(others), options);
  const { simulation, clock } = made;
  const hand = clock.hand();
  const recipient = await clock.run(withoutOwner(simulation, hand), 60_000);
  const { cloud } = recipient.product;
  const nobody = { product: cloud.product.slug, customer: { rule: 'none' } };
  const usb = simulatedUsb(simulation.cables);
  const { ready } = simulation;
  return {
    ...made,
    cloud,
    hand,
    ids: [ready.device, ...ready.others].map(({ id }) => id),
    cables: { usb, cable: photonCable(usb, hand, withOpenKey) },
    run: ({ preset, world, ...run }: RunOptions = {}) =>
      made.run({ ...run, preset: { ...nobody, ...preset }, world: { ...recipient, ...world } as LineWorld }),
    calls: (method: string, path: RegExp) =>
      simulation.events.filter(
        (event) => event.type === 'cloud-asked' && event.method === method && path.test(event.path),
      ).length,
    asked: () => simulation.events.flatMap((event) => (event.type === 'device-asked' ? [event.command] : [])),
    async members() {
      const page = await clock.run(cloud.listDevices({ page: 1, perPage: 100 }, neverAborted()), 60_000);
      if (!page.ok) throw new Error(page.error.code);
      return page.value.entries;
    },
  };
}

const outcomes = (rows: readonly { readonly outcome: string; readonly error?: { readonly code: string } }[]) =>
  rows.map(({ outcome, error }) => (error === undefined ? outcome : `${outcome} ${error.code}`));

describe('a line whose devices stay without an owner', () => {
  /** What a line of two is called where the shared record answers so. */
  async function named(answer: (name: string) => 'taken' | 'unknown' | 'first') {
    const made = await nobodysLine(1);
    const told: string[] = [];
    const others: OtherStations = {
      async reserve() {
        const reservation = { check: async () => 'held' as const, holder: () => undefined, release: async () => {} };
        return { reservation, isSure: true, elsewhere: undefined };
      },
      reserveNumber: async () => 'unknown',
      async reserveName(scope, name) {
        told.push(`${scope} ${name}`);
        const answered = answer(name);
        return answered === 'first' ? { release: async () => void told.push(`release ${name}`) } : answered;
      },
    };
    const end = await made.run({ preset: { namePattern: 'lamp-{n:2}' }, world: { others, numbersOf: 'lamps' } });
    expect(end).toMatchObject({ passed: 2 });
    return { told, names: end.devices.map(({ name }) => name).toSorted() };
  }

  it('counts beside another station, which the cloud compares with nothing, by the shared record, and alone while that is away', async () => {
    const counted = await named((name) => (name === 'lamp-01' ? 'taken' : 'first'));
    expect(counted.names).toEqual(['lamp-02', 'lamp-03']);
    expect(counted.told.slice(0, 3)).toEqual([
      'names of lamps lamp-01',
      ...['names of lamps lamp-02', 'release lamp-02'],
    ]);
    expect((await named(() => 'unknown')).names).toEqual(['lamp-01', 'lamp-02']);
  });

  it('passes no device without a name for the names that the shared record has given and no device has any more', async () => {
    const { told, names } = await named((name) => (Number(name.slice('lamp-'.length)) <= 3_000 ? 'taken' : 'first'));
    expect(names.map((name) => Number(name?.slice('lamp-'.length)) > 3_000)).toEqual([true, true]);
    expect(Number(names[1]?.slice('lamp-'.length))).toBeLessThan(6_000);
    // Each is asked for over the network.
    expect(told.length).toBeLessThan(80);
  });

  it.each(['over Wi-Fi', 'by cable'])(
    'sets up each once in the product, with no claim code, joining others while it comes online (%s)',
    async (how) => {
      const made = await nobodysLine(5);
      const { record, written } = writtenDown(made);
      const productId = made.cloud.product.id;
      const noting = { record, forWhom: { for: 'product', productId }, cloudUrl: '', product: 'lamp' } as const;
      const cables = how === 'by cable' ? { cables: made.cables } : {};
      const end = await made.run({ preset: { namePattern: 'lamp-{n:2}' }, world: { noting, ...cables } });
      expect(end).toMatchObject({ passed: 6, failed: 0, others: 0 });
      expect(end.devices.map(({ name }) => name).toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `lamp-0${n}`));
      for (const row of end.devices) expect(row).not.toHaveProperty('customer');
      const members = await made.members();
      expect(members.map(({ id }) => id).toSorted()).toEqual(made.ids.toSorted());
      for (const member of members) expect(member).toMatchObject({ online: true, owner: undefined });
      // Neither asked for in the cloud nor sent to a device.
      expect([made.calls('POST', /device_claims|customers/), made.asked().includes('set')]).toEqual([0, false]);
      expect(made.simulation.events.filter(({ type }) => type === 'claim-code-stored')).toEqual([]);
      const ends = written.flatMap((event) => (event.type === 'finished' ? [event.outcome] : []));
      expect(ends).toEqual(Array(6).fill('online-without-owner'));
      const forWhom = written.flatMap((event) => (event.type === 'started' ? [event.forWhom] : []));
      expect(forWhom).toEqual(Array(6).fill({ for: 'product', productId }));
      const order = made.events.flatMap(({ type }) =>
        type === 'device-taken' || type === 'device-finished' ? [type] : [],
      );
      expect(order.slice(0, 4)).toEqual(['device-taken', 'device-finished', 'device-taken', 'device-taken']);
      expect(made.simulation.computer.place).toBe('own-network');
    },
  );

  it('looks at all that come online at once, also where the product has far more devices', async () => {
    const made = await nobodysLine(5, { inProduct: true });
    const members = Array.from({ length: 240 }, (_, index) => {
      return `${made.simulation.ready.madeIdPrefix}${index.toString(16).padStart(12, '0')}` as DeviceId;
    });
    await made.clock.run(made.cloud.importDevices(members, neverAborted()), 60_000);
    const before = made.calls('GET', /\/devices\/[0-9a-f]+$/);
    const end = await made.run({ world: { cables: made.cables } });
    expect(end).toMatchObject({ passed: 6, failed: 0, others: 0 });
    // Each before, when it goes into the product, up to twice while it comes online, and whether it is nobody’s: those
    // that never connected may come first in the product’s list, and leave no place on its first page.
    expect(made.calls('GET', /\/devices\/[0-9a-f]+$/) - before).toBeLessThanOrEqual(5 * 6);
  });

  it('sets up one that is online without an owner already, by a handshake of its own', async () => {
    const made = await nobodysLine(0);
    const { simulation } = made;
    expect(await made.run()).toMatchObject({ passed: 1 });
    const handshakeAt = simulation.cloud.handshakeAt;
    simulation.pressSetup();
    expect(await made.run()).toMatchObject({ passed: 1, devices: [{ outcome: 'PASS', attempts: 1 }] });
    expect(simulation.cloud.handshakeAt).toBeGreaterThan(handshakeAt);
    expect(simulation.cloud.owner).toBe('nobody');
    // One that does not come online does not pass for having been so.
    simulation.setFault('never-online', true);
    simulation.pressSetup();
    expect(outcomes((await made.run()).devices)).toEqual(['FAIL photon-not-online']);
  });

  it.each([
    ['over Wi-Fi', 'its customer’s', { owner: `customer:${ann}`, setUpBefore: true }, 'device-has-owner', ann],
    ['by cable', 'its customer’s', { owner: `customer:${ann}`, setUpBefore: true }, 'device-has-owner', ann],
    ['over Wi-Fi', 'a stranger’s', { owner: 'somebody-else' }, 'device-owned-outside-team', undefined],
    ['by cable', 'a stranger’s', { owner: 'somebody-else' }, 'device-owned-outside-team', undefined],
  ] as const)('%s names one that is %s, leaves it as it is, and goes on', async (how, _whose, options, code, owner) => {
    const made = await nobodysLine(2, options);
    const cables = how === 'by cable' ? { cables: made.cables } : {};
    const end = await made.run({ count: 2, world: cables });
    const [id, ...others] = made.ids;
    expect(end).toMatchObject({ passed: 2, failed: 0, others: 1 });
    const its = end.devices.find(({ deviceId }) => deviceId === id);
    expect(its).toMatchObject({ outcome: 'SKIPPED', attempts: 1, error: { code } });
    expect(its?.error?.details?.owner).toBe(owner);
    expect(made.events.filter(({ type }) => type === 'line-stopped')).toEqual([]);
    expect([made.simulation.cloud.owner, made.simulation.device.storedNetworks]).toEqual([options.owner, []]);
    expect(others.map((other) => made.simulation.owner(other))).toEqual(['nobody', 'nobody']);
  });

  it('fails one that its product keeps out, and goes on', async () => {
    const made = await nobodysLine(2, { keptOut: 'denied' });
    const end = await made.run();
    expect(outcomes(end.devices).toSorted()).toEqual(['FAIL device-denied', 'PASS', 'PASS']);
    expect(made.events.filter(({ type }) => type === 'line-stopped')).toEqual([]);
  });

  it('fails one that its product has no more when its proof goes on, and notes that end', async () => {
    const made = await nobodysLine(0);
    const { record, written } = writtenDown(made);
    const productId = made.cloud.product.id;
    const gone = 'abababababababababababab' as DeviceId;
    // Then none is heard any more that might be that one.
    await made.run();
    const end = await made.run({
      count: 1,
      unproven: [{ runId: 'earlier', deviceId: gone, connectedAt: made.clock.now(), networkNames: ['HomeNet'] }],
      world: { noting: { record, forWhom: { for: 'product', productId }, cloudUrl: '', product: 'lamp' } },
    });
    expect([outcomes(end.devices), end.stoppedBy]).toEqual([['FAIL device-not-in-product'], undefined]);
    expect(written.filter(({ attemptId, type }) => attemptId === 'earlier' && type === 'finished')).toMatchObject([
      { outcome: 'failed', code: 'device-not-in-product' },
    ]);
  });

  it('fails one that an old claim code makes somebody’s, says whose it is, and takes it from nobody the next time', async () => {
    const made = await nobodysLine(1, { inProduct: true });
    const { simulation, clock, hand } = made;
    const { tcp, http, device } = simulation.ready;
    const photon = softapPhoton(
      { host: tcp.host, tcpPort: tcp.port, httpPort: http.port },
      { clock: hand, random: systemRandomBytes },
    );
    async function leaveCode(): Promise<void> {
      const { account } = await openProduct(simulation, ann, hand);
      const code = await account.createClaimCode(neverAborted());
      if (!code.ok) throw new Error(code.error.code);
      await simulation.computer.join(device.ssid, neverAborted());
      await photon.setClaimCode(code.value.claimCode, neverAborted());
      await simulation.computer.goHome(neverAborted());
    }
    await clock.run(leaveCode(), 60_000);
    expect(simulation.device.claimCodeStored).toBe(true);
    const { record, written } = writtenDown(made);
    const productId = made.cloud.product.id;
    const noting = { record, forWhom: { for: 'product', productId }, cloudUrl: '', product: 'lamp' } as const;
    const end = await made.run({ world: { noting } });
    expect(outcomes(end.devices).toSorted()).toEqual(['FAIL device-has-owner', 'PASS']);
    const rows = rowsOf(written);
    for (const { attemptId, outcome } of end.devices) expect(rows.get(attemptId)?.verdict).toBe(outcome);
    expect(end.devices.find(({ deviceId }) => deviceId === device.id)?.error?.details).toEqual({ owner: ann });
    simulation.pressSetup();
    const again = await made.run({ count: 1, list: listOf(['id', device.id], 'none') });
    expect(outcomes(again.devices)).toEqual(['SKIPPED device-has-owner']);
    expect(simulation.cloud.owner).toBe(`customer:${ann}`);
  });

  it.each([
    ['in the product already', true],
    ['not in the product yet', false],
  ])(
    'leaves one that another station sets up meanwhile, and knows it from one that was online before (%s)',
    async (_where, inProduct) => {
      const made = await nobodysLine(0, { separateNetworks: false, inProduct });
      const { simulation } = made;
      const lose = () => {
        const stop = new AbortController();
        let isTaken = false;
        return made.run({
          stop: stop.signal,
          onEvent({ type }) {
            if (type === 'device-finished') stop.abort();
            if (type !== 'device-identified' || isTaken) return;
            isTaken = true;
            void setUpElsewhere(made, simulation.ready, false);
          },
        });
      };
      expect(outcomes((await lose()).devices)).toEqual(['SKIPPED device-set-up-elsewhere']);
      simulation.pressSetup();
      expect((await lose()).devices).toMatchObject([{ outcome: 'FAIL' }]);
    },
  );

  it('begins with a golden Photon that is nobody’s as well, and with none that has an owner', async () => {
    const made = await nobodysLine(2);
    const [golden] = made.ids;
    const end = await made.run({ golden, count: 2 });
    expect(end).toMatchObject({ passed: 2, failed: 0, others: 0, golden: { deviceId: golden, outcome: 'PASS' } });
    expect(made.ids.map((id) => made.simulation.owner(id))).toEqual(Array(3).fill('nobody'));
    const owned = await nobodysLine(1, { owner: `customer:${ann}`, setUpBefore: true });
    const refused = await owned.run({ golden: owned.ids[0], count: 1 });
    expect(refused).toMatchObject({
      passed: 0,
      stoppedBy: { code: 'golden-failed' },
      golden: { outcome: 'ERROR', error: { code: 'device-has-owner', details: { owner: ann } } },
    });
    expect(owned.ids.map((id) => owned.simulation.owner(id))).toEqual([`customer:${ann}`, 'nobody']);
  });

  it('sets up the devices of a list, each with its serial number, and no other', async () => {
    const made = await nobodysLine(3);
    const [first, second, ...others] = made.ids;
    const end = await made.run({
      count: undefined,
      list: listOf(['serial,id', `L-1,${first}`, `L-2,${second}`], 'none'),
      preset: { namePattern: 'lamp-{serial}' },
    });
    expect(end).toMatchObject({ passed: 2, failed: 0, left: [] });
    const passed = end.devices.filter(({ outcome }) => outcome === 'PASS');
    expect(new Map(passed.map(({ deviceId, name }) => [deviceId, name]))).toEqual(
      new Map([
        [first, 'lamp-L-1'],
        [second, 'lamp-L-2'],
      ]),
    );
    const members = await made.members();
    expect(members.filter(({ id }) => others.includes(id))).toEqual([]);
  });

  it('lets devices be that have only got their Wi-Fi details, where no more is wanted', async () => {
    const made = await nobodysLine(1);
    const end = await made.run({ preset: { until: 'handed-over' } });
    expect(end).toMatchObject({ passed: 2, failed: 0, others: 0 });
    expect(made.calls('POST', /device_claims/)).toBe(0);
  });

  it('asks what an acceptance asks for by the product', async () => {
    const made = await nobodysLine(1);
    const acceptance = {
      firmware: { system: '2.3.1' },
      variables: [{ name: 'temperature', min: -40, max: 125 }],
      functions: [{ name: 'led', argument: 'on', returns: 1 }],
    };
    const end = await made.run({ preset: { until: 'accepted', acceptance } });
    expect(end).toMatchObject({ passed: 2, failed: 0, others: 0 });
  });
});

it('a line without owners accounts for each device once, though its program is killed three times', async () => {
  const line = await killedLine(14, 7, ({ product }) => ({ product: product.slug, customer: { rule: 'none' } }));
  for (const { id, ssid } of line.devices) {
    const attempts = line.attempts.filter(({ deviceId }) => deviceId === id);
    const passes = attempts.filter(({ end }) => end?.outcome === 'online-without-owner').length;
    const rows = line.rows.filter(({ deviceId, photon }) =>
      deviceId === undefined ? photon === ssid : deviceId === id,
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual([passes === 1 ? 'PASS' : 'FAIL']);
    expect(passes).toBeLessThanOrEqual(1);
    expect(line.owner(id)).toBe('nobody');
  }
  expect(new Set(line.attempts.map(({ forWhom }) => forWhom.for))).toEqual(new Set(['product']));
  expect([line.interrupted, line.isHome, line.backMs.length]).toEqual([[], true, 3]);
});
