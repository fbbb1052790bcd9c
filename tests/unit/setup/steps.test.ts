import { describe, expect, it } from 'vitest';
import { nothingToRestore } from '../../../electron/setup/journal-port.ts';
import type { Lease } from '../../../electron/setup/lease.ts';
import type { SetupWorld } from '../../../electron/setup/setup-world.ts';
import { chooseNetwork, confirmOwnership, getClaimCode } from '../../../electron/setup/steps.ts';
import { claimCodeLifetimeMs } from '../../../shared/claim-code.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const device = { id: '3b0021001747353236343033' as DeviceId, setUpBefore: true, ownedByMe: false };

const lease: Lease = {
  remembered: { networkName: undefined, handle: undefined, adapter: undefined, keepsInternet: false },
  note: nothingToRestore,
  ssid: undefined,
  deviceId: undefined,
};

describe('the hour of a claim code', () => {
  it('bounds all questions together, however often they are asked', async () => {
    const clock = virtualClock();
    const createClaimCode = async () => success({ claimCode: 'x', deviceIds: [], cloudTime: undefined });
    const world = { clock, wifi: { mode: 'manual' }, account: { createClaimCode } } as unknown as SetupWorld;
    const ticket = await getClaimCode(world).run(new AbortController().signal, () => {});
    if (!ticket.ok) throw new Error(ticket.error.code);
    const { chooseUntil } = ticket.value;
    expect(chooseUntil).toBe(clock.monotonic() + claimCodeLifetimeMs - 10 * 60_000);

    // Nobody's clock but the cloud's counts the hour.
    clock.set(-3 * 3_600_000);
    await clock.advance(40 * 60_000);
    expect(confirmOwnership(world, lease, device, chooseUntil).timeLimitMs).toBe(10 * 60_000);
    await clock.advance(9 * 60_000);
    const limit = () => chooseNetwork(world, lease, { choice: undefined }, [], undefined, chooseUntil).timeLimitMs;
    expect(limit()).toBe(60_000);
    await clock.advance(2 * 60_000);
    expect(limit()).toBe(0);
  });
});
