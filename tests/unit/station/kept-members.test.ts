import { describe, expect, it } from 'vitest';
import type { ProductDevice } from '../../../electron/cloud/product-port.ts';
import { keptMembers } from '../../../electron/station/kept-members.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
import { stationLimits } from '../../../shared/time-limits.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const idOf = (index: number) => index.toString(16).padStart(24, '0') as DeviceId;

/** What the runs of a line know together of a product with so many devices. */
function productOf(size: number) {
  const clock = virtualClock();
  const members = keptMembers(clock);
  let reads = 0;
  return {
    clock,
    members,
    believedMs: size * stationLimits.memberBelievedMs,
    reads: () => reads,
    /** How many devices a run that begins now knows. */
    async known(): Promise<number> {
      const answer = await members.known(async () => {
        reads += 1;
        return success(new Map(Array.from({ length: size }, (_, at) => [idOf(at), { id: idOf(at) } as ProductDevice])));
      });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value.size;
    },
  };
}

describe('the list of a line’s product', () => {
  it('is read once for all runs as long as it is believed, and never believed for longer', async () => {
    const { known, reads, clock, believedMs, members } = productOf(2_500);
    expect([await known(), reads()]).toEqual([2_500, 1]);
    members.asked(true);
    await clock.advance(believedMs - 1);
    expect([await known(), reads()]).toEqual([2_500, 1]);
    await clock.advance(1);
    expect([await known(), reads()]).toEqual([2_500, 2]);
  });

  it('is believed for ten seconds a page', () => {
    expect(productOf(100).believedMs).toBe(10_000);
    expect(productOf(10_000).believedMs).toBe(1_000_000);
  });

  it('is not read again while the devices that come are not in the product, and nothing of it is believed', async () => {
    const { known, reads, clock, believedMs, members } = productOf(2_500);
    await known();
    members.asked(false);
    await clock.advance(believedMs);
    expect([await known(), reads()]).toEqual([0, 1]);
    members.asked(true);
    expect([await known(), reads()]).toEqual([2_500, 2]);
  });

  it('is read again whoever comes where it is one page', async () => {
    const { known, reads, clock, believedMs, members } = productOf(100);
    await known();
    members.asked(false);
    await clock.advance(believedMs);
    expect([await known(), reads()]).toEqual([100, 2]);
  });

  it('tells an entry to one run alone', async () => {
    const { members, known } = productOf(3);
    const first = await members.known(async () => success(new Map([[idOf(1), { id: idOf(1) } as ProductDevice]])));
    if (first.ok) first.value.delete(idOf(1));
    expect(await known()).toBe(0);
  });

  it('is read by the next run where the cloud did not give it', async () => {
    const { members, known, reads } = productOf(3);
    const refused = failure(setupError('cloud-server-error'));
    expect(await members.known(async () => refused)).toEqual(refused);
    expect([await known(), reads()]).toEqual([3, 1]);
  });
});
