import { expect, type Page } from '@playwright/test';
import type { PhotonSetupBridge } from '../../shared/ipc/contract.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import type { StepId } from '../../shared/setup-steps.ts';
import type { RunningApp } from './app.ts';
import { family, killAll } from './kill.ts';
import type { StandAloneSimulator } from './stand-alone-simulator.ts';

declare global {
  interface Window {
    readonly photonSetup: PhotonSetupBridge;
  }
}

/** Where a run is when its program is killed: as its event is about to be told, and nothing after it was begun. */
export interface Boundary {
  readonly type: SetupEvent['type'];
  readonly step?: StepId;
}

/** Kills the program itself at the boundary, in the middle of telling it; then whatever is left of its processes. */
export async function killAt(running: RunningApp, boundary: Boundary, run: () => Promise<void>): Promise<void> {
  const killed = new Promise<void>((resolve) => running.app.process().once('exit', () => resolve()));
  const processes = await family(running);
  await running.app.evaluate(({ BrowserWindow }, { type, step }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('there is no window');
    const send = contents.send.bind(contents);
    contents.send = (channel: string, message: { told?: { type?: string; step?: string } }) => {
      const event = channel === 'setupEvent' ? message.told : undefined;
      const here = event?.type === type && (step === undefined || event.step === step);
      if (here) process.kill(process.pid, 'SIGKILL');
      send(channel, message);
    };
  }, boundary);
  // What was about to be typed or clicked may have no window any more; a program that lives on fails the test below.
  await run().catch(() => undefined);
  await killed;
  killAll(processes);
}

export async function signIn(page: Page, { ready }: StandAloneSimulator): Promise<void> {
  const token = ready.account.accessToken;
  const answer = await page.evaluate((text) => window.photonSetup.request('useAccessToken', { token: text }), token);
  expect(answer.ok).toBe(true);
}

export async function chooseHome(page: Page, { ready }: StandAloneSimulator): Promise<void> {
  const home = ready.networks.find(({ ssid }) => ssid === 'HomeNet');
  await page.getByRole('radio', { name: 'HomeNet' }).check();
  await page.getByRole('textbox', { name: 'Wi-Fi password' }).fill(home?.password ?? '');
  await page.getByRole('button', { name: 'Connect the Photon' }).click();
}

/** Where a claim of the simulator's Photon ends well. */
export const online = (page: Page) => page.getByRole('heading', { level: 1, name: 'Your Photon is online' });
