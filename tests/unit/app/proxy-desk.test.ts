import { describe, expect, it } from 'vitest';
import type { Keeper, KeptProxy } from '../../../electron/app/kept-sign-ins.ts';
import { type ProxyDesk, proxyDesk } from '../../../electron/app/proxy-desk.ts';
import { success } from '../../../shared/result.ts';

const office = { host: 'proxy.example.com', port: 3128 };
const anna = { name: 'anna', password: 'geheim' };
const wrong = { name: 'anna', password: 'falsch' };

function open(before: readonly KeptProxy[] = []) {
  let onDisk: readonly KeptProxy[] = before;
  const learned: string[] = [];
  const keeper: Keeper<readonly KeptProxy[]> = {
    holds: async () => onDisk.length > 0,
    keep(value) {
      onDisk = value;
    },
    forget: async () => success(undefined),
    read: async () => onDisk,
  };
  const desk = proxyDesk(
    keeper,
    () => undefined,
    (secrets) => learned.push(...secrets),
  );
  return { desk, learned, disk: () => onDisk };
}

/** Until the question stands. */
const asked = async (desk: ProxyDesk) => {
  for (let turns = 0; turns < 20 && desk.question()?.status !== 'asked'; turns += 1) await Promise.resolve();
  return desk.question();
};
const type = (desk: ProxyDesk, signIn: typeof anna, keep = false) =>
  desk.answer({ proxy: 'proxy.example.com:3128', keep, ...signIn });

describe('a proxy that asks', () => {
  it('is answered by the person, once for all who wait, and with the same afterwards', async () => {
    const { desk, learned } = open();
    const both = [desk.signInFor(office, undefined, true), desk.signInFor(office, undefined, true)];
    expect(await asked(desk)).toEqual({ proxy: 'proxy.example.com:3128', status: 'asked', refused: false });
    expect(desk.heldUp()).toBeDefined();
    expect(type(desk, anna)).toBe(true);
    expect(await Promise.all(both)).toEqual([anna, anna]);
    expect([desk.question()?.status, desk.heldUp()]).toEqual(['trying', undefined]);
    expect(learned).toEqual(['geheim', 'anna:geheim']);
    desk.tried(office, anna, true);
    expect(desk.question()).toBeUndefined();
    expect(await desk.signInFor(office, undefined, false)).toEqual(anna);
  });

  it('asks again where it refused, and keeps what it took alone, if that was wished', async () => {
    const { desk, disk } = open();
    const first = desk.signInFor(office, undefined, true);
    await asked(desk);
    type(desk, wrong, true);
    const second = desk.signInFor(office, await first, true);
    expect(await asked(desk)).toMatchObject({ refused: true });
    expect(disk()).toEqual([]);
    type(desk, anna, true);
    desk.tried(office, (await second) ?? wrong, true);
    await expect.poll(disk).toEqual([{ ...office, ...anna }]);
  });

  it('is not kept without a wish for it', async () => {
    const { desk, disk } = open([{ host: 'other.example', port: 1, ...anna }]);
    const answer = desk.signInFor(office, undefined, true);
    await asked(desk);
    type(desk, anna);
    desk.tried(office, (await answer) ?? wrong, true);
    await Promise.resolve();
    expect(disk()).toEqual([{ host: 'other.example', port: 1, ...anna }]);
  });

  it('gets what was kept for it, and nobody else does', async () => {
    const kept = [{ ...office, ...anna }];
    const { desk, learned } = open(kept);
    expect(await desk.signInFor(office, undefined, false)).toEqual(anna);
    expect(learned).toContain('geheim');
    for (const other of [
      { ...office, port: 3129 },
      { ...office, host: 'proxy.example.com.evil.example' },
    ]) {
      expect(await desk.signInFor(other, undefined, false)).toBeUndefined();
    }
  });

  it('that refuses what was kept asks the person, keeps it all the same, and is not given it in a circle', async () => {
    const { desk, disk } = open([{ ...office, ...anna }]);
    const kept = await desk.signInFor(office, undefined, true);
    const next = desk.signInFor(office, kept, true);
    expect(await asked(desk)).toMatchObject({ refused: true });
    type(desk, wrong);
    const third = desk.signInFor(office, await next, true);
    expect(await asked(desk)).toMatchObject({ refused: true });
    // Typed once more, it is meant.
    type(desk, anna);
    expect(await third).toEqual(anna);
    expect(disk()).toEqual([{ ...office, ...anna }]);
  });

  it('is told nothing when the person cancels, and asks again only when they act', async () => {
    const { desk } = open();
    const answer = desk.signInFor(office, undefined, true);
    await asked(desk);
    desk.cancel();
    expect([await answer, desk.question(), desk.heldUp()]).toEqual([undefined, undefined, undefined]);
    expect(await desk.signInFor(office, undefined, true)).toBeUndefined();
    desk.personActs();
    void desk.signInFor(office, undefined, true);
    expect(await asked(desk)).toMatchObject({ status: 'asked' });
  });

  it('gets no answer that was meant for another, and a second one is not asked about meanwhile', async () => {
    const { desk } = open();
    void desk.signInFor(office, undefined, true);
    await asked(desk);
    expect(await desk.signInFor({ host: 'evil.example', port: 3128 }, undefined, true)).toBeUndefined();
    expect(desk.answer({ proxy: 'evil.example:3128', keep: false, ...anna })).toBe(false);
    expect(desk.question()).toMatchObject({ proxy: 'proxy.example.com:3128', status: 'asked' });
  });
});
