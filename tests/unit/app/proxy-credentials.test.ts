import { describe, expect, it } from 'vitest';
import type { KeptProxy, SecretSlot } from '../../../electron/app/kept-sign-ins.ts';
import { type ProxyCredentials, proxyCredentials } from '../../../electron/app/proxy-credentials.ts';
import { success } from '../../../shared/result.ts';

const office = { host: 'proxy.example.com', port: 3128 };
const anna = { name: 'anna', password: 'geheim' };
const wrong = { name: 'anna', password: 'falsch' };

function open(before: readonly KeptProxy[] = []) {
  let onDisk: readonly KeptProxy[] = before;
  const learned: string[] = [];
  const slot: SecretSlot<readonly KeptProxy[]> = {
    holds: async () => onDisk.length > 0,
    keep(value) {
      onDisk = value;
    },
    forget: async () => success(undefined),
    read: async () => onDisk,
  };
  const credentials = proxyCredentials(
    slot,
    () => undefined,
    (secrets) => learned.push(...secrets),
  );
  return { credentials, learned, disk: () => onDisk };
}

/** Until the question stands. */
const asked = async (credentials: ProxyCredentials) => {
  for (let turns = 0; turns < 20 && credentials.question()?.status !== 'asked'; turns += 1) await Promise.resolve();
  return credentials.question();
};
const type = (credentials: ProxyCredentials, signIn: typeof anna, keep = false) =>
  credentials.answer({ proxy: 'proxy.example.com:3128', keep, ...signIn });

describe('a proxy that asks', () => {
  it('is answered by the person, once for all who wait, and with the same afterwards', async () => {
    const { credentials, learned } = open();
    const both = [credentials.signInFor(office, undefined, true), credentials.signInFor(office, undefined, true)];
    expect(await asked(credentials)).toEqual({ proxy: 'proxy.example.com:3128', status: 'asked', refused: false });
    expect(credentials.heldUp()).toBeDefined();
    expect(type(credentials, anna)).toBe(true);
    expect(await Promise.all(both)).toEqual([anna, anna]);
    expect([credentials.question()?.status, credentials.heldUp()]).toEqual(['trying', undefined]);
    expect(learned).toEqual(['geheim', 'anna:geheim']);
    credentials.tried(office, anna, true);
    expect(credentials.question()).toBeUndefined();
    expect(await credentials.signInFor(office, undefined, false)).toEqual(anna);
  });

  it('asks again where it refused, and keeps what it took alone, if that was wished', async () => {
    const { credentials, disk } = open();
    const first = credentials.signInFor(office, undefined, true);
    await asked(credentials);
    type(credentials, wrong, true);
    const second = credentials.signInFor(office, await first, true);
    expect(await asked(credentials)).toMatchObject({ refused: true });
    expect(disk()).toEqual([]);
    type(credentials, anna, true);
    credentials.tried(office, (await second) ?? wrong, true);
    await expect.poll(disk).toEqual([{ ...office, ...anna }]);
  });

  it('is not kept without a wish for it', async () => {
    const { credentials, disk } = open([{ host: 'other.example', port: 1, ...anna }]);
    const answer = credentials.signInFor(office, undefined, true);
    await asked(credentials);
    type(credentials, anna);
    credentials.tried(office, (await answer) ?? wrong, true);
    await Promise.resolve();
    expect(disk()).toEqual([{ host: 'other.example', port: 1, ...anna }]);
  });

  it('gets what was kept for it, and nobody else does', async () => {
    const kept = [{ ...office, ...anna }];
    const { credentials, learned } = open(kept);
    expect(await credentials.signInFor(office, undefined, false)).toEqual(anna);
    expect(learned).toContain('geheim');
    for (const other of [
      { ...office, port: 3129 },
      { ...office, host: 'proxy.example.com.evil.example' },
    ]) {
      expect(await credentials.signInFor(other, undefined, false)).toBeUndefined();
    }
  });

  it('that refuses what was kept asks the person, keeps it all the same, and is not given it in a circle', async () => {
    const { credentials, disk } = open([{ ...office, ...anna }]);
    const kept = await credentials.signInFor(office, undefined, true);
    const next = credentials.signInFor(office, kept, true);
    expect(await asked(credentials)).toMatchObject({ refused: true });
    type(credentials, wrong);
    const third = credentials.signInFor(office, await next, true);
    expect(await asked(credentials)).toMatchObject({ refused: true });
    // Typed once more, it is meant.
    type(credentials, anna);
    expect(await third).toEqual(anna);
    expect(disk()).toEqual([{ ...office, ...anna }]);
  });

  it('is told nothing when the person cancels, and asks again only when they act', async () => {
    const { credentials } = open();
    const answer = credentials.signInFor(office, undefined, true);
    await asked(credentials);
    credentials.cancel();
    expect([await answer, credentials.question(), credentials.heldUp()]).toEqual([undefined, undefined, undefined]);
    expect(await credentials.signInFor(office, undefined, true)).toBeUndefined();
    credentials.personActs();
    void credentials.signInFor(office, undefined, true);
    expect(await asked(credentials)).toMatchObject({ status: 'asked' });
  });

  it('gets no answer that was meant for another, and a second one is not asked about meanwhile', async () => {
    const { credentials } = open();
    void credentials.signInFor(office, undefined, true);
    await asked(credentials);
    expect(await credentials.signInFor({ host: 'evil.example', port: 3128 }, undefined, true)).toBeUndefined();
    expect(credentials.answer({ proxy: 'evil.example:3128', keep: false, ...anna })).toBe(false);
    expect(credentials.question()).toMatchObject({ proxy: 'proxy.example.com:3128', status: 'asked' });
  });
});
