import { expect, it } from 'vitest';
import { deviceHandlers } from '../../../electron/app/device-handlers.ts';
import type { CloudAccount } from '../../../electron/cloud/cloud-port.ts';
import type { DeviceId } from '../../../shared/device-id.ts';
import { devicePath } from '../../../shared/device-page.ts';
import { type SetupError, setupError } from '../../../shared/errors.ts';
import { failure, success } from '../../../shared/result.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

const deviceId = '2e0039000147343233323032' as DeviceId;
const asAccount = { who: 'account' } as const;

/** One account, which is there after `openMs`; `open` counts the streams of events that are open. */
function openHandlers(openMs = 0, end?: SetupError, product?: { readonly slug: string }) {
  const clock = virtualClock();
  const seen = {
    open: 0,
    names: [] as string[],
    renamed: [] as string[],
    pages: [] as string[],
    ended: [] as string[],
  };
  const account = {
    events: (_prefix: string, signal: AbortSignal) => ({
      [Symbol.asyncIterator]: () => ({
        async next() {
          seen.open += 1;
          await clock.sleep(end === undefined ? 1e9 : 5_000, signal);
          seen.open -= 1;
          return { done: true, value: end };
        },
      }),
    }),
    renameDevice: async (_id: string, name: string) => {
      seen.names.push(name);
      return failure(setupError('cloud-timed-out'));
    },
    getDevice: async () => success({ name: seen.names.at(-1) === 'forgotten' ? 'lamp' : seen.names.at(-1) }),
  };
  const { handlers, end: stopWatching } = deviceHandlers({
    actor: async () => {
      if (openMs > 0) await clock.sleep(openMs);
      return success(account as unknown as CloudAccount);
    },
    customer: async () => failure(setupError('internal-error')),
    product: () => ({ state: () => product }) as never,
    openDevicePage: async (page) => {
      seen.pages.push(devicePath(page));
      return success(undefined);
    },
    copyText: () => undefined,
    showEvent: () => undefined,
    renamed: (_id, name) => void seen.renamed.push(name),
    showWatchEnded: (error) => void seen.ended.push(error.code),
  });
  return { clock, handlers, stopWatching, seen };
}

it('says why the cloud lets nobody watch any more, but not after the person has stopped', async () => {
  const refused = setupError('access-token-invalid');
  const { clock, handlers, seen } = openHandlers(0, refused);
  await handlers.watchEvents({ as: asAccount });
  await clock.advance(2_000);
  expect(seen.ended).toEqual([]);
  await clock.advance(5_000);
  expect([seen.open, seen.ended]).toEqual([0, ['access-token-invalid']]);
  await handlers.watchEvents({ as: asAccount });
  await handlers.stopWatching();
  await clock.advance(10_000);
  expect(seen.ended).toHaveLength(1);
});

it('opens no stream of events for a watch that was stopped before it was known who watches', async () => {
  const { clock, handlers, seen } = openHandlers(1_000);
  const watching = handlers.watchEvents({ as: asAccount });
  await clock.advance(10);
  await handlers.stopWatching();
  await clock.advance(2_000);
  await watching;
  expect(seen.open).toBe(0);
});

it('keeps the newer of two watches that were asked for at once, and one alone', async () => {
  const { clock, handlers, stopWatching, seen } = openHandlers(1_000);
  const both = [handlers.watchEvents({ as: asAccount }), handlers.watchEvents({ as: asAccount })];
  await clock.advance(2_000);
  await Promise.all(both);
  expect(seen.open).toBe(1);
  stopWatching();
  await clock.advance(0);
  expect(seen.open).toBe(0);
});

it.each([
  ['hall', true],
  ['forgotten', false],
])('looks at the name "%s" whose answer was lost', async (name, ok) => {
  const { handlers, seen } = openHandlers();
  expect((await handlers.renameDevice({ as: asAccount, deviceId, name })).ok).toBe(ok);
  expect([seen.names, seen.renamed]).toEqual([[name], ok ? [name] : []]);
});

it('opens a device’s own page, or the one in the product that is signed in, and nothing that a slug could add', async () => {
  const alone = openHandlers();
  expect(await alone.handlers.openDevicePage({ deviceId, inProduct: false })).toEqual(success(undefined));
  expect(await alone.handlers.openDevicePage({ deviceId, inProduct: true })).toMatchObject({
    error: { code: 'not-signed-in-to-product' },
  });
  expect(alone.seen.pages).toEqual([`devices/${deviceId}`]);
  const { handlers, seen } = openHandlers(0, undefined, { slug: '../x?a#b' });
  await handlers.openDevicePage({ deviceId, inProduct: true });
  expect(seen.pages).toEqual([`..%2Fx%3Fa%23b/devices/${deviceId}`]);
});
