import { expect, it } from 'vitest';
import type { AccessToken } from '../../../electron/cloud/cloud-port.ts';
import { renewingToken } from '../../../electron/cloud/token-source.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

it('a cloud that refuses every fresh token is not asked for more than its limit allows', async () => {
  const clock = virtualClock();
  let made = 0;
  const fresh = () => ({ token: `token-${made}` as AccessToken, endsAt: undefined });
  const source = renewingToken(
    fresh(),
    async () => {
      made += 1;
      return success(fresh());
    },
    clock,
  );
  const refuseAll = async (times: number) => {
    for (let turn = 0; turn < times; turn += 1) await source.instead(fresh().token, neverAborted());
  };
  await refuseAll(200);
  expect(made).toBe(50);
  expect(source.instead(fresh().token, neverAborted())).toBeUndefined();
  // Another caller may have renewed it meanwhile.
  expect(await source.instead('token-3' as AccessToken, neverAborted())).toEqual(success('token-50'));
  await clock.advance(300_000);
  await refuseAll(200);
  expect(made).toBe(100);
});
