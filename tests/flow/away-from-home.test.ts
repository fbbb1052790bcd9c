import { afterEach, describe, expect, it } from 'vitest';
import { simulatedWifi } from '../../electron/simulator/air/simulated-wifi.ts';
import type { ComputerWifi } from '../../electron/wifi/wifi-port.ts';
import { shownNotices } from '../../renderer/set-up-run/shown-notices.ts';
import { setupError } from '../../shared/errors.ts';
import { failure, success } from '../../shared/result.ts';
import { foldSetup, idleSetup } from '../../shared/setup-state.ts';
import type { FlowOptions } from '../support/run-flow.ts';
import { type VirtualBench, virtualBench } from '../support/virtual-flow.ts';

const notBack = failure(setupError('home-network-not-back', { details: { network: 'HomeNet' } }));
const benches: VirtualBench[] = [];
afterEach(async () => {
  for (const one of benches.splice(0)) await one.close();
});

/** A computer that never gets back to its own network; `cable`: it reaches the cloud from wherever it is. */
async function stranded(
  { cable, giveBack, late = 'home' }: { cable: boolean; giveBack?: ComputerWifi['giveBack']; late?: 'home' | 'never' },
  flow: FlowOptions = {},
) {
  const made = await virtualBench({ separateNetworks: !cable });
  benches.push(made);
  let triedLastAt = 0;
  const wifi = {
    ...simulatedWifi(made.simulation),
    async recover() {
      return late === 'home' ? success('home' as const) : notBack;
    },
    async giveBack(...how: Parameters<ComputerWifi['giveBack']>) {
      if (giveBack !== undefined) return giveBack(...how);
      triedLastAt = made.clock.monotonic();
      return notBack;
    },
  };
  const run = await made.claim({ wifi, ...flow });
  const notices = run.events.flatMap((event) => (event.type === 'noticed' ? [event.notice.code] : []));
  const state = run.events.reduce(foldSetup, idleSetup);
  const plans = run.events.flatMap((event) => (event.type === 'plan-chosen' ? [event.plan] : []));
  return { ...run, notices, plans, shown: shownNotices(state), sinceLastTryMs: made.clock.monotonic() - triedLastAt };
}

describe('a computer whose own network does not come back', () => {
  it('proves the device by the way there is, and says that it is not home', async () => {
    const { outcome, notices } = await stranded({ cable: true });
    expect(outcome.outcome).toBe('claimed');
    expect(notices).toEqual(['home-network-not-back']);
  });

  it('says so no longer when it is found at home in the end', async () => {
    const { outcome, shown } = await stranded({ cable: true, late: 'home' });
    expect([outcome.outcome, shown]).toEqual(['claimed', []]);
    const lost = await stranded({ cable: true, late: 'never' });
    expect([lost.outcome.outcome, lost.shown]).toEqual(['claimed', [notBack.error]]);
  });

  it('names its network also where the way home hangs until its limit', async () => {
    const { shown } = await stranded({ cable: true, late: 'never', giveBack: () => new Promise(() => undefined) });
    expect(shown).toEqual([notBack.error]);
  });

  it('puts a device into its product by the way there is, between the two visits', async () => {
    const customer = 'ann@example.com';
    const { outcome, notices, plans } = await stranded({ cable: true }, { customer });
    expect(outcome).toMatchObject({ outcome: 'claimed', customer: { email: customer } });
    expect(plans).toEqual(['two-visits']);
    expect(notices).toEqual(['home-network-not-back']);
  });

  it('without any way says that, and nothing of the device', async () => {
    const { outcome, sinceLastTryMs } = await stranded({ cable: false });
    expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'home-network-not-back' } });
    // The last try is that of a run that has failed.
    expect(sinceLastTryMs).toBeLessThan(1_000);
  });

  it('does not hand over what it cannot bring home', async () => {
    const { outcome } = await stranded({ cable: true }, { prove: false });
    expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'home-network-not-back' } });
  });
});
