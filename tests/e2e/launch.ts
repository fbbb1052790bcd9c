import { readdir, readFile } from 'node:fs/promises';
import { type ElectronApplication, _electron as electron, errors, test } from '@playwright/test';
import { systemClock } from '../../electron/ground/system-clock.ts';

/** A start takes three seconds on an idle machine, and took twenty-five where ten programs wanted each processor. */
const startLimitMs = 60_000;
/** What a start that hangs is doing is looked at before Playwright ends it; a busy machine takes seconds to tell. */
const lookMs = 45_000;

type LaunchOptions = NonNullable<Parameters<typeof electron.launch>[0]>;

/**
 * Starts Electron, and once more where the first start never got as far as to be driven. One such start was seen in
 * `npm test`, and two of 390 that were made to find its cause, on a loaded machine, stayed silent for a minute; why is not
 * known. Each is noted with its test, with what its processes did meanwhile, and counted at the end. A second one that
 * hangs fails, and so does one that never opens its debugger, because what Playwright then gives up fails the test by itself.
 */
export async function launch(options: LaunchOptions & { readonly profile: string }): Promise<ElectronApplication> {
  const { profile, ...usual } = options;
  const start = async () => keepingAnswers(await electron.launch({ ...usual, timeout: startLimitMs }));
  const over = new AbortController();
  const looked = systemClock
    .sleep(lookMs, over.signal)
    .then(() => (over.signal.aborted ? [] : processesWith(`--user-data-dir=${profile}`)));
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    const description = [error.message, ...(await looked)].join('\n');
    test.info().annotations.push({ type: 'a start hung', description });
    // Its minute is none of the test's.
    test.setTimeout(test.info().timeout + startLimitMs);
    console.log(`A start hung and is made once more.\n${description}`);
    return await start();
  } finally {
    over.abort();
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

/**
 * Where the system tells (Linux: proc(5)): what processes with this argument are doing, by their first threads and by those
 * that do not sleep, with the time that each has had of a processor, in hundredths of a second.
 */
async function processesWith(argument: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const id of await readdir('/proc').catch(() => [])) {
    const told = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    const words = told.split('\0');
    if (!words.includes(argument)) continue;
    const type = words.find((word) => word.startsWith('--type=')) ?? 'the program itself';
    for (const thread of await readdir(`/proc/${id}/task`).catch(() => [])) {
      const [name, wait, stat] = await Promise.all(
        ['comm', 'wchan', 'stat'].map((file) => readFile(`/proc/${id}/task/${thread}/${file}`, 'utf8').catch(() => '')),
      );
      // The name of the program stands in parentheses and may hold blanks; the state comes next, user and system time 11 later.
      const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
      if (thread !== id && fields[0] === 'S') continue;
      const time = Number(fields[11]) + Number(fields[12]);
      found.push(`${id} ${type}, ${name?.trim()}: ${fields[0]} ${wait} ${time}`);
    }
  }
  return found;
}
