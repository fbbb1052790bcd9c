import { setupError } from '../../shared/errors.ts';
import { sayEvents } from './support/fake-bridge.ts';
import { openWindow } from './support/open-window.ts';
import { expect, type Page, test } from './support/shared-page.ts';
import {
  ask,
  atSearch,
  chooseQuestion,
  device,
  end,
  enter,
  happened,
  leave,
  networks,
  signedIn,
  snapshot,
  step,
} from './support/worlds.ts';

const running = { ...snapshot, session: signedIn, running: true, wifi: 'automatic' } as const;

/** What a reader is given to say: each text of a live region, and each heading that takes the focus. */
async function recordWords(page: Page) {
  return page.evaluateHandle(() => {
    const said: string[] = [];
    const regions = '[aria-live="polite"], [role="status"], [role="alert"]';
    new MutationObserver((changes) => {
      const changed = new Set<Element>();
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(regions);
        if (region) changed.add(region);
      }
      for (const region of changed) if (region.textContent) said.push(region.textContent);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLHeadingElement) said.push(target.textContent ?? '');
    });
    return said;
  });
}

test('a run says each of its stages once, which Photon is joined, and what becomes of the internet', async ({
  page,
}) => {
  await openWindow(page, { snapshot: running, events: happened(...atSearch) });
  await expect(page.getByRole('status').filter({ hasText: 'Looking for Photons nearby…' })).toHaveCount(1);
  const said = await recordWords(page);
  const expectSaid = (...words: readonly string[]) => expect.poll(() => said.jsonValue()).toEqual(words);
  const found = happened({ type: 'photons-seen', photons: [{ ssid: 'Photon-K4WQ', rssi: -42 }] }, step('join-photon'));
  await sayEvents(page, found);
  const connecting = 'Connecting to Photon-K4WQ…';
  await expectSaid(connecting);
  await expect(page).toHaveTitle('Connecting to Photon-K4WQ – Photon Setup');

  await sayEvents(page, happened({ type: 'place-changed', place: 'photon' }, leave('join'), enter('inspect')));
  const joined = 'Connected to Photon-K4WQ. This computer is briefly offline.';
  await expectSaid(connecting, joined);

  const chosen = happened(
    { type: 'device-identified', device },
    { type: 'networks-heard', networks },
    leave('inspect'),
    enter('choose'),
    ask(chooseQuestion),
  );
  await sayEvents(page, chosen);
  const which = 'Which Wi-Fi should the Photon use?';
  await expectSaid(connecting, joined, which);

  // What lasts no longer than a moment is not said: between two stages the one before would be said again.
  await sayEvents(page, happened({ type: 'question-answered', questionId: chooseQuestion.id }, leave('choose')));
  await sayEvents(page, happened(enter('commit'), step('configure-network')));
  const giving = 'Sending Wi-Fi details to the Photon…';
  await expect.poll(() => said.jsonValue()).toContain(giving);
  await sayEvents(page, happened(step('configure-network', 2)));
  await expect.poll(() => said.jsonValue()).toContain('Try 2 of 3');
  await sayEvents(
    page,
    happened({ type: 'connect-sent' }, leave('commit'), enter('give-back'), {
      type: 'place-changed',
      place: 'between',
    }),
  );
  await expect.poll(() => said.jsonValue()).toContain('Reconnecting this computer…');
  await sayEvents(page, happened({ type: 'place-changed', place: 'own-network' }, leave('give-back'), enter('prove')));
  const home = 'This computer is back on your Wi-Fi. Waiting for the Photon to come online…';
  await expect.poll(() => said.jsonValue()).toContain(home);
  await sayEvents(
    page,
    happened(end({ outcome: 'failed', error: setupError('photon-not-online'), deviceId: device.id })),
  );
  const failed = 'The Photon isn’t online yet';
  await expect.poll(() => said.jsonValue()).toContain(failed);
  const all = await said.jsonValue();
  expect(all).toEqual([
    connecting,
    joined,
    which,
    'Connecting your Photon',
    giving,
    'Try 2 of 3',
    'Reconnecting this computer…',
    home,
    failed,
  ]);
});
