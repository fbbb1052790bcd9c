import { describe, expect, it } from 'vitest';
import type { OfferedUpdate, UpdateEngine } from '../../../electron/updates/update-port.ts';
import { type UpdaterParts, updater } from '../../../electron/updates/updater.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { UpdateState } from '../../../shared/update-state.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const hour = 60 * 60 * 1000;
const offered: OfferedUpdate = { version: '0.2.0', size: 1000 };

/** An updater over an engine that does as it is told. */
function bench(changes: { claimed?: boolean; hindrance?: UpdaterParts['hindrance'] } = {}) {
  const clock = virtualClock();
  const shown: UpdateState[] = [];
  const world = {
    busy: false,
    hindrance: changes.hindrance ?? (() => undefined),
    opened: 0,
    checks: 0,
    installs: 0,
    broken: false,
    offer: success(offered) as Result<OfferedUpdate | undefined>,
    /** Ends the download that is under way. */
    finish: (_result: Result<void>): void => undefined,
    progress: (_received: number): void => undefined,
    installed: failure(setupError('update-not-installed')) as Result<void>,
  };
  const engine: UpdateEngine = {
    async check() {
      world.checks += 1;
      return world.offer;
    },
    download: (onProgress, signal) =>
      new Promise((resolve) => {
        world.finish = resolve;
        world.progress = onProgress;
        signal.addEventListener('abort', () => resolve(failure(setupError('cancelled'))));
      }),
    async install() {
      world.installs += 1;
      if (world.broken) throw new Error('no such function');
      return world.installed;
    },
  };
  const updates = updater({
    clock,
    hindrance: () => world.hindrance(),
    hasClaimed: async () => changes.claimed ?? true,
    busy: () => world.busy,
    changed: () => shown.push(updates.state()),
    async openEngine() {
      world.opened += 1;
      if (world.broken) throw new Error('no such chunk');
      return engine;
    },
  });
  return { clock, updates, shown, world };
}

