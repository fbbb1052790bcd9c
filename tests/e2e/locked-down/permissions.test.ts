import { expect, type Page } from '@playwright/test';
import { developmentRuntime } from '../../../build/setup/development-runtime.mjs';
import { test } from '../app.ts';
import { sharedApp, startScreen } from './attacked-app.ts';

const shared = sharedApp();

test('5 · every permission is refused', async ({ start }) => {
  const { app, page } = await start(['--use-fake-device-for-media-stream']);
  await startScreen(page);
  const named = await askPermissions(page);
  const asked = await askAsPages(page);
  // Electron grants what nobody refuses: that is what the same page gets then.
  await app.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler(null);
    session.defaultSession.setPermissionCheckHandler(null);
  });
  const namedAfterwards = await askPermissions(page);
  const askedAfterwards = await askAsPages(page);
  expect(Object.keys(named).length).toBeGreaterThanOrEqual(15);
  expect(new Set(Object.values(named))).toEqual(new Set(['denied']));
  expect(new Set(Object.values(namedAfterwards))).toEqual(new Set(['granted']));
  expect(asked).toEqual({
    notification: 'denied',
    place: 'code 1',
    camera: 'NotAllowedError',
    instruments: 'NotAllowedError',
    clipboardRead: 'NotAllowedError',
    clipboardWrite: 'NotAllowedError',
    storage: 'false',
    awake: 'NotAllowedError',
    idle: 'denied',
    usb: 'nothing',
    serial: 'nothing',
    hid: 'nothing',
  });
  expect(askedAfterwards).toMatchObject({ notification: 'granted', camera: 'given', idle: 'granted' });
});

test('5b · the page does not paste by itself what the program copied', async () => {
  const { app, page } = shared;
  const { version, before } = await app.evaluate(async ({ clipboard }) => {
    const there = await clipboard.readText();
    await clipboard.writeText('a-token-of-a-customer');
    return { version: process.versions.electron ?? '', before: there };
  });
  try {
    const pasted = await page.evaluate(() => {
      const field = document.body.appendChild(document.createElement('textarea'));
      field.focus();
      document.execCommand('paste');
      const text = field.value;
      field.remove();
      return text;
    });
    // The development runtime knows no such setting: there it is the limit that SECURITY.md names.
    expect(pasted).toBe(version === developmentRuntime.version ? 'a-token-of-a-customer' : '');
  } finally {
    await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), before);
  }
});

/** Only names that this Chromium knows. */
function askPermissions(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const names = [
      ...['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'clipboard-write'],
      ...['persistent-storage', 'background-sync', 'screen-wake-lock', 'idle-detection', 'window-management'],
      ...['storage-access', 'local-fonts', 'accelerometer', 'gyroscope', 'magnetometer', 'payment-handler'],
      ...['display-capture', 'keyboard-lock', 'pointer-lock', 'background-fetch', 'periodic-background-sync'],
    ];
    const states = await Promise.all(
      names.map(async (name) => {
        const state = await navigator.permissions.query({ name: name as PermissionName }).catch(() => undefined);
        return [name, state?.state] as const;
      }),
    );
    return Object.fromEntries(states.flatMap(([name, state]) => (state === undefined ? [] : [[name, state]])));
  });
}

/** The ways in which a page asks. */
function askAsPages(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    type Ask = (...values: unknown[]) => Promise<unknown>;
    const ask = async (owner: unknown, name: string, ...values: unknown[]) => {
      try {
        const given = await (Reflect.get(Object(owner), name) as Ask).call(owner, ...values);
        if (Array.isArray(given) && given.length === 0) return 'nothing';
        return typeof given === 'object' || given === undefined ? 'given' : String(given);
      } catch (error) {
        const name = error instanceof Error ? error.name : String(error);
        // Nobody chose a device, or was not even asked because no click came before.
        return name === 'NotFoundError' || name === 'SecurityError' ? 'nothing' : name;
      }
    };
    const part = (name: string) => Reflect.get(navigator, name) as unknown;
    return {
      notification: await ask(Notification, 'requestPermission'),
      place: await new Promise<string>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(`code ${code}`),
        );
      }),
      camera: await ask(navigator.mediaDevices, 'getUserMedia', { audio: true, video: true }),
      instruments: await ask(navigator, 'requestMIDIAccess', { sysex: true }),
      clipboardRead: await ask(navigator.clipboard, 'readText'),
      clipboardWrite: await ask(navigator.clipboard, 'writeText', 'x'),
      storage: await ask(navigator.storage, 'persist'),
      awake: await ask(navigator.wakeLock, 'request', 'screen'),
      idle: await ask(Reflect.get(globalThis, 'IdleDetector'), 'requestPermission'),
      usb: await ask(part('usb'), 'requestDevice', { filters: [] }),
      serial: await ask(part('serial'), 'requestPort'),
      hid: await ask(part('hid'), 'requestDevice', { filters: [] }),
    };
  });
}
