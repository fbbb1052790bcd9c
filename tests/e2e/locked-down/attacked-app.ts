import type { ElectronApplication, Page } from '@playwright/test';
import { json, scriptedServer } from '../../support/scripted-server.ts';
import { type RunningApp, startApp, test } from '../app.ts';

/**
 * Electron's security checklist (Electron documentation, tutorial "Security", 20 items), each item tried as an attack on
 * the real app. Where a protection can be lifted in the running app, the same attack is shown to succeed without it:
 * then the refusal before was the app's own. What only the source can tell stands in tests/unit/shipped-code.test.ts.
 */

/** Where the window is. */
export const home = 'app://photon-setup/';
export const startScreen = (page: Page) => page.getByRole('button', { name: 'Set up a Photon' }).waitFor();

/** One app for the attacks of a file that leave its window as it was. It is there as soon as the first of them runs. */
export function sharedApp(): RunningApp {
  const shared = {} as RunningApp;
  test.beforeAll(async () => {
    Object.assign(shared, await startApp());
    await startScreen(shared.page);
  });
  test.afterAll(() => shared.close());
  return shared;
}

/** A server that is really there, and that any page may read: a refusal is the app's, not the network's. */
export async function elsewhere(script = json(200, {}, { 'Access-Control-Allow-Origin': '*' })) {
  const server = await scriptedServer(script);
  return { ...server, [Symbol.asyncDispose]: server.close };
}

/** What the window was really made with. */
export function preferences(app: ElectronApplication): Promise<Record<string, unknown>> {
  return app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const { getLastWebPreferences } = (window?.webContents ?? {}) as { getLastWebPreferences?: () => object };
    return { ...getLastWebPreferences?.call(window?.webContents) } as Record<string, unknown>;
  });
}

/** Takes away the rule by which the session reaches only the app's files. */
export async function openSession(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null));
}

/** Loads the page again without its content security policy, as if it had none. */
export async function reloadWithoutPolicy(app: ElectronApplication, page: Page): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.debugger.attach();
    await contents?.debugger.sendCommand('Page.enable');
    await contents?.debugger.sendCommand('Page.setBypassCSP', { enabled: true });
    await new Promise<void>((resolve) => {
      contents?.once('did-finish-load', () => resolve());
      contents?.reload();
    });
  });
  await startScreen(page);
}