describe('updates', () => {
  it('look for nothing before the first claim, and load nothing for it', async () => {
    const { clock, updates, world } = bench({ claimed: false });
    await clock.advance(24 * hour);
    expect(updates.state()).toEqual({ status: 'after-first-claim' });
    expect(await updates.look()).toMatchObject({ ok: false });
    expect(world.opened).toBe(0);
    updates.claimed();
    await clock.advance(15_000);
    expect(world.checks).toBe(1);
    expect(updates.state()).toEqual({ status: 'downloading', version: '0.2.0', received: 0, size: 1000 });
  });

  it('are looked for a moment after the start, fetched, and then asked about', async () => {
    const { clock, updates, shown, world } = bench();
    await clock.advance(14_000);
    expect(world.opened).toBe(0);
    await clock.advance(1_000);
    world.progress(5);
    world.progress(500);
    world.finish(success(undefined));
    await clock.advance(0);
    expect(shown.map(({ status }) => status)).toEqual(['current', 'checking', 'downloading', 'downloading', 'ready']);
    expect(world.installs).toBe(0);
    await clock.advance(48 * hour);
    expect(world.checks).toBe(1);
    expect(await updates.restart()).toMatchObject({ error: { code: 'update-not-installed' } });
    expect(updates.state()).toMatchObject({ status: 'ready', problem: { code: 'update-not-installed' } });
    world.installed = success(undefined);
    expect(await updates.restart()).toEqual({ ok: true });
    expect(updates.state()).toEqual({ status: 'restarting', version: '0.2.0' });
  });

  it('are looked for again after twelve hours, also after a failure', async () => {
    const { clock, updates, world } = bench();
    world.offer = failure(setupError('update-server-unreachable'));
    await clock.advance(15_000);
    expect(updates.state()).toMatchObject({ status: 'current', problem: { code: 'update-server-unreachable' } });
    world.offer = success(undefined);
    await clock.advance(12 * hour);
    expect(world.checks).toBe(2);
    expect(updates.state()).toMatchObject({ status: 'current', problem: undefined });
  });

  it('that are ready stay ready when another look meets a trouble or is stopped', async () => {
    const { clock, updates, world } = bench();
    await clock.advance(15_000);
    world.finish(success(undefined));
    await clock.advance(0);
    world.offer = failure(setupError('update-server-unreachable'));
    expect(await updates.look()).toMatchObject({ ok: false });
    expect(updates.state()).toMatchObject({ status: 'ready', problem: { code: 'update-server-unreachable' } });
    updates.postpone();
    await updates.look();
    expect(updates.state()).toMatchObject({ status: 'ready', version: '0.2.0' });
    world.offer = success(offered);
    await updates.look();
    expect(updates.state()).toEqual({ status: 'ready', version: '0.2.0', problem: undefined });
    world.installed = success(undefined);
    expect(await updates.restart()).toEqual({ ok: true });
  });

  it('that are ready give way to a newer one, and to a word that they are offered no more', async () => {
    const { clock, updates, world } = bench();
    await clock.advance(15_000);
    world.finish(success(undefined));
    await clock.advance(0);
    world.offer = success({ version: '0.3.0', size: 1000 });
    const looked = updates.look();
    await clock.advance(0);
    world.finish(failure(setupError('update-damaged')));
    await looked;
    // The file of the older one made room for the newer.
    expect(updates.state()).toMatchObject({ status: 'current', problem: { code: 'update-damaged' } });
    world.offer = success(undefined);
    await updates.look();
    expect(updates.state()).toMatchObject({ status: 'current', problem: undefined });
  });

  it('whose installer has a bug leave a program to work with', async () => {
    const { clock, updates, world } = bench();
    await clock.advance(15_000);
    world.finish(success(undefined));
    await clock.advance(0);
    world.broken = true;
    expect(await updates.restart()).toMatchObject({ error: { code: 'internal-error' } });
    expect(updates.state()).toMatchObject({ status: 'ready', problem: { code: 'internal-error' } });
  });

  it('whose installer never ends this program are told after two minutes', async () => {
    const { clock, updates, world } = bench();
    await clock.advance(15_000);
    world.finish(success(undefined));
    await clock.advance(0);
    world.installed = success(undefined);
    await updates.restart();
    await clock.advance(119_000);
    expect(updates.state().status).toBe('restarting');
    await clock.advance(1_000);
    expect(updates.state()).toMatchObject({ status: 'ready', problem: { code: 'update-not-installed' } });
  });

  it('stop for a run, begin again after it, and never restart into one', async () => {
    const { clock, updates, world } = bench();
    await clock.advance(15_000);
    world.busy = true;
    updates.workChanged();
    await clock.advance(0);
    expect(updates.state()).toEqual({ status: 'current', checkedAt: undefined, problem: undefined });
    expect(await updates.look()).toMatchObject({ error: { code: 'update-during-setup' } });
    await clock.advance(13 * hour);
    expect(world.checks).toBe(1);
    world.busy = false;
    updates.workChanged();
    await clock.advance(15_000);
    expect(world.checks).toBe(2);
    world.finish(success(undefined));
    await clock.advance(0);
    world.busy = true;
    updates.workChanged();
    expect(await updates.restart()).toMatchObject({ error: { code: 'update-during-setup' } });
    expect(world.installs).toBe(0);
    expect(updates.state().status).toBe('ready');
  });

  it('wait until they are looked for again when the person says later', async () => {
    const { clock, updates, world } = bench();
    await clock.advance(15_000);
    updates.postpone();
    await clock.advance(48 * hour);
    expect(updates.state()).toEqual({ status: 'postponed', version: '0.2.0' });
    expect(world.checks).toBe(1);
    const looked = updates.look();
    await clock.advance(0);
    world.finish(success(undefined));
    expect(await looked).toEqual({ ok: true });
    updates.postpone();
    expect(updates.state()).toEqual({ status: 'postponed', version: '0.2.0' });
    expect(await updates.restart()).toMatchObject({ ok: false });
  });

  it.each([{ status: 'elsewhere', by: 'packages' }, { status: 'off', by: 'policy' }, { status: 'no-server' }] as const)(
    'that are %j load nothing and say so',
    async (hindrance) => {
      const { clock, updates, world } = bench({ hindrance: () => hindrance });
      await clock.advance(24 * hour);
      updates.claimed();
      await clock.advance(24 * hour);
      expect(await updates.look()).toMatchObject({ ok: false });
      expect(updates.state()).toEqual(hindrance);
      expect(world.opened).toBe(0);
    },
  );

  it('forget what was found when the settings change, and begin anew', async () => {
    const { clock, updates, world } = bench();
    await clock.advance(15_000);
    updates.settingsChanged();
    expect(updates.state()).toEqual({ status: 'current', checkedAt: undefined, problem: undefined });
    world.finish(success(undefined));
    await clock.advance(0);
    expect(updates.state().status).toBe('current');
    await clock.advance(15_000);
    expect(world.opened).toBe(2);
    world.hindrance = () => ({ status: 'off', by: 'person' });
    updates.settingsChanged();
    await clock.advance(48 * hour);
    expect(updates.state()).toEqual({ status: 'off', by: 'person' });
    expect(world.checks).toBe(2);
  });

  it('survive an engine that cannot be loaded, and try again', async () => {
    const { clock, updates, world } = bench();
    world.broken = true;
    await clock.advance(15_000);
    expect(updates.state()).toMatchObject({
      status: 'current',
      problem: { code: 'internal-error', saw: 'no such chunk' },
    });
    world.broken = false;
    await clock.advance(12 * hour);
    expect(updates.state().status).toBe('downloading');
  });
});
