import { describe, expect, it } from 'vitest';
import { productSession } from '../../../electron/app/product-session.ts';
import { signInGuard } from '../../../electron/app/sign-in-guard.ts';
import type { CustomerAccount, ProductAuth, ProductCloud } from '../../../electron/cloud/product-port.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { setupError } from '../../../shared/errors.ts';
import { signInLimit } from '../../../shared/ipc/account.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const details = { clientId: ' lamp-1 ', clientSecret: 'secret', product: ' lamp-v100 ' };

/** A way in whose answers come when the test says so, and a product that counts what it is asked. */
function lamps() {
  const answers: ((result: Result<ProductCloud>) => void)[] = [];
  const asked: unknown[] = [];
  const auth: ProductAuth = {
    openProduct: (...values) => {
      asked.push(values.slice(0, 2));
      return new Promise((resolve) => answers.push(resolve));
    },
    resumeProduct: (client, product) => {
      asked.push(['resume', client, product.slug]);
      return cloud;
    },
  };
  const customer = (kind: string) => async (email: string) => {
    asked.push(`${kind} ${email}`);
    return success({ email: email.toLowerCase() } as CustomerAccount);
  };
  const cloud = {
    product: { id: 12, slug: 'lamp-v100', name: 'Lamp', platformId: 6 },
    clientId: 'lamp-1',
    openCustomer: customer('open'),
    findCustomer: customer('find'),
  } as unknown as ProductCloud;
  const clock = virtualClock();
  const remembered: unknown[] = [];
  const session = productSession(
    () => auth,
    signInGuard(clock, () => 'one'),
    () => undefined,
    undefined,
    undefined,
    (product) => remembered.push(product),
  );
  return {
    session,
    remembered,
    asked,
    answer: (result: Result<ProductCloud> = success(cloud)) => answers.shift()?.(result),
    later: (ms: number) => clock.advance(ms),
  };
}

describe('the product session', () => {
  it('shows the product back, and nothing of the secret', async () => {
    const { session, answer, asked, remembered } = lamps();
    const opening = session.open(details);
    answer();
    const shown = { id: 12, slug: 'lamp-v100', name: 'Lamp', clientId: 'lamp-1' };
    expect(await opening).toEqual(success(shown));
    expect(session.state()).toEqual(shown);
    expect(remembered).toEqual([shown]);
    expect(asked).toEqual([[{ id: 'lamp-1', secret: 'secret' }, 'lamp-v100']]);
  });

  it('drops the answer to an opening that was left meanwhile', async () => {
    const { session, answer, remembered } = lamps();
    const opening = session.open(details);
    session.close();
    answer();
    expect(await opening).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect([session.state(), session.current()]).toEqual([undefined, undefined]);
    expect(remembered).toEqual([]);
  });

  it('of two openings at once the first that is answered counts', async () => {
    const { session, answer } = lamps();
    const [first, second] = [session.open(details), session.open({ ...details, product: 'other-v1' })];
    answer();
    answer();
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('asks no more once the cloud has blocked the address, until the block is over', async () => {
    const { session, answer, asked, later } = lamps();
    for (let turn = 0; turn < signInLimit.failures; turn += 1) {
      const opening = session.open(details);
      answer(failure(setupError('oauth-client-refused')));
      expect(await opening).toMatchObject({ error: { code: 'oauth-client-refused' } });
    }
    expect(await session.open(details)).toMatchObject({ error: { code: 'sign-in-locked-out' } });
    expect(asked).toHaveLength(signInLimit.failures);
    await later(signInLimit.blockMs);
    const opening = session.open(details);
    answer();
    expect((await opening).ok).toBe(true);
  });

  it('opens each customer once, however the address is written, and forgets them with the product', async () => {
    const { session, answer, asked } = lamps();
    expect(await session.customer('a@example.com', true, neverAborted())).toMatchObject({
      error: { code: 'not-signed-in-to-product' },
    });
    const opening = session.open(details);
    answer();
    await opening;
    await session.customer('A@Example.com', true, neverAborted());
    await session.customer(' a@example.COM', false, neverAborted());
    await session.customer('b@example.com', false, neverAborted());
    expect(asked.slice(1)).toEqual(['open A@Example.com', 'find b@example.com']);
    session.close();
    expect((await session.customer('a@example.com', false, neverAborted())).ok).toBe(false);
  });
});
