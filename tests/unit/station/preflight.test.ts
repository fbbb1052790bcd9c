import { describe, expect, it, vi } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { type PreflightWorld, preflight } from '../../../electron/station/preflight.ts';
import { setupError } from '../../../shared/errors.ts';
import type { PreflightLine } from '../../../shared/line-event.ts';
import { failure, success } from '../../../shared/result.ts';
import { stationLimits } from '../../../shared/time-limits.ts';
import { jumpingClock } from '../../support/jumping-clock.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

/** The cloud's clock is so far behind this computer's; `undefined`: it tells none. */
async function checked(behindMs: number | undefined, world: Partial<PreflightWorld> = {}) {
  const clock = jumpingClock();
  await clock.pass(5_000);
  const cloudTime =
    behindMs === undefined ? undefined : { date: clock.now() - 2_000 - behindMs, at: clock.monotonic() - 2_000 };
  const access = async () => success(cloudTime);
  const run = preflight({ access, clock, canWrite: async () => true, ...world }, neverAborted());
  const lines: unknown[] = [];
  const told: PreflightLine[] = [];
  for (;;) {
    const turn = await run.next();
    if (turn.done) return { lines, told, code: turn.value.ok ? undefined : turn.value.error.code };
    told.push(turn.value);
    const { error, ...line } = turn.value;
    lines.push({ ...line, ...(error === undefined ? {} : { code: error.code }) });
  }
}

describe('what is looked at before a line', () => {
  it('is one line each when all is well', async () => {
    expect(await checked(30_000, { shared: () => ({ waiting: 7, trouble: undefined }) })).toMatchObject({
      lines: [
        { check: 'disk' },
        { check: 'access' },
        { check: 'clock', offMs: 30_000 },
        { check: 'record', waiting: 7 },
      ],
      code: undefined,
    });
    expect((await checked(undefined)).lines).toEqual([{ check: 'disk' }, { check: 'access' }]);
  });

  it('says what is plugged in where the line is over cables, and ends it where sockets cannot be read', async () => {
    const port = { path: '/dev/ttyACM0', identity: { kind: 'photon', name: 'Photon' } } as const;
    const usb: PreflightWorld['usb'] = {
      ready: async () => success(undefined),
      list: async () => success([port, port]),
    };
    expect((await checked(undefined, { usb })).lines).toEqual([
      { check: 'disk' },
      { check: 'usb', plugged: 2 },
      { check: 'access' },
    ]);
    const unavailable = async () => failure(setupError('cable-unavailable'));
    for (const broken of [
      { ...usb, ready: unavailable },
      { ...usb, list: unavailable },
    ]) {
      expect(await checked(undefined, { usb: broken })).toMatchObject({
        lines: [{ check: 'disk' }, { check: 'usb', code: 'cable-unavailable' }],
        code: 'cable-unavailable',
      });
    }
  });

  const hears = (...names: string[]) => ({
    wanted: ['HomeNet', 'Backup'],
    heard: async () => success(names.map((ssid) => ({ ssid, rssi: -50, channel: 6, security: 3, accessPoints: 1 }))),
  });

  it('names the networks of the preset that this computer does not hear, which keeps no line from starting', async () => {
    const looked = async (networks: NonNullable<PreflightWorld['networks']>) =>
      (await checked(undefined, { networks })).lines.at(-1);
    expect(await looked(hears('HomeNet', 'Backup', 'Other'))).toEqual({ check: 'networks' });
    const missing = { check: 'networks', code: 'network-not-found-here' };
    expect(await looked(hears('Backup'))).toEqual(missing);
    const { told, code } = await checked(undefined, { networks: hears('Other') });
    expect([told.at(-1)?.error?.details, code]).toEqual([{ network: 'HomeNet, Backup' }, undefined]);
  });

  it.each([
    ['has no list', undefined],
    ['is told none', async () => failure(setupError('wifi-list-not-given'))],
    ['hears nothing at all', hears().heard],
  ])('says nothing of the networks where this computer %s', async (_what, heard) => {
    expect((await checked(undefined, { networks: { wanted: ['HomeNet'], heard } })).lines).toEqual([
      { check: 'disk' },
      { check: 'access' },
    ]);
  });

  it('waits no longer than its limit for a list of networks', async () => {
    const clock = virtualClock();
    const heard = async (signal: AbortSignal) => {
      await clock.sleep(60_000, signal);
      return signal.aborted ? failure(setupError('cancelled')) : hears('Other').heard();
    };
    const access = async () => success(undefined);
    const world = { access, clock, canWrite: async () => true, networks: { wanted: ['HomeNet'], heard } };
    const run = preflight(world, neverAborted());
    await run.next();
    await run.next();
    const last = run.next();
    const over = vi.fn();
    void last.then(over);
    await clock.advance(stationLimits.hearMs - 1);
    expect(over).not.toHaveBeenCalled();
    await clock.advance(1);
    expect([await last, clock.sleepers()]).toEqual([{ done: true, value: success(undefined) }, 0]);
  });

  it('ends it where nothing can be written, the cloud lets nobody in, or the clock is off', async () => {
    expect(await checked(0, { canWrite: async () => false })).toMatchObject({
      lines: [{ check: 'disk', code: 'station-disk-not-writable' }],
      code: 'station-disk-not-writable',
    });
    const refused = async () => failure(setupError('access-token-invalid'));
    expect(await checked(0, { access: refused })).toMatchObject({ code: 'access-token-invalid' });
    for (const off of [stationLimits.clockOffMs + 1, -stationLimits.clockOffMs - 1]) {
      expect(await checked(off)).toMatchObject({ code: 'station-clock-off' });
    }
  });

  it.each([
    ['a connection that was lost is no reason', 'cloud-unreachable', 1, undefined, 2],
    ['a cloud that is not there is one', 'cloud-unreachable', 2, 'cloud-unreachable', 2],
    ['a refusal is one, and is not asked for again', 'access-token-invalid', 1, 'access-token-invalid', 1],
  ] as const)('%s', async (_what, code, failures, ends, asked) => {
    let times = 0;
    async function access() {
      times += 1;
      return times <= failures ? failure(setupError(code)) : success(undefined);
    }
    const told = await checked(undefined, { access });
    expect([told.code, times]).toEqual([ends, asked]);
  });

  it('tells what waits for other stations, which keeps no line from starting', async () => {
    const shared = () => ({ waiting: 9, trouble: setupError('shared-record-unreachable') });
    const { lines, code } = await checked(0, { shared });
    expect([lines.at(-1), code]).toEqual([
      { check: 'record', waiting: 9, code: 'shared-record-unreachable' },
      undefined,
    ]);
  });
});
