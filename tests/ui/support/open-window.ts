import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { type FakeWorld, installFakeBridge } from './fake-bridge.ts';
import { now, world } from './worlds.ts';

const built = path.resolve(import.meta.dirname, '../../../out/renderer');
const address = 'http://photon-setup.test/';

/** As strict as the app's own, so that a style or script it would block fails a test. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * Opens the built renderer with a pretended main process behind it. The files come straight from the disk, without a
 * server, and the clock stands still at {@link now}, so that elapsed times are the same in every run.
 */
export async function openWindow(page: Page, changes: Partial<FakeWorld> = {}): Promise<void> {
  const before = bridges.get(page);
  if (before === undefined) await prepare(page);
  else await before.dispose();
  const bridge = await installFakeBridge(page, {
    ...world,
    ...changes,
    replies: { ...world.replies, ...changes.replies },
  });
  bridges.set(page, bridge);
  await page.goto(address);
}

/** The bridge of each page: one that is opened again gets another. */
const bridges = new WeakMap<Page, Awaited<ReturnType<typeof installFakeBridge>>>();

async function prepare(page: Page): Promise<void> {
  await page.route(`${address}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = path.join(built, pathname === '/' ? 'index.html' : pathname);
    if (!existsSync(file)) return route.fulfill({ status: 404 });
    return route.fulfill({ path: file, headers: { 'Content-Security-Policy': contentSecurityPolicy } });
  });
  await page.clock.setFixedTime(now);
}
