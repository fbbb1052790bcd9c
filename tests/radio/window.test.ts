import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person } from './lab/person.ts';
import { openApp } from './lab/window.ts';

const buttonLimitMs = 120_000;

test('the app opens its window for an ordinary user, its pages in a sandbox', async (context) => {
  const user = await person();
  const from = performance.now();
  const tell = (what: string) => context.diagnostic(`${what} after ${Math.round(performance.now() - from)} ms`);
  const app = await openApp(user);
  try {
    tell('window');
    await app.page.getByRole('button').first().waitFor({ timeout: buttonLimitMs });
    tell('first button');
    await app.picture('window');
    assert.equal(await app.page.title(), 'Photon Setup');
    assert.match(await rendererStatus(user), /^Seccomp:\t2$/m);
  } finally {
    await app.close();
  }
});

/** How the kernel holds the process that draws the page; Seccomp 2 is a filter (proc(5)). */
async function rendererStatus(user: Awaited<ReturnType<typeof person>>): Promise<string> {
  const { stdout } = await user.run(['sh', '-c', 'cat /proc/$(pgrep --full -- --type=renderer | head -1)/status']);
  return stdout;
}
