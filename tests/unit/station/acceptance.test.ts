import { describe, expect, it } from 'vitest';
import type { CloudDevice } from '../../../electron/cloud/cloud-port.ts';
import { type AcceptanceCloud, type AtHome, accept, type Measured } from '../../../electron/station/acceptance.ts';
import { readPreset } from '../../../electron/station/preset.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const id = '3b0021001747353236343033' as DeviceId;
const base = { name: 'a', networks: [{ ssid: 'b', security: 'open' }], until: 'accepted' };
const ofProduct = { product: 'lamp', customer: { rule: 'fixed', email: 'ann@example.com' } };

function wanted(acceptance: object) {
  const read = readPreset(JSON.stringify({ ...base, ...ofProduct, acceptance }));
  if (!read.ok || read.value.acceptance === undefined) throw new Error(read.ok ? 'none' : read.error.saw);
  return read.value.acceptance;
}

/** Each answer once, the last one for ever. */
function inTurn<Value>(...answers: readonly Value[]) {
  let at = 0;
  return async () => {
    const answer = answers[Math.min(at, answers.length - 1)] as Value;
    at += 1;
    return answer;
  };
}

const device = (firmware: string, firmwareVersion: number, online = true) =>
  success({ firmware, firmwareVersion, online } as unknown as CloudDevice & { readonly firmwareVersion: number });

async function judge(
  acceptance: object,
  cloud: Partial<AcceptanceCloud>,
  signal = new AbortController().signal,
  clock = virtualClock(),
  { atHome = (look) => look(), told = [] }: { readonly atHome?: AtHome; readonly told?: Measured[] } = {},
) {
  let tookMs = 0;
  const ways = {
    atHome,
    async measured(one: Measured) {
      told.push(one);
    },
  };
  const judged = accept(cloud as AcceptanceCloud, wanted(acceptance), id, clock, signal, ways).then((result) => {
    tookMs = clock.monotonic();
    return result;
  });
  await clock.advance(300_000);
  const done = await judged;
  expect(clock.sleepers()).toBe(0);
  return { passed: done.ok, tookMs, ...(done.ok ? {} : { code: done.error.code, saw: done.error.saw }) };
}

