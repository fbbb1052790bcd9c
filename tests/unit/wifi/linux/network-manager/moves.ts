import { expect } from 'vitest';
import { neverAborted } from '../../../../../electron/ground/never-aborted.ts';
import { success } from '../../../../../shared/result.ts';
import { type LinuxComputer, linuxComputer, photon } from '../linux-computer.ts';

export const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? 'fine' : result.error?.code;

/** Lets virtual time pass until the work is done. */
export async function inTime<Value>({ clock }: LinuxComputer, work: Promise<Value>, limitMs = 120_000): Promise<Value> {
  let done = false;
  const watched = work.finally(() => {
    done = true;
  });
  for (let passed = 0; passed < limitMs && !done; passed += 100) await clock.advance(100);
  if (!done) throw new Error('not done in time');
  return watched;
}

export async function handleOf({ wifi }: LinuxComputer): Promise<string> {
  const place = await wifi.remember('wlan0', neverAborted());
  if (!place.ok) throw new Error(place.error.code);
  return place.value.handle;
}

export const ownOf = (handle: string): string => JSON.parse(handle).own;
export async function onPhoton(change: Partial<LinuxComputer> = {}) {
  const it = linuxComputer(change);
  const handle = await handleOf(it);
  expect(await it.wifi.join(photon, handle, neverAborted())).toEqual(success(undefined));
  return { it, handle, own: ownOf(handle) };
}

/** Command lines whose changing words differ from run to run. */
export const changes = (it: LinuxComputer, own: string) => it.changes().map((words) => words.replaceAll(own, 'OWN'));

export const add = `busctl add OWN ${photon}`;
/** Every way a program can give no answer, and what that is called. */
export const noAnswers = [
  [{ kind: 'missing' }, 'wifi-tool-missing'],
  [{ kind: 'timed-out' }, 'wifi-service-not-running'],
  [{ kind: 'cancelled' }, 'cancelled'],
  [{ exitCode: 8, text: '' }, 'wifi-service-not-running'],
  ['wlan0:wifi\n', 'wifi-tool-unreadable'],
] as const;
