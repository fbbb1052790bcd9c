import path from 'node:path';
import { type ElectronApplication, _electron as electron, errors, test } from '@playwright/test';

/** A start takes three seconds on an idle machine, and took twenty-five where ten programs wanted each processor. */
const startLimitMs = 60_000;

type LaunchOptions = NonNullable<Parameters<typeof electron.launch>[0]>;

/** What Electron is given before the app, so that no window opens before Playwright follows it. `project`: its folder. */
export const waitForDriver = (project: string) => ['-r', path.join(project, 'tests/e2e/wait-for-driver.cjs')];
const project = path.resolve(import.meta.dirname, '../..');

/** Starts Electron with the app in a folder, and once more where the first start hung, which is counted at the end. */
export async function launch(options: LaunchOptions): Promise<ElectronApplication> {
  const held = { ...options, args: [...waitForDriver(project), ...(options.args ?? [])], timeout: startLimitMs };
  const start = async () => keepingAnswers(await electron.launch(held));
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    test.info().annotations.push({ type: 'a start hung', description: error.message });
    // Its minute is none of the test's.
    test.setTimeout(test.info().timeout + startLimitMs);
    console.log(`A start hung and is made once more.\n${error.message}`);
    return await start();
  }
}

/**
 * The debugger holds the promise of an answer weakly (v8-inspector, `Resulting promise was garbage collected`), and an answer
 * may be lost on its way. What tests do in the program may be done twice: they read, or set what is then set.
 */
function keepingAnswers(app: ElectronApplication): ElectronApplication {
  const evaluate = app.evaluate.bind(app) as (...given: unknown[]) => Promise<unknown>;
  const again = async (...given: unknown[]) => {
    try {
      return await evaluate(...given);
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('garbage collected'))) throw error;
      return await evaluate(...given);
    }
  };
  return Object.assign(app, { evaluate: again });
}