describe('what a device has to show', () => {
  it('waits for the firmware while the cloud updates it, and says what it found', async () => {
    const firmware = { system: '2.3.1', product: 7, withinSeconds: 120 };
    const getDevice = inTurn(device('1.5.2', 6), device('2.3.1', 7, false), device('2.3.1', 7));
    expect(await judge({ firmware }, { getDevice })).toEqual({ passed: true, tookMs: 10_000 });
    expect(await judge({ firmware }, { getDevice: inTurn(device('2.3.1', 6)) })).toEqual({
      passed: false,
      tookMs: 120_000,
      code: 'acceptance-firmware',
      saw: '2.3.1, 6',
    });
  });

  it('holds variables against their bounds or one value, bounds included', async () => {
    const bounds = { variables: [{ name: 'temperature', min: 20, max: 30, withinSeconds: 10 }] };
    const one = { variables: [{ name: 'mode', equals: 'ready', withinSeconds: 10 }] };
    const reads = (value: string | number) => ({ readVariable: inTurn(success(value)) });
    expect((await judge(bounds, reads(30))).passed).toBe(true);
    expect(await judge(bounds, reads(30.1))).toMatchObject({ code: 'acceptance-variable', saw: '30.1' });
    // A text is no number, whatever it looks like.
    expect(await judge(bounds, reads('25'))).toMatchObject({ code: 'acceptance-variable' });
    expect((await judge(one, reads('ready'))).passed).toBe(true);
    const lacks = { readVariable: inTurn(failure(setupError('variable-not-found'))) };
    expect(await judge(one, lacks)).toMatchObject({ code: 'acceptance-variable', saw: 'variable-not-found' });
  });

  it('calls a function until it returns what is asked for, and not again where nobody knows whether it ran', async () => {
    const functions = [{ name: 'selfTest', argument: 'all', returns: 1, withinSeconds: 20 }];
    expect((await judge({ functions }, { callFunction: inTurn(success(0), success(1)) })).tookMs).toBe(5_000);
    expect(await judge({ functions }, { callFunction: inTurn(success(-1)) })).toMatchObject({
      code: 'acceptance-function',
      saw: '-1',
    });
    const lost = { callFunction: inTurn(failure(setupError('order-fate-unknown')), success(1)) };
    expect(await judge({ functions }, lost)).toMatchObject({ code: 'order-fate-unknown', tookMs: 0 });
  });

  it('tells of each thing what was seen last and by what it was judged, whether or not it fits', async () => {
    const told: Measured[] = [];
    const acceptance = {
      firmware: { system: '2.3.1', withinSeconds: 10 },
      variables: [
        { name: 'voltage', min: 3.2, withinSeconds: 10 },
        { name: 'count', equals: 3, withinSeconds: 10 },
        { name: 'mode', equals: 'ready', withinSeconds: 10 },
      ],
      functions: [{ name: 'selfTest', returns: 1, withinSeconds: 10 }],
    };
    const values: Readonly<Record<string, readonly (string | number)[]>> = {
      voltage: [3.1, 3.31],
      count: [3],
      mode: ['ready'],
    };
    const next = new Map(Object.entries(values).map(([name, all]) => [name, inTurn(...all.map(success))]));
    const cloud = {
      getDevice: inTurn(device('2.3.1', 7)),
      readVariable: async (_: DeviceId, name: string) => (await next.get(name)?.()) ?? success(0),
      callFunction: inTurn(success(-1)),
    };
    expect(await judge(acceptance, cloud, undefined, undefined, { told })).toMatchObject({ saw: '-1' });
    const of = { low: undefined, high: undefined, expected: undefined, value: undefined };
    expect(told.map((one) => ({ ...of, ...one }))).toEqual([
      { ...of, name: 'firmware', expected: '2.3.1', saw: '2.3.1, 7', fits: true },
      { ...of, name: 'variable:voltage', low: 3.2, value: 3.31, saw: '3.31', fits: true },
      { ...of, name: 'variable:count', low: 3, high: 3, value: 3, saw: '3', fits: true },
      { ...of, name: 'variable:mode', expected: 'ready', saw: 'ready', fits: true },
      { ...of, name: 'function:selfTest', low: 1, high: 1, value: -1, saw: '-1', fits: false },
    ]);
  });

  it('tells what a device refused, and nothing of one that the cloud does not tell of or nobody waits for', async () => {
    const acceptance = { variables: [{ name: 'voltage', min: 3, withinSeconds: 10 }] };
    const toldOf = async (code: 'variable-not-found' | 'cloud-unreachable', signal?: AbortSignal) => {
      const told: Measured[] = [];
      await judge(acceptance, { readVariable: inTurn(failure(setupError(code))) }, signal, undefined, { told });
      return told;
    };
    const lacks = { name: 'variable:voltage', low: 3, saw: 'variable-not-found', fits: false };
    expect(await toldOf('variable-not-found')).toMatchObject([lacks]);
    expect(await toldOf('cloud-unreachable')).toEqual([]);
    expect(await toldOf('variable-not-found', AbortSignal.abort())).toEqual([]);
  });

  it('does not count what a look waits for its turn', async () => {
    const variables = [{ name: 'mode', equals: 'ready', withinSeconds: 12 }];
    const clock = virtualClock();
    const atHome: AtHome = async (look, signal) => {
      await clock.sleep(60_000, signal);
      return look();
    };
    const readVariable = inTurn(success('busy'), success('busy'), success('ready'));
    const judged = await judge({ variables }, { readVariable }, undefined, clock, { atHome });
    expect(judged).toEqual({ passed: true, tookMs: 190_000 });
  });

  it('says nothing against a device that the cloud does not tell of', async () => {
    const variables = [{ name: 'temperature', min: 0, withinSeconds: 10 }];
    const silent = { readVariable: inTurn(failure(setupError('cloud-unreachable'))) };
    expect(await judge({ variables }, silent)).toMatchObject({ code: 'cloud-unreachable' });
    const over = new AbortController();
    over.abort();
    expect(await judge({ variables }, silent, over.signal)).toMatchObject({ code: 'cancelled' });
  });

  it.each([
    [{ until: 'online' }, { functions: [{ name: 'a', returns: 1 }] }],
    [{}, {}],
    [{}, undefined],
    [{}, { variables: [{ name: 'a' }] }],
    [{}, { variables: [{ name: 'a', min: 2, max: 1 }] }],
    [{}, { variables: [{ name: 'a', min: 2, equals: 2 }] }],
    [{}, { firmware: { withinSeconds: 5 } }],
    // Only a product has versions of its firmware.
    [{}, { firmware: { product: 7 } }],
  ])('is no part of a preset as %j with %j', (fields, acceptance) => {
    const read = readPreset(JSON.stringify({ ...base, ...fields, acceptance }));
    expect(read).toMatchObject({ ok: false, error: { code: 'preset-unreadable' } });
  });
});
