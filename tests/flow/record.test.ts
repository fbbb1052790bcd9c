import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../electron/ground/system-clock.ts';
import type { RecordFile } from '../../electron/record/record-file.ts';
import type { NewEvent } from '../../electron/record/record-port.ts';
import { recordRun } from '../../electron/record/record-run.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { AttemptFor } from '../../shared/attempt.ts';
import { setupError } from '../../shared/errors.ts';
import { failure } from '../../shared/result.ts';
import { securityByName } from '../../shared/security-type.ts';
import type { Outcome, SetupEvent } from '../../shared/setup-events.ts';
import { finish, stopAfterConnect } from '../support/finish-flow.ts';
import { recordPrograms } from '../support/record-programs.ts';
import { chooseHome, type FlowOptions, fastWorld, runFlow, usualAnswer } from '../support/run-flow.ts';

const forWhom: AttemptFor = { for: 'account', userName: 'ann@example.com' };
const worlds: SimulatedWorld[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function world(options: Parameters<typeof fastWorld>[0] = {}): Promise<SimulatedWorld> {
  const started = await fastWorld(options);
  worlds.push(started);
  return started;
}

async function newRecord() {
  const folder = await mkdtemp(path.join(tmpdir(), 'record-'));
  folders.push(folder);
  const here = recordPrograms(path.join(folder, 'attempts.db'));
  here.end('a');
  const record = here.start('a');
  return { record, next: () => here.start('b'), text: () => allOf(folder) };
}

/** Every byte of the database, with what is not in its file yet. */
async function allOf(folder: string): Promise<string> {
  const parts = await Promise.all((await readdir(folder)).map((name) => readFile(path.join(folder, name), 'latin1')));
  return parts.join('');
}

/** A run with its row, driven as {@link runFlow} drives it. */
const recorded = (simulation: SimulatedWorld, record: RecordFile, options: FlowOptions = {}) =>
  runFlow(simulation, {
    ...options,
    wrap: (run, memory) =>
      recordRun(run, record, {
        forWhom,
        cloudUrl: 'https://api.particle.io',
        known: () => memory,
      }),
  });

describe('the row of a run', () => {
  it('names no network that the Photon refused before it kept its own', async () => {
    const simulation = await world();
    const { record } = await newRecord();
    await runFlow(simulation);
    simulation.pressSetup();
    const refused = { ssid: 'Nobody hears me', security: securityByName['wpa2-aes'], password: 'long enough' };
    const { outcome } = await recorded(simulation, record, {
      answer: (question) =>
        question.kind !== 'choose-network'
          ? usualAnswer(question, simulation)
          : question.problem === undefined
            ? { kind: 'choose-network', choice: refused }
            : { kind: 'keep-networks' },
    });
    expect(outcome.outcome).toBe('claimed');
    const [row] = await record.attempts(9);
    expect([row?.networkName, row?.otherNetworks, await record.networksJoined()]).toEqual([undefined, undefined, []]);
  });

  it('tells a claim from its beginning to its end, and nothing secret', async () => {
    const simulation = await world();
    const { record, text } = await newRecord();
    await recorded(simulation, record);
    const [row, ...more] = await record.attempts(9);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      runId: 'run',
      forWhom,
      deviceId: simulation.ready.device.id,
      networkName: 'HomeNet',
      reached: 'wait-online',
      end: { outcome: 'claimed', tookMs: expect.any(Number) },
    });
    expect(Math.abs((row?.connectedAt ?? 0) - Date.now())).toBeLessThan(15_000);
    const written = await text();
    const secrets = [simulation.ready.account.accessToken, simulation.ready.networks[0]?.password ?? ''];
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(7);
      expect(written).not.toContain(secret);
    }
    // A claim code is 63 characters of base 64.
    expect(written).not.toMatch(/[A-Za-z0-9+/]{50}/);
  });

  it('tells over what the Photon was spoken to, and what the cloud knows of it', async () => {
    const simulation = await world();
    const { record } = await newRecord();
    await runFlow(simulation, {
      customer: 'ann@example.com',
      wrap: (run, memory) =>
        recordRun(run, record, { forWhom, cloudUrl: undefined, known: () => memory, kind: 'rework', operator: 'Ada' }),
    });
    const row = await record.use((store) => store.row('run'));
    expect(row.ok && row.value).toMatchObject({
      transport: 'SoftAP TCP',
      firmware: '2.3.1',
      serial: expect.stringMatching(/^PH/),
      kind: 'rework',
      operator: 'Ada',
      outcome: 'claimed',
    });
  });

  it('is on the disk before anything that cannot be undone is done', async () => {
    const simulation = await world();
    const { record } = await newRecord();
    const done: string[] = [];
    simulation.subscribe((event) => {
      if (event.type === 'device-asked') done.push(`did ${event.command}`);
      if (event.type === 'cloud-asked') done.push(`did ${event.method} ${event.path}`);
      if (event.type === 'computer-moved') done.push(`did move to ${event.place}`);
    });
    const written: string[] = [];
    const slow: RecordFile = {
      ...record,
      async write(entry) {
        // Long enough for a step that did not wait to have done it.
        await systemClock.sleep(30);
        done.push(`wrote ${entry.type === 'stage' ? (entry.step ?? 'what was learned') : entry.type}`);
        written.push(entry.type);
        return record.write(entry);
      },
    };
    // The longest way: home once more in the middle, to put the device into the product.
    const { outcome } = await recorded(simulation, slow, { customer: 'ann@example.com' });
    expect(outcome.outcome).toBe('claimed');
    for (const [wrote, did] of [
      ['get-claim-code', /POST .*\/device_claims$/],
      ['remember-network', /move to photon/],
      ['add-to-product', /POST .*\/devices$/],
      ['configure-network', /^did configure-ap$/],
      ['set-claim-code', /^did set$/],
      ['connect', /^did connect-ap$/],
    ] as const) {
      const [before, after] = [done.indexOf(`wrote ${wrote}`), done.findIndex((word) => did.test(word))];
      expect([wrote, before >= 0, after > before]).toEqual([wrote, true, true]);
    }
    expect(written.filter((type) => type === 'started' || type === 'finished')).toEqual(['started', 'finished']);
  });

  it('tells the code of a failure, and of the wrong network the name', async () => {
    const simulation = await world({ faults: ['wrong-password'] });
    const { record } = await newRecord();
    const { outcome } = await recorded(simulation, record, {
      answer: (question) =>
        question.kind === 'choose-network' ? chooseHome(simulation) : { kind: 'confirm-ownership', confirmed: true },
    });
    expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'network-details-wrong' } });
    expect(await record.attempts(9)).toMatchObject([
      { networkName: 'HomeNet', end: { outcome: 'failed', code: 'network-details-wrong' } },
    ]);
  });

  it('is interrupted for the next program when its own stopped in the middle', async () => {
    const simulation = await world();
    const { record, next } = await newRecord();
    const stopped = new Error('as a kill does');
    await expect(
      recorded(simulation, record, {
        onEvent: (event) => {
          if (event.type === 'step-started' && event.step === 'configure-network') throw stopped;
        },
      }),
    ).rejects.toThrow(stopped);
    expect(await next().interrupted()).toMatchObject([
      { deviceId: simulation.ready.device.id, reached: 'configure-network', connectedAt: undefined, end: undefined },
    ]);
  });

  it.each<[string, 'connect' | 'configure-network', boolean, 'interrupted' | 'cancelled']>([
    ['its program ends after the Photon was told to connect', 'connect', true, 'interrupted'],
    ['its program ends before that', 'configure-network', true, 'cancelled'],
    ['the person cancels it after that', 'connect', false, 'cancelled'],
  ])('when %s', async (_, step, programEnds, expected) => {
    const simulation = await world();
    const { record, next } = await newRecord();
    const stop = new AbortController();
    const { outcome } = await runFlow(simulation, {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'step-finished' && event.step === step) stop.abort();
      },
      wrap: (run, memory) =>
        recordRun(run, record, { forWhom, cloudUrl: undefined, known: () => memory, programEnds: () => programEnds }),
    });
    expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'cancelled' } });
    const interrupted = await next().interrupted();
    const [row] = await record.attempts(1);
    const device = { deviceId: simulation.ready.device.id, connectedAt: expect.any(Number) };
    expect(interrupted).toMatchObject(expected === 'interrupted' ? [device] : []);
    expect(row?.end?.code).toBe(expected === 'interrupted' ? undefined : 'cancelled');
  });

  it('that another program finishes has no times but those that were measured', async () => {
    const simulation = await world();
    const { record, next } = await newRecord();
    const facts = { forWhom, cloudUrl: undefined };
    const connectedAt = await stopAfterConnect(simulation, undefined, (run, memory) =>
      recordRun(run, record, { ...facts, known: () => memory }),
    );
    const later = next();
    const before = await later.use((store) => store.row('run'));
    const { outcome } = await finish(simulation, connectedAt, undefined, undefined, (run) =>
      recordRun(run, later, { ...facts, known: () => ({}), goesOn: true }),
    );
    expect(outcome?.outcome).toBe('claimed');
    const after = await later.use((store) => store.row('run'));
    if (!before.ok || !after.ok) throw new Error('not read');
    const { prove, ...others } = after.value?.stageMs ?? {};
    expect(Object.keys(others)).toEqual(['prepare', 'join', 'inspect', 'choose', 'commit']);
    expect([others, prove]).toEqual([before.value?.stageMs, expect.any(Number)]);
    expect(after.value).toMatchObject({ outcome: 'claimed', retries: before.value?.retries, tookMs: null });
  });

  it('goes on without a record, and says once that it cannot be written', async () => {
    const simulation = await world();
    const { record } = await newRecord();
    const refused: NewEvent[] = [];
    const full: RecordFile = {
      ...record,
      async write(entry) {
        refused.push(entry);
        return failure(setupError('record-disk-full'));
      },
    };
    const { events, outcome } = await recorded(simulation, full);
    expect(outcome.outcome).toBe('claimed');
    expect(refused.length).toBeGreaterThan(8);
    const notices = events.filter((event) => event.type === 'noticed');
    expect(notices.map((event) => event.notice.code)).toEqual(['record-disk-full']);
    expect([events[0]?.type, events.at(-1)?.type]).toEqual(['run-started', 'run-finished']);
  });
});

describe('a recorded run', () => {
  async function* shortRun(ended: () => void): AsyncGenerator<SetupEvent, Outcome> {
    try {
      yield { type: 'run-started', at: 1, runId: 'short', wifi: 'simulated' };
      const outcome = { outcome: 'failed', error: { code: 'cancelled' } } as const;
      yield { type: 'run-finished', at: 2, outcome };
      return outcome;
    } finally {
      ended();
    }
  }
  const facts = { forWhom, cloudUrl: undefined, known: () => ({}) };

  it('ends the run when nobody follows it any more', async () => {
    const { record } = await newRecord();
    let ended = false;
    for await (const event of recordRun(
      shortRun(() => (ended = true)),
      record,
      facts,
    )) {
      if (event.type === 'run-started') break;
    }
    expect(ended).toBe(true);
  });

  it('that goes on with a row writes no second beginning, and leaves the row as it is when it is cancelled', async () => {
    const { record, text } = await newRecord();
    await record.write({ type: 'started', attemptId: 'short', at: 0, forWhom });
    const before = await text();
    const run = recordRun(
      shortRun(() => undefined),
      record,
      { ...facts, goesOn: true },
    );
    while (!(await run.next()).done);
    expect(await text()).toBe(before);
  });
});
