import { expect, it } from 'vitest';
import { particleProducts } from '../../../electron/cloud/product-cloud.ts';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { importDevices } from '../../../electron/products/import-devices.ts';
import type { ImportState } from '../../../shared/device-import.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

it('waits out a 429 at the renewal of a token in the middle of a list, like every other one', async () => {
  const clock = virtualClock();
  let tokens = 0;
  const fetch = async (url: string, { method, body }: RequestInit) => {
    if (new URL(url).pathname === '/oauth/token') {
      tokens += 1;
      // The second is asked for a minute before the first one ends.
      return tokens === 2
        ? answer(429, { error: 'slow down' }, { 'Retry-After': '5' })
        : answer(200, { access_token: 'a'.repeat(40), expires_in: 90 });
    }
    if (method !== 'POST') return answer(200, { product: { id: 1, slug: 's', name: 'n' } });
    await clock.sleep(10_000);
    return answer(200, { updatedDeviceIds: JSON.parse(String(body)).ids });
  };
  const client = { id: 'a', secret: 'b' };
  const opened = await particleProducts({ baseUrl: 'https://c', fetch, clock }).openProduct(
    client,
    's',
    neverAborted(),
  );
  if (!opened.ok) throw new Error(opened.error.code);
  const text = Array.from({ length: 10_000 }, (_, n) => n.toString(16).padStart(24, '0')).join('\n');
  let state: ImportState | undefined;
  const parts = { clock, product: opened.value };
  void importDevices(parts, { from: 'text', text }, () => undefined, neverAborted()).then((end) => {
    state = end.state;
  });
  for (let turn = 0; turn < 400 && state === undefined; turn += 1) await clock.advance(1_000);
  expect(state).toMatchObject({ status: 'done', counts: { added: 10_000 } });
  expect(tokens).toBeGreaterThan(2);
});
