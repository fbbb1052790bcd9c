import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { joinWindow } from '../../../build/package/drive-window.mjs';
import type { LoggedInUser } from './logged-in-user.ts';
import type { Program } from './programs.ts';
import { waitFor } from './wait-for.ts';

/** Where build/radio/guest puts the app, the Electron that runs it, and what the tests leave behind. */
const app = '/radio/code';
const executable = '/radio/electron/electron';
const results = '/radio/results';
const debuggingPort = 9222;
const screen = ':7';
const screenLimitMs = 30_000;
/** Emulated on two idle processors it takes most of a minute, and several times that beside other work. */
const windowLimitMs = 180_000;

export interface AppWindow {
  readonly page: Page;
  readonly program: Program;
  /** Keeps a picture of the window in artifacts/radio. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts the app as the person, on a screen that nobody sees, with a fresh profile. */
export async function openApp(user: LoggedInUser, switches: readonly string[] = []): Promise<AppWindow> {
  const display = user.start(['Xvfb', screen, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']);
  await waitFor('the screen', screenLimitMs, async () => {
    const { code } = await user.run(['test', '-S', `/tmp/.X11-unix/X${screen.slice(1)}`]);
    return code === 0 ? true : undefined;
  });
  const profile = `/home/person/profile-${Date.now()}`;
  const own = [`--user-data-dir=${profile}`, `--remote-debugging-port=${debuggingPort}`, '--disable-gpu'];
  const program = user.start([executable, app, ...own, ...switches], { env: { DISPLAY: screen } });
  // Chromium names the address of its debugging protocol when it listens.
  const listens = () => /DevTools listening on (ws:\S+)/.exec(program.stderr)?.[1];
  const { page } = await joinWindow(await waitFor('the app', windowLimitMs, listens), windowLimitMs);
  // Sixty pictures a second are more than an emulated processor draws beside what it is to be tried with.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return {
    page,
    program,
    async picture(name) {
      await page.screenshot({ path: `${results}/${name}.png` });
    },
    async close() {
      program.kill('SIGTERM');
      const { code, signal, stderr } = await program.ended;
      await writeFile(`${results}/app.log`, `${stderr}\nended with ${code ?? signal}\n`);
      display.kill('SIGTERM');
      await display.ended;
    },
  };
}
