import { expect, type Page } from '@playwright/test';
import type { DeviceJobEvent } from '../../../shared/device-jobs.ts';
import type { Notifications, Replies, RequestName } from '../../../shared/ipc/contract.ts';
import type { Numbered } from '../../../shared/ipc/numbered.ts';
import type { Snapshot } from '../../../shared/ipc/snapshot.ts';
import type { LineState } from '../../../shared/line-state.ts';
import type { SetupEvent } from '../../../shared/setup-events.ts';

/** What the pretended main process says: data only, as it has to travel into the page. */
export interface FakeWorld {
  readonly snapshot: Snapshot;
  readonly events: readonly SetupEvent[];
  readonly deviceJob: readonly DeviceJobEvent[];
  readonly line: LineState | undefined;
  /** Answers in order, the last one again and again; a request without any gets `{ ok: true }`. */
  readonly replies: { readonly [Name in RequestName]?: readonly Replies[Name][] };
  /** Requests that are never answered, as when the main process is still busy. */
  readonly unanswered: readonly RequestName[];
}

export interface FakeBridge {
  readonly asked: { readonly name: string; readonly values: readonly unknown[] }[];
  readonly say: (name: string, value: unknown) => void;
  /** Tells of the last snapshot once more, in another language. */
  readonly speak: (language: string) => void;
}

/** Puts the bridge on `window` before the page's own script runs, until it is disposed of. */
export function installFakeBridge(page: Page, world: FakeWorld) {
  return page.addInitScript(pretend, world);
}

/** In the page that is open: for the window that is drawn in it next. */
export function replaceFakeBridge(page: Page, world: FakeWorld): Promise<void> {
  return page.evaluate(pretend, world);
}

/** Runs inside the page, so it uses nothing from outside of itself. */
function pretend(world: FakeWorld): void {
  const listeners: { readonly name: string; readonly listener: (value: never) => void }[] = [];
  const asked: { name: string; values: unknown[] }[] = [];
  const left = new Map(Object.entries(world.replies).map(([name, replies]) => [name, [...replies]]));
  const bridge = {
    request(name: string, ...values: unknown[]): Promise<unknown> {
      asked.push({ name, values });
      if ((world.unanswered as readonly string[]).includes(name)) return new Promise(() => {});
      if (name === 'readSnapshot') {
        const { snapshot, events, deviceJob, line } = world;
        return Promise.resolve({ number, snapshot, events, deviceJob, line });
      }
      const replies = left.get(name) ?? [{ ok: true }];
      return Promise.resolve(replies.length > 1 ? replies.shift() : replies[0]);
    },
    importFile: ({ name }: { name: string }) => bridge.request('importDroppedList', { path: `/lists/${name}` }),
    listen(name: string, listener: (value: never) => void) {
      listeners.push({ name, listener });
      return () => {};
    },
  };
  let number = 0;
  const numbered = (told: unknown) => {
    number += 1;
    return { number, told };
  };
  let last: unknown = world.snapshot;
  const say = (name: string, told: unknown) => {
    if (name === 'snapshotChanged') last = told;
    const value = /^(snapshotChanged|lineChanged|.*Event)$/.test(name) ? numbered(told) : told;
    for (const one of listeners) if (one.name === name) one.listener(value as never);
  };
  const speak = (language: string) => say('snapshotChanged', { ...(last as object), language });
  Object.assign(window, { photonSetup: bridge, fakeBridge: { asked, say, speak } });
}

/** What is numbered is given its number here. */
export async function say<Name extends keyof Notifications>(
  page: Page,
  name: Name,
  value: Notifications[Name] extends Numbered<infer Told> ? Told : Notifications[Name],
): Promise<void> {
  await page.evaluate(
    (message) => {
      (window as unknown as { fakeBridge: FakeBridge }).fakeBridge.say(message.name, message.value);
    },
    { name: name as string, value: value as object },
  );
}

export async function sayEvents(page: Page, events: readonly SetupEvent[]): Promise<void> {
  for (const event of events) await say(page, 'setupEvent', event);
}

/** What the window has asked for by this name, oldest first. */
export async function asked(page: Page, name: RequestName): Promise<readonly unknown[]> {
  const all = await page.evaluate(() => (window as unknown as { fakeBridge: FakeBridge }).fakeBridge.asked);
  // An `undefined` in it would be equal to nothing at all.
  return all.filter((one) => one.name === name).map((one) => one.values[0] ?? 'nothing sent');
}

/** For what comes of a click or a key: the window may send it a moment later. What must not be asked is looked at with {@link asked}. */
export const expectAsked = (page: Page, name: RequestName) => expect.poll(() => asked(page, name));
