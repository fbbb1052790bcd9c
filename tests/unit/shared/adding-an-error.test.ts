import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { neverAborted } from '../../../electron/ground/never-aborted.ts';
import { performStep } from '../../../electron/setup/step.ts';
import { terminalWords } from '../../../electron/terminal/error-words.ts';
import { exitCodeOf, exitCodeTable } from '../../../electron/terminal/exit-codes.ts';
import { runPrinter } from '../../../electron/terminal/print-run.ts';
import { FailureScreen } from '../../../renderer/set-up-run/failure-screen.tsx';
import { networkFieldOf } from '../../../renderer/set-up-run/network-form.ts';
import { createWindowStore } from '../../../renderer/state/store.ts';
import { WindowProvider } from '../../../renderer/state/window-provider.tsx';
import { pauseBeforeRetry } from '../../../shared/cloud-patience.ts';
import { isCloudSilent, mayAnswerOtherwise } from '../../../shared/error-meaning.ts';
import { type ErrorRow, errorRows } from '../../../shared/error-table.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { failure } from '../../../shared/result.ts';
import { texts } from '../../../shared/text/en/errors.ts';
import type { ErrorText } from '../../../shared/text/error-text.ts';
import { englishWords } from '../../support/texts.ts';
import { virtualClock } from '../../support/virtual-clock.ts';

/** A code that nothing but its row and its words knows of. */
const added = 'cloud-behind-the-moon' as ErrorCode;
const row: ErrorRow = {
  exit: 255,
  area: 'cloud',
  transient: true,
  cloud: 'no-way',
  mend: 'sign-in',
  field: 'security',
  link: 'particle-status',
  saw: 'answer',
};
const words: ErrorText = {
  title: 'The cloud is behind the moon',
  happened: 'Nothing comes round it.',
  next: 'Wait until it has risen.',
};

// @ts-expect-error a code without its words does not build
const lacking: Record<ErrorCode | 'cloud-behind-the-moon', ErrorText> = texts.errors;

beforeAll(() => {
  expect(lacking).not.toHaveProperty(added);
  Object.assign(errorRows, { [added]: row });
  Object.assign(texts.errors, { [added]: words });
});

describe('a new code needs its row and its words:', () => {
  const error = setupError(added, { saw: 'no line of sight' });
  const outcome = { outcome: 'failed', error } as const;

  it('the terminal has its number and says it', async () => {
    const { jsonOutcome, plainOutcome } = runPrinter(await terminalWords('en'));
    expect(exitCodeOf(outcome)).toBe(255);
    expect(exitCodeTable(englishWords.person.translator.t)).toContain(`255  ${added}`);
    expect(plainOutcome(outcome)).toBe(
      [words.title, words.happened, 'Response: no line of sight', words.next, `(${added})`].join('\n'),
    );
    expect(JSON.parse(jsonOutcome(outcome))).toMatchObject({ code: added, message: words.happened, next: words.next });
  });

  it('a step tries it again, and so does long work', async () => {
    const clock = virtualClock();
    let tries = 0;
    const run = performStep(
      {
        id: 'get-claim-code',
        timeLimitMs: 5_000,
        timeoutCode: 'cloud-timed-out',
        attempts: 3,
        pauseMs: 1_000,
        run: async () => {
          tries += 1;
          return failure(error);
        },
      },
      clock,
      neverAborted(),
    );
    const over = (async () => {
      while (!(await run.next()).done);
    })();
    await clock.advance(10_000);
    await over;
    expect([tries, pauseBeforeRetry(error, 1)]).toEqual([3, 2_000]);
  });

  it('is believed to say nothing of a device', () => {
    expect([isCloudSilent(added), mayAnswerOtherwise(added)]).toEqual([true, true]);
  });

  it('the screen of failures shows it, offers to sign in again, and leads to the page outside', async () => {
    const made = createWindowStore({
      request: async () => failure(error) as never,
      importFile: async () => failure(error),
      listen: () => () => {},
    });
    const { store } = made;
    store.setState({ startProblem: error });
    const parts = { ...made, store: { ...store, getInitialState: store.getState }, now: () => 0 };
    const { translator } = (await terminalWords('en')).person;
    const screen = createElement(WindowProvider, { parts }, createElement(FailureScreen));
    const drawn = renderToStaticMarkup(createElement(I18nextProvider, { i18n: translator }, screen));
    const { t } = translator;
    for (const text of [words.title, words.happened, words.next, 'no line of sight', t('failure.signInAgain')])
      expect(drawn).toContain(text);
    expect(drawn).toContain(t('app.openPage.particle-status'));
  });

  it('its form says it beside its field', () => {
    expect(networkFieldOf(error)).toBe('security');
  });
});
