import { expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import type { LocalAddress } from '../../../electron/wifi/local-addresses.ts';
import { manualWifi } from '../../../electron/wifi/manual-wifi.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { ManualTask } from '../../../shared/setup-events.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const atHome: LocalAddress = { interfaceName: 'wlan0', address: '192.168.1.20' };
const atPhoton: LocalAddress = { interfaceName: 'wlan0', address: '192.168.0.2' };
const bridge: LocalAddress = { interfaceName: 'virbr0', address: '192.168.0.1' };
const nobody = { networkName: undefined, handle: undefined, adapter: undefined, keepsInternet: false };

it.each<[string, ErrorCode, readonly LocalAddress[], ErrorCode | undefined]>([
  ['nobody there', 'photon-not-reachable', [atHome], undefined],
  ['a firewall of this computer', 'photon-connection-blocked', [atHome], 'photon-connection-blocked'],
  ['no right to local networks', 'photon-no-route', [atPhoton], 'photon-no-route'],
  ['a bridge with the Photon’s address', 'photon-not-reachable', [atHome, bridge], 'photon-address-taken'],
  ['a server behind that bridge', 'not-a-photon', [atHome, bridge], 'photon-address-taken'],
])('while it waits for hands, %s is told at once as what it is', async (_what, code, addresses, obstacle) => {
  const clock = virtualClock();
  const tasks: ManualTask[] = [];
  let sight: Result<{ id: string }> = failure(setupError(code));
  const wifi = manualWifi({
    clock,
    probePhoton: async () => sight,
    probeCloud: async () => success(undefined),
    addresses: () => addresses,
    photonHost: '192.168.0.1',
    joinLimitMs: 60_000,
    returnLimitMs: 60_000,
  });
  const joined = wifi.joinPhoton(undefined, nobody, (task) => tasks.push(task), neverAborted());
  await clock.advance(0);
  expect(tasks).toMatchObject([
    { kind: 'join-photon', ...(obstacle === undefined ? {} : { obstacle: { code: obstacle } }) },
  ]);
  expect('obstacle' in (tasks[0] ?? {})).toBe(obstacle !== undefined);
  // It goes on by itself once the person has made way.
  sight = success({ id: '3b0021001747353236343033' });
  await clock.advance(1_000);
  expect((await joined).ok).toBe(true);
});
