import { describe, expect, it } from 'vitest';
import { pushed } from '../../electron/ground/pushed.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import type { LineOrder } from '../../shared/scan-kinds.ts';
import { listOf, openLine, rowsOf, setUpElsewhere, writtenDown } from '../support/line-tests.ts';
import { slowOnes } from '../support/run-line.ts';

describe('what stops a line, and what lets it go on', () => {
  it('stops after so many failures in a row, and proves those in flight', async () => {
    const made = await openLine(slowOnes(9, (index) => (index < 5 ? ['set-refused'] : [])));
    const end = await made.run({ preset: { stopAfter: 2 } });
    expect(end.passed).toBe(1);
    expect(end.devices.length).toBeLessThan(6);
    expect(end.devices.slice(-2).map(({ outcome }) => outcome)).toEqual(['FAIL', 'FAIL']);
    expect(made.simulation.computer.place).toBe('own-network');
    expect(made.events).toContainEqual(expect.objectContaining({ type: 'line-stopped', passing: false, failures: 2 }));
  });

  it('holds after so many failures in a row until it is told to go on, where somebody is there to tell it', async () => {
    const made = await openLine(slowOnes(5, (index) => (index < 3 ? ['set-refused'] : [])));
    const commands = pushed<LineOrder>();
    let rows = 0;
    const end = await made.run({
      preset: { stopAfter: 2 },
      holds: true,
      commands,
      onEvent(event) {
        if (event.type === 'line-stopped') commands.push({ command: 'go-on' });
        if (event.type !== 'device-finished') return;
        rows += 1;
        if (rows === 6) commands.push({ command: 'stop' });
      },
    });
    expect(end).toMatchObject({ passed: 3, failed: 3 });
    expect(end.stoppedBy).toBeUndefined();
    const told = made.events.map(({ type }) => type);
    expect(told.filter((type) => type === 'line-stopped')).toHaveLength(1);
    expect(told.indexOf('line-resumed')).toBeGreaterThan(told.indexOf('line-stopped'));
    expect(made.simulation.computer.place).toBe('own-network');
  });

  it.each([
    ['so many devices', { count: 2 }, []],
    ['a list', {}, ['id', slowOnes(1)[0]?.id ?? '']],
  ])(
    'keeps a line of %s for whoever may try again what failed, takes no other, and ends when all have passed',
    async (_of, options, ids) => {
      const made = await openLine(slowOnes(4), { faults: ['set-refused'] });
      const commands = pushed<LineOrder>();
      const app = made.clock.hand();
      const first = made.simulation.ready.device.id;
      const end = await made.run({
        count: undefined,
        ...options,
        list: ids.length === 0 ? undefined : listOf([...ids, first]),
        holds: true,
        commands,
        async onEvent(event) {
          if (event.type !== 'device-finished' || event.row.outcome !== 'FAIL') return;
          // Somebody comes by after an hour.
          await app.sleep(3_600_000);
          made.simulation.setFault('set-refused', false);
          commands.push({ command: 'retry' });
        },
      });
      const met = end.devices.filter(({ outcome }) => outcome !== 'SKIPPED');
      expect(new Set(met.map(({ deviceId }) => deviceId)).size).toBe(2);
      expect(end.failed).toBeGreaterThan(0);
      expect(end.passed).toBe(2);
    },
  );

  it.each([
    ['so many devices', false],
    ['a list', true],
  ])(
    'keeps a line of %s open for one that a cause of ours kept from its end, and tries that again',
    async (_of, byList) => {
      const made = await openLine(slowOnes(1));
      const [kept] = made.simulation.ready.others;
      const commands = pushed<LineOrder>();
      const app = made.clock.hand();
      let isInTheWay = true;
      const end = await made.run({
        count: byList ? undefined : 2,
        list: byList ? listOf(['id', made.simulation.ready.device.id, kept?.id ?? '']) : undefined,
        holds: true,
        commands,
        world: {
          wifi: {
            ...made.world.wifi,
            joinPhoton: async (ssid, ...how) =>
              isInTheWay && ssid === kept?.ssid
                ? failure(setupError('cloud-unreachable'))
                : made.world.wifi.joinPhoton(ssid, ...how),
          },
        },
        async onEvent(event) {
          if (event.type !== 'device-finished' || event.row.outcome !== 'ERROR') return;
          await app.sleep(3_600_000);
          isInTheWay = false;
          commands.push({ command: 'retry' });
        },
      });
      expect(end.devices.map(({ photon, outcome }) => [photon === kept?.ssid, outcome])).toEqual([
        [false, 'PASS'],
        [true, 'ERROR'],
        [true, 'PASS'],
      ]);
    },
  );

  it('gives no number that the list gives', async () => {
    const [other] = slowOnes(1);
    const made = await openLine(slowOnes(1));
    const list = listOf(['id,name', `${other?.id},lamp-1`, `${made.simulation.ready.device.id},`]);
    const end = await made.run({ list, preset: { namePattern: 'lamp-{n}' } });
    expect(end.devices.map(({ name, nameProblem }) => nameProblem?.code ?? name).toSorted()).toEqual([
      'lamp-1',
      'lamp-2',
    ]);
  });

  it.each([
    ['its list is full', { count: 1 }],
    ['so many failed in a row', { count: 5, preset: { stopAfter: 1 } }],
    ['it waits for a person after so many failed', { count: 5, preset: { stopAfter: 1 }, holds: true }],
    ['a person ends it', { count: 5 }],
  ])('gives the own network back after a failure when %s', async (how, options) => {
    const made = await openLine([], { faults: ['set-refused', 'wifi-home-gone'] });
    const stop = new AbortController();
    const app = made.clock.hand();
    const end = await made.run({
      ...options,
      stop: stop.signal,
      commands: how.includes('person after') ? pushed<LineOrder>() : undefined,
      onEvent(event) {
        if (event.type !== 'device-finished') return;
        if (how === 'a person ends it') stop.abort();
        else if (how !== 'its list is full') void app.sleep(200_000).then(() => stop.abort());
        // It comes back before any of these give up.
        void app.sleep(5_000).then(() => made.simulation.setFault('wifi-home-gone', false));
      },
    });
    expect(end.devices[0]?.outcome).toBe('FAIL');
    expect(made.simulation.computer.place).toBe('own-network');
    const told = made.events.flatMap((event) => (event.type === 'line-stopped' ? [event.error?.code] : []));
    expect(told).toContain('home-network-not-back');
  });

  it.each([
    ['passes', true],
    ['tells as a cause of ours', false],
  ])('%s the devices whose time ran out while the computer was away', async (_how, comesBack) => {
    const made = await openLine(slowOnes(3));
    const app = made.clock.hand();
    const stop = new AbortController();
    const end = await made.run({
      stop: stop.signal,
      onEvent(event) {
        if (event.type !== 'device-identified' || event.slot !== 3) return;
        made.simulation.setFault('wifi-home-gone', true);
        void app.sleep(600_000).then(() => {
          if (comesBack) made.simulation.setFault('wifi-home-gone', false);
          else stop.abort();
        });
      },
    });
    const told = end.devices.map(({ outcome, error }) => [outcome, error?.code]);
    if (comesBack) expect(told).toEqual(Array(4).fill(['PASS', undefined]));
    else expect(told.slice(1)).toEqual(Array(2).fill(['ERROR', 'home-network-not-back']));
    expect(made.simulation.computer.place === 'own-network').toBe(comesBack);
  });

  it('stays stopped for as long as the Wi-Fi of the computer is off', async () => {
    const made = await openLine(slowOnes(1));
    const app = made.clock.hand();
    const { wifi } = made.world;
    let isOff = true;
    const end = await made.run({
      world: {
        wifi: {
          ...wifi,
          async *photons(prefix, signal) {
            // Told once until it changes, as a real one is.
            if (isOff) yield failure(setupError('wifi-radio-off'));
            if (isOff) await app.sleep(300_000, signal);
            isOff = false;
            yield* wifi.photons(prefix, signal) ?? [];
          },
        },
      },
    });
    const at = (type: string) => made.events.flatMap((event) => (event.type === type ? [event.at] : []));
    expect([at('line-stopped').length, at('line-resumed').length]).toEqual([1, 1]);
    expect((at('line-resumed')[0] ?? 0) - (at('line-stopped')[0] ?? 0)).toBeGreaterThanOrEqual(300_000);
    expect(end.passed).toBe(2);
  });

  it('does not meet anew what one look has missed', async () => {
    const made = await openLine(slowOnes(2, (index) => (index === 0 ? ['set-refused'] : [])));
    const broken = made.simulation.ready.others[0]?.ssid;
    const { wifi } = made.world;
    const app = made.clock.hand();
    const stop = new AbortController();
    const end = await made.run({
      count: undefined,
      stop: stop.signal,
      preset: { stopAfter: 3 },
      world: {
        wifi: {
          ...wifi,
          async *photons(prefix, signal) {
            for await (const list of wifi.photons(prefix, signal) ?? []) {
              if (!list.ok) continue;
              for (let look = 0; !signal.aborted; look += 1) {
                yield success(list.value.filter(({ ssid }) => look % 3 !== 2 || ssid !== broken));
                await app.sleep(3_000, signal);
              }
            }
          },
        },
      },
      onEvent: ({ type }) => type === 'line-started' && void app.sleep(600_000).then(() => stop.abort()),
    });
    expect(end.devices.filter(({ photon }) => photon === broken).map(({ outcome }) => outcome)).toEqual(['FAIL']);
    expect([end.passed, end.failed]).toEqual([2, 1]);
    expect(made.events.filter(({ type }) => type === 'line-stopped')).toEqual([]);
  });

  it('does not resume by a command while the computer is away', async () => {
    const made = await openLine(slowOnes(1), { faults: ['set-refused', 'wifi-home-gone'] });
    const app = made.clock.hand();
    const commands = pushed<LineOrder>();
    let rows = 0;
    let homeAt = Number.POSITIVE_INFINITY;
    const end = await made.run({
      preset: { stopAfter: 9 },
      holds: true,
      commands,
      onEvent(event) {
        if (event.type === 'line-resumed') homeAt = Math.min(homeAt, made.clock.monotonic());
        rows += Number(event.type === 'device-finished');
        if (event.type === 'device-finished' && rows === 2) commands.push({ command: 'stop' });
        if (event.type !== 'line-stopped') return;
        commands.push({ command: 'go-on' });
        void app.sleep(300_000).then(() => made.simulation.setFault('wifi-home-gone', false));
      },
    });
    expect(homeAt).toBeGreaterThan(300_000);
    expect(end.passed + end.failed).toBe(2);
    expect(made.simulation.computer.place).toBe('own-network');
  });

  it('stops at once for the cloud, with one message, and goes on by itself', async () => {
    const made = await openLine(slowOnes(3));
    const switching = made.clock.hand();
    const end = await made.run({
      onEvent(event) {
        if (event.type === 'device-taken' && event.slot === 2) made.simulation.setFault('cloud-500', true);
        if (event.type !== 'line-stopped') return;
        void switching.sleep(120_000).then(() => made.simulation.setFault('cloud-500', false));
      },
    });
    expect(end).toMatchObject({ passed: 4, failed: 0, others: 0 });
    const stops = made.events.filter(({ type }) => type === 'line-stopped' || type === 'line-resumed');
    expect(stops.map(({ type }) => type)).toEqual(['line-stopped', 'line-resumed']);
    expect(stops[0]).toMatchObject({ passing: true, error: { code: 'cloud-server-error' } });
  });

  it.each([
    ['comes online', 'prove', 1, {}],
    ['is online', 'accept', 2, { until: 'accepted', acceptance: { variables: [{ name: 'temperature', max: 125 }] } }],
  ] as const)(
    'goes on with what %s while the cloud lets nobody ask, and sets up none anew',
    async (_how, stage, times, preset) => {
      const made = await openLine(slowOnes(3));
      const switching = made.clock.hand();
      const codes: string[] = [];
      let struck = 0;
      const { photon } = made.world;
      const end = await made.run({
        preset,
        world: {
          photon: {
            ...photon,
            setClaimCode(code, signal) {
              codes.push(code);
              return photon.setClaimCode(code, signal);
            },
          },
        },
        onEvent(event) {
          if (event.type === 'stage-started' && event.stage === stage && event.slot === 3 && struck < times) {
            struck += 1;
            made.simulation.setFault('cloud-429', true);
            void switching.sleep(15 * 60_000).then(() => made.simulation.setFault('cloud-429', false));
          }
        },
      });
      expect(end.devices.map(({ outcome, error }) => [outcome, error?.code])).toEqual(
        Array(4).fill(['PASS', undefined]),
      );
      expect(made.events.filter(({ type }) => type === 'device-taken')).toHaveLength(4);
      expect([codes.length, new Set(codes).size]).toEqual([4, 4]);
      const told = made.events.flatMap((event) =>
        event.type === 'line-stopped' ? [event.error?.code] : event.type === 'line-resumed' ? ['goes on'] : [],
      );
      expect(told).toEqual(Array(times).fill(['cloud-too-many-requests', 'goes on']).flat());
    },
  );

  it.each([
    ['still lets nobody ask', true, ['ERROR', 'cloud-too-many-requests']],
    ['lets them ask again', false, ['PASS', undefined]],
  ])(
    'looks once more for what it told to connect when it is ended while the cloud %s',
    async (_how, isSilent, told) => {
      const made = await openLine(slowOnes(3));
      const app = made.clock.hand();
      const stop = new AbortController();
      let stoppedAt = Number.POSITIVE_INFINITY;
      const end = await made.run({
        stop: stop.signal,
        async onEvent(event) {
          if (event.type !== 'stage-started' || event.stage !== 'prove' || event.slot !== 3) return;
          made.simulation.setFault('cloud-429', true);
          await app.sleep(15 * 60_000);
          made.simulation.setFault('cloud-429', isSilent);
          stoppedAt = made.clock.monotonic();
          stop.abort();
        },
      });
      expect(end.devices.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
        ['PASS', undefined],
        ...Array(2).fill(told),
      ]);
      // The limit of one proof, and what is under way by then.
      expect(made.clock.monotonic() - stoppedAt).toBeLessThan(4 * 60_000);
    },
  );

  it('sets up anew what an earlier program told to connect and that listens all the same, in the place of that attempt', async () => {
    const made = await openLine(slowOnes(1));
    const [one, other] = [made.simulation.ready.device.id, made.simulation.ready.others[0]?.id];
    const { record, written } = writtenDown(made);
    const end = await made.run({
      preset: { namePattern: 'lamp-{n:4}' },
      unproven: [{ runId: 'earlier', deviceId: one, connectedAt: made.clock.now(), networkNames: ['HomeNet'] }],
      world: {
        noting: { record, forWhom: { for: 'account', userName: undefined }, cloudUrl: '', product: undefined },
      },
    });
    expect(end.devices.map(({ deviceId, outcome, name }) => [deviceId, outcome, name])).toEqual([
      [one, 'PASS', 'lamp-0001'],
      [other, 'PASS', 'lamp-0002'],
    ]);
    const ends = written.flatMap((event) => (event.type === 'finished' ? [[event.attemptId, event.outcome]] : []));
    expect(ends).toEqual([
      ['earlier', 'started-again'],
      ['attempt-1', 'claimed'],
      ['attempt-2', 'claimed'],
    ]);
  });

  it('goes on with what a program was killed with while the cloud let nobody ask, and still does not', async () => {
    const made = await openLine(slowOnes(2));
    const app = made.clock.hand();
    const killed = new AbortController();
    const first = await made.run({
      signal: killed.signal,
      async onEvent(event) {
        if (event.type !== 'stage-started' || event.stage !== 'prove' || event.slot !== 2) return;
        made.simulation.setFault('cloud-429', true);
        await app.sleep(10 * 60_000);
        killed.abort();
      },
    });
    expect(first.devices.map(({ outcome }) => outcome)).toEqual(['PASS', 'ABORTED']);
    void app.sleep(15 * 60_000).then(() => made.simulation.setFault('cloud-429', false));
    const [done, waits] = first.devices.flatMap(({ deviceId }) => deviceId ?? []);
    const connectedAt = made.clock.now() - 10 * 60_000;
    const taken = made.events.length;
    const end = await made.run({
      done: [done as DeviceId],
      unproven: [{ runId: 'earlier', deviceId: waits as DeviceId, connectedAt, networkNames: ['HomeNet'] }],
      count: 2,
    });
    expect(end.devices.map(({ deviceId, outcome }) => [deviceId === waits, outcome])).toEqual([
      [true, 'PASS'],
      [false, 'PASS'],
    ]);
    const again = made.events
      .slice(taken)
      .filter((event) => event.type === 'device-taken' && event.photon !== undefined);
    expect(again).toHaveLength(1);
  });

  it('holds nothing against a slow one whose time ran out while the line stood for the cloud', async () => {
    const late = { handshake: 150_000 };
    const made = await openLine(slowOnes(14).map((one, index) => (index === 0 ? { ...one, latencies: late } : one)));
    const app = made.clock.hand();
    const end = await made.run({
      async onEvent(event) {
        if (event.type !== 'stage-started' || event.stage !== 'prove' || event.slot !== 2) return;
        // So late that the cloud has been silent for less than a minute when the time of the slow one is over.
        await app.sleep(130_000);
        made.simulation.setFault('cloud-500', true);
        await app.sleep(600_000);
        made.simulation.setFault('cloud-500', false);
      },
    });
    expect(end).toMatchObject({ passed: 15, failed: 0, others: 0 });
  });

  it('calls no function again by itself of which nobody knows whether it ran, and ends', async () => {
    const made = await openLine([]);
    let calls = 0;
    const end = await made.run({
      count: 1,
      preset: { until: 'accepted', acceptance: { functions: [{ name: 'selfTest', returns: 1 }] } },
      world: {
        account: {
          ...made.world.account,
          async callFunction() {
            calls += 1;
            return failure(setupError('cloud-unreachable'));
          },
        },
      },
    });
    expect(end.devices.map(({ outcome, error }) => [outcome, error?.code])).toEqual([['ERROR', 'cloud-unreachable']]);
    expect(calls).toBe(1);
  });

  it('calls no function again that ran where the cloud answers nobody about a later one', async () => {
    const made = await openLine([]);
    const calls: string[] = [];
    const functions = ['burnSerial', 'selfTest'].map((name) => ({ name, returns: 1 }));
    const end = await made.run({
      count: 1,
      preset: { until: 'accepted', acceptance: { functions } },
      world: {
        account: {
          ...made.world.account,
          async callFunction(_id, name) {
            calls.push(name);
            return name === 'selfTest' ? failure(setupError('cloud-too-many-requests')) : success(1);
          },
        },
      },
    });
    expect(end.devices.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['ERROR', 'cloud-too-many-requests'],
    ]);
    expect(calls.filter((name) => name === 'burnSerial')).toHaveLength(1);
  });

  it('takes none that it was about to take when it stopped', async () => {
    const made = await openLine(slowOnes(3, (index) => (index === 0 ? ['never-online'] : [])));
    const app = made.clock.hand();
    const { account } = made.world;
    let asked = 0;
    const hasStopped = () => made.events.some(({ type }) => type === 'line-stopped');
    const end = await made.run({
      preset: { stopAfter: 1 },
      world: {
        account: {
          ...account,
          async createClaimCode(signal) {
            asked += 1;
            // What the third one needs first comes when the second one has failed.
            while (asked === 3 && !hasStopped()) await app.sleep(1_000, signal);
            return account.createClaimCode(signal);
          },
        },
      },
    });
    expect(asked).toBe(3);
    expect(end.devices.map(({ outcome }) => outcome)).toEqual(['PASS', 'FAIL']);
  });

  it('tries one that the cloud answers nobody about no more often than three times', async () => {
    const made = await openLine(slowOnes(1));
    const app = made.clock.hand();
    const { account } = made.world;
    const end = await made.run({
      world: {
        account: {
          ...account,
          listDevices: async (signal) => {
            await app.sleep(100, signal);
            return failure(setupError('cloud-server-error'));
          },
        },
      },
    });
    expect(end.devices.map(({ outcome, attempts }) => [outcome, attempts])).toEqual([
      ['ERROR', 3],
      ['ERROR', 3],
    ]);
    expect(made.events.filter(({ type }) => type === 'device-taken')).toHaveLength(2);
  });

  it('takes a second opinion before it blames the preset, and then takes none', async () => {
    const made = await openLine(slowOnes(19), { faults: ['wrong-password'] });
    const end = await made.run();
    expect(end.stoppedBy?.code).toBe('network-details-wrong');
    expect(made.events.filter(({ type }) => type === 'device-taken')).toHaveLength(2);
    expect(end.devices.map(({ outcome, error }) => [outcome, error?.code])).toEqual(
      Array(2).fill(['ERROR', 'network-details-wrong']),
    );
  });

  it('takes no more after a failure than it takes to stop', async () => {
    const made = await openLine(slowOnes(14, (index) => (index > 1 ? ['never-online'] : [])));
    const end = await made.run({ preset: { stopAfter: 2 } });
    // Of those taken before the first of them failed at most the two that were coming online.
    const failed = made.events.findIndex((event) => event.type === 'device-finished' && event.row.outcome === 'FAIL');
    expect(made.events.slice(failed).filter(({ type }) => type === 'device-taken')).toEqual([]);
    expect(made.events).toContainEqual(expect.objectContaining({ type: 'line-stopped', passing: false }));
    expect(end.passed).toBe(3);
  });

  it.each(['join', 'device-identified'] as const)(
    'leaves to another station what that was first to, at %s',
    async (moment) => {
      const made = await openLine(slowOnes(1), { separateNetworks: false });
      const [lost] = made.simulation.ready.others;
      if (lost === undefined) throw new Error('no other Photon');
      const { record, written } = writtenDown(made);
      const stop = new AbortController();
      let isFirst = true;
      const end = await made.run({
        stop: stop.signal,
        count: 3,
        // Long enough with each Photon for the other station to come first.
        preset: { measureSignal: true },
        world: {
          noting: { record, forWhom: { for: 'account', userName: undefined }, cloudUrl: '', product: undefined },
          wifi: {
            ...made.world.wifi,
            async joinPhoton(ssid, ...how) {
              if (moment === 'join' && ssid === lost.ssid && isFirst) {
                isFirst = false;
                await setUpElsewhere(made, lost);
              }
              return made.world.wifi.joinPhoton(ssid, ...how);
            },
          },
        },
        onEvent(event) {
          if (event.type === moment && event.slot === 2) void setUpElsewhere(made, lost);
          const isOver = event.type === 'device-queued' || event.type === 'device-finished';
          if (isOver && event.slot === 2) stop.abort();
        },
      });
      const code = moment === 'join' ? 'photon-left-untouched' : 'device-set-up-elsewhere';
      expect(end.devices.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
        ['PASS', undefined],
        ['SKIPPED', code],
      ]);
      expect([...rowsOf(written).values()].map((row) => [row?.verdict, row?.code])).toEqual([
        ['PASS', null],
        ['SKIPPED', code],
      ]);
      expect(made.simulation.computer.place).toBe('own-network');
    },
  );

  it('stops after its first article until somebody says to go on, whatever else they say', async () => {
    const made = await openLine(slowOnes(3));
    const commands = pushed<LineOrder>();
    const from: number[] = [];
    const end = await made.run({
      preset: { firstArticle: true },
      commands,
      onEvent(event) {
        if (event.type === 'line-stopped') for (const command of ['retry', 'seen'] as const) commands.push({ command });
        if (event.type !== 'device-finished' || from.length > 0) return;
        from.push(made.clock.monotonic());
        void made.clock
          .hand()
          .sleep(600_000)
          .then(() => commands.push({ command: 'go-on' }));
      },
    });
    expect(end).toMatchObject({ passed: 4, failed: 0, others: 0 });
    expect(end.stoppedBy).toBeUndefined();
    const told = made.events.map(({ type }) => type);
    const [stopped, resumed] = [told.indexOf('line-stopped'), told.indexOf('line-resumed')];
    // Who is to look at it knows which one.
    expect(told.indexOf('device-finished')).toBeLessThan(stopped);
    expect(made.events[stopped]).toMatchObject({ passing: false, error: { code: 'first-article-unconfirmed' } });
    expect(told.filter((type) => type === 'line-stopped')).toHaveLength(1);
    expect(told.slice(0, resumed).filter((type) => type === 'device-taken')).toHaveLength(1);
    const [first, second] = made.events.filter(({ type }) => type === 'device-taken');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(600_000);
  });

  it('ends after its first article where nobody is there any more to look at it, and says so', async () => {
    const made = await openLine(slowOnes(2));
    const alone = await made.run({ preset: { firstArticle: true } });
    expect(alone).toMatchObject({ passed: 1, failed: 0, stoppedBy: { code: 'first-article-unconfirmed' } });
    const commands = pushed<LineOrder>();
    commands.end();
    const ended = await made.run({
      preset: { firstArticle: true },
      commands,
      done: alone.devices.flatMap(({ deviceId }) => deviceId ?? []),
    });
    expect(ended).toMatchObject({ passed: 1, stoppedBy: { code: 'first-article-unconfirmed' } });
    // It is one device, and asked for as that.
    const one = await made.run({
      preset: { firstArticle: true },
      count: 1,
      commands: pushed<LineOrder>(),
      done: [...alone.devices, ...ended.devices].flatMap(({ deviceId }) => deviceId ?? []),
    });
    expect(one).toMatchObject({ passed: 1, failed: 0 });
    expect(one.stoppedBy).toBeUndefined();
  });

  it('was stopped by nothing where somebody ends it at its first article', async () => {
    const made = await openLine(slowOnes(1));
    const commands = pushed<LineOrder>();
    const end = await made.run({
      preset: { firstArticle: true },
      commands,
      onEvent: ({ type }) => void (type === 'line-stopped' && commands.push({ command: 'stop' })),
    });
    expect(end).toMatchObject({ passed: 1, failed: 0 });
    expect(end.stoppedBy).toBeUndefined();
  });

  it('goes on and tries again for nobody who has ended it', async () => {
    const made = await openLine(slowOnes(1));
    const commands = pushed<LineOrder>();
    const end = await made.run({
      commands,
      holds: true,
      onEvent({ type }) {
        if (type === 'device-taken')
          for (const command of ['stop', 'retry', 'go-on'] as const) commands.push({ command });
      },
    });
    expect(end).toMatchObject({ passed: 1 });
    const told = made.events.flatMap((event) => (event.type === 'scanned' ? [[event.command, event.error?.code]] : []));
    expect(told).toEqual([
      ['stop', undefined],
      ['retry', 'order-after-end'],
      ['go-on', 'order-after-end'],
    ]);
  });
});
