import type { Page } from '@playwright/test';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import type { Platform } from '../../../shared/ipc/snapshot.ts';
import type { HandTask, SeenPhoton } from '../../../shared/setup-events.ts';
import { type FakeWorld, say } from './fake-bridge.ts';
import {
  ask,
  atChoose,
  atCommit,
  atFinish,
  atGiveBack,
  atJoin,
  atProve,
  atSearch,
  chooseQuestion,
  claimed,
  device,
  end,
  enter,
  happened,
  longAgo,
  practiceRoom,
  signedIn,
  signedOut,
  snapshot,
  started,
  step,
  unfinished,
} from './worlds.ts';

/** One picture of the window: the world behind it and what a person did in it. Labels are found in every language. */
export interface Scene {
  readonly name: string;
  readonly world: Partial<FakeWorld>;
  readonly act?: (page: Page) => Promise<void>;
}

const running = { ...snapshot, session: signedIn, running: true };
const practising = { ...running, practice: practiceRoom, wifi: 'simulated' } as const;
const automatic = { ...running, wifi: 'automatic' } as const;
const on = (platform: Platform) => ({ ...automatic, system: { ...snapshot.system, platform } });
const platforms = ['linux', 'windows', 'macos'] as const satisfies readonly Platform[];
const handTask = (task: HandTask) => ({ type: 'hand-needed', task }) as const;
const photons: readonly SeenPhoton[] = [
  { ssid: 'Photon-K4WQ', rssi: -42 },
  { ssid: 'Photon-8QYT2H', rssi: -67 },
  { ssid: 'Photon-ZK3B', rssi: -84 },
];
const lookAlikes: readonly SeenPhoton[] = [
  { ssid: 'PHOTON-K4WQ', rssi: -51, alike: true },
  { ssid: 'photon_kitchen', rssi: -72, alike: true },
];
const askWhich = (seen: readonly SeenPhoton[]) =>
  [{ type: 'photons-seen', photons: seen }, ask({ id: 'q-photon', kind: 'choose-photon', photons: seen })] as const;
const obstructed = (code: ErrorCode) => ({ type: 'search-obstructed', obstacle: setupError(code) }) as const;
const atAdvanced = async (page: Page) => {
  await page.locator('.tile-title').first().click();
  await page.locator('summary').click();
};
const askedByProxy = { proxy: 'proxy.example.com:3128', status: 'asked', refused: false } as const;
const atProxy = (page: Page) => page.locator('dialog[open] form').waitFor();
const atAbout = async (page: Page) => {
  await page.locator('.app-header button').last().click();
  await page.locator('.licences li').first().waitFor();
};
/** What a start says of the one before is a part of its own, which comes a moment later. */
const startTold = (page: Page) => page.locator('.recovery .notice').first().waitFor();
/** Of the network that its words speak of. */
const named = (code: ErrorCode) =>
  setupError(code, {
    details: { network: code.startsWith('photon') ? 'Photon-K4WQ' : 'HomeNet', adapter: 'Ethernet' },
  });
const notHome = (code: ErrorCode) =>
  happened(...atProve, { type: 'place-changed', place: 'between' }, { type: 'noticed', notice: named(code) });
const failed = (error: ReturnType<typeof setupError>) => end({ outcome: 'failed', error, deviceId: device.id });

const severalGiven = [
  { ssid: 'HomeNet', security: chooseQuestion.networks[0]?.security ?? 0, stored: false },
  { ssid: 'Workshop', security: chooseQuestion.networks[0]?.security ?? 0, stored: false },
];

export const scenes: readonly Scene[] = [
  { name: 'doors', world: {} },
  { name: 'doors-signed-in', world: { snapshot: { ...snapshot, session: signedIn } } },
  {
    name: 'doors-not-signed-out',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      replies: { signOut: [{ ok: false, error: setupError('sign-out-not-done', { saw: 'Internal error' }) }] },
    },
    act: async (page) => {
      await page.locator('.signed-in button').click();
      const language = (await page.locator('h1').textContent())?.startsWith('[') ? 'pseudo' : 'en';
      await say(page, 'snapshotChanged', { ...snapshot, system: { ...snapshot.system, language } });
      await page.locator('.notice').waitFor();
    },
  },
  { name: 'about', world: {}, act: atAbout },
  {
    name: 'about-licences',
    world: {},
    act: async (page) => {
      await atAbout(page);
      await page.locator('.licences summary').first().click();
      await page.locator('dialog').evaluate((dialog) => dialog.scrollTo(0, dialog.scrollHeight));
    },
  },
  {
    name: 'about-update-settings',
    world: {
      snapshot: {
        ...snapshot,
        update: { status: 'current', checkedAt: 0, problem: setupError('update-server-unreachable') },
      },
    },
    act: async (page) => {
      await atAbout(page);
      await page.locator('dialog summary').first().click();
      await page.locator('dialog form').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'doors-update-fetching',
    world: {
      snapshot: { ...snapshot, update: { status: 'downloading', version: '0.2.0', received: 31e6, size: 84e6 } },
    },
    act: async (page) => page.locator('progress').waitFor(),
  },
  {
    name: 'doors-update-ready',
    world: { snapshot: { ...snapshot, update: { status: 'ready', version: '0.2.0', problem: undefined } } },
    act: async (page) => page.locator('.notice').waitFor(),
  },
  {
    name: 'doors-nothing-kept',
    world: { snapshot: { ...snapshot, startProblem: setupError('profile-not-writable') } },
  },
  {
    name: 'doors-policy-broken',
    world: {
      snapshot: {
        ...snapshot,
        policy: {
          values: { doors: ['practise'], updates: 'off' },
          locked: [],
          problem: setupError('policy-unreadable', {
            saw: 'cloudUrl: not an address that may be used',
            details: { file: '/etc/photon-setup/policy.json' },
          }),
        },
      },
    },
  },
  {
    name: 'advanced-locked',
    world: {
      snapshot: {
        ...snapshot,
        policy: { values: {}, locked: ['cloudUrl', 'clientId', 'photonPrefix', 'joinBy'], problem: undefined },
      },
    },
    act: atAdvanced,
  },
  {
    name: 'doors-kept-sign-in-ended',
    world: {
      snapshot: { ...snapshot, secrets: { place: 'encrypted', problem: setupError('kept-sign-in-ended') } },
    },
    act: (page) => page.locator('.notice').waitFor(),
  },
  {
    name: 'doors-keyring-locked',
    world: { snapshot: { ...snapshot, secrets: { place: 'memory', problem: setupError('secret-store-locked') } } },
    act: (page) => page.locator('.notice').waitFor(),
  },
  {
    name: 'sign-in-memory-only',
    world: { snapshot: { ...snapshot, secrets: { place: 'memory', problem: setupError('secret-store-missing') } } },
    act: (page) => page.locator('.tile-title').first().click(),
  },
  { name: 'sign-in', world: {}, act: (page) => page.locator('.tile-title').first().click() },
  {
    name: 'sign-in-empty-fields',
    world: { snapshot: { ...snapshot, session: { ...signedOut, failedSignIns: 7 } } },
    act: async (page) => {
      await page.locator('.tile-title').first().click();
      await page.locator('button.primary').click();
    },
  },
  ...(['under-way', 'home', 'stays', 'adapter-gone', 'failed'] as const).map((status) => ({
    name: `doors-recovery-${status}`,
    world: { snapshot: { ...snapshot, recovery: { status, networkName: 'HomeNet', adapter: 'wlan1' } } },
    act: startTold,
  })),
  ...(['home-network-asks-password', 'photon-network-kept', 'wifi-service-not-running'] as const).map((code) => ({
    name: `doors-recovery-${code}`,
    world: {
      snapshot: { ...snapshot, recovery: { status: 'failed', networkName: 'HomeNet', error: named(code) } as const },
    },
    act: startTold,
  })),
  { name: 'doors-unfinished-told', world: { snapshot: { ...snapshot, unfinished } }, act: startTold },
  {
    name: 'doors-unfinished-customer',
    world: {
      snapshot: {
        ...snapshot,
        recovery: { status: 'under-way', networkName: 'HomeNet' },
        unfinished: {
          ...unfinished,
          forWhom: { for: 'customer', email: 'ann+1@example.com', productId: 1319 },
          connectedAt: undefined,
        },
        recordProblem: setupError('journal-damaged'),
      },
    },
    act: startTold,
  },
  {
    name: 'doors-unfinished-nobody',
    world: {
      snapshot: {
        ...snapshot,
        session: signedIn,
        recovery: { status: 'home', networkName: 'HomeNet' },
        unfinished: { ...unfinished, deviceId: undefined, connectedAt: undefined },
      },
    },
    act: startTold,
  },
  { name: 'finishing', world: { snapshot: running, events: happened(...atFinish) } },
  { name: 'sign-in-advanced', world: {}, act: atAdvanced },
  {
    name: 'sign-in-advanced-kept',
    world: {
      replies: {
        listKept: [
          {
            ok: true,
            value: [
              { what: 'product', names: ['Weather station'] },
              { what: 'oauth-client', names: ['setup-1234'] },
              { what: 'proxies', names: ['proxy.example.com:3128'] },
            ],
          },
        ],
      },
    },
    act: async (page) => {
      await atAdvanced(page);
      await page.locator('.kept-secrets button').first().click();
      await page.locator('.kept-secrets ul').scrollIntoViewIfNeeded();
    },
  },
  { name: 'proxy-asks', world: { snapshot: { ...snapshot, proxy: askedByProxy } }, act: atProxy },
  {
    name: 'proxy-refuses',
    world: { snapshot: { ...snapshot, proxy: { ...askedByProxy, refused: true } } },
    act: atProxy,
  },
  {
    name: 'proxy-tries',
    world: { snapshot: { ...snapshot, proxy: { ...askedByProxy, status: 'trying' } } },
    act: atProxy,
  },
  {
    name: 'sign-in-advanced-adapters',
    world: {
      replies: {
        listWifiAdapters: [
          {
            ok: true,
            value: [
              { id: 'wlan0', name: 'Intel Wi-Fi 6 AX201', carriesInternet: true },
              { id: 'wlan1', name: 'wlan1', carriesInternet: false },
            ],
          },
        ],
      },
    },
    act: async (page) => {
      await atAdvanced(page);
      await page.locator('.advanced button').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'sign-in-advanced-no-adapter',
    world: { replies: { listWifiAdapters: [{ ok: false, error: setupError('wifi-service-not-running') }] } },
    act: async (page) => {
      await atAdvanced(page);
      await page.locator('.advanced button').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'one-time-code',
    world: { snapshot: { ...snapshot, session: { ...signedOut, status: 'one-time-code-needed' } } },
    act: (page) => page.locator('.tile-title').first().click(),
  },
  {
    name: 'access-token',
    world: {},
    act: async (page) => {
      await page.locator('.tile-title').first().click();
      await page.locator('form button.link').click();
    },
  },
  { name: 'find-preparing', world: { snapshot: practising, events: happened(started, enter('prepare')) } },
  { name: 'find-looking', world: { snapshot: automatic, events: happened(...atSearch) } },
  { name: 'find-none-yet', world: { snapshot: automatic, events: longAgo(happened(...atSearch, ...askWhich([]))) } },
  { name: 'find-several', world: { snapshot: automatic, events: happened(...atSearch, ...askWhich(photons)) } },
  {
    name: 'find-looks-alike',
    world: { snapshot: automatic, events: happened(...atSearch, ...askWhich([...photons, ...lookAlikes])) },
  },
  {
    name: 'find-looks-alike-alone',
    world: { snapshot: automatic, events: happened(...atSearch, ...askWhich(lookAlikes)) },
  },
  ...platforms.map((platform) => ({
    name: `find-radio-off-${platform}`,
    world: { snapshot: on(platform), events: happened(...atSearch, ...askWhich([]), obstructed('wifi-radio-off')) },
  })),
  {
    name: 'find-not-permitted',
    world: {
      snapshot: on('windows'),
      events: happened(...atSearch, ...askWhich([]), obstructed('wifi-not-permitted')),
    },
  },
  ...platforms.map((platform) => ({
    name: `find-by-hand-${platform}`,
    world: { snapshot: on(platform), events: happened(...atJoin, handTask({ kind: 'join-photon' })) },
  })),
  {
    name: 'find-by-hand-obstacle',
    world: {
      snapshot: on('macos'),
      events: happened(
        ...atSearch,
        obstructed('wifi-list-not-given'),
        handTask({ kind: 'join-photon', obstacle: setupError('wifi-list-not-given') }),
      ),
    },
  },
  ...(['photon-connection-blocked', 'photon-no-route', 'photon-address-taken'] as const).flatMap((code) =>
    platforms.map((platform) => ({
      name: `find-by-hand-${code}-${platform}`,
      world: {
        snapshot: on(platform),
        events: happened(...atJoin, handTask({ kind: 'join-photon', ssid: 'Photon-K4WQ', obstacle: named(code) })),
      },
    })),
  ),
  {
    name: 'find-by-hand-named',
    world: {
      snapshot: on('windows'),
      events: happened(
        ...atSearch,
        ...askWhich(photons),
        handTask({
          kind: 'join-photon',
          ssid: 'Photon-8QYT2H',
          obstacle: setupError('photon-address-taken', { details: { adapter: 'Ethernet' } }),
        }),
      ),
    },
  },
  {
    name: 'find-connecting',
    world: {
      snapshot: running,
      events: happened(
        ...atJoin,
        { type: 'photons-seen', photons: [{ ssid: 'Photon-K4WQ', rssi: -42 }] },
        { type: 'place-changed', place: 'photon' },
        step('read-device-id'),
      ),
    },
  },
  {
    name: 'ownership',
    world: {
      snapshot: running,
      events: happened(
        ...atJoin,
        ask({ id: 'q-owner', kind: 'confirm-ownership', device: { ...device, setUpBefore: true } }),
      ),
    },
  },
  { name: 'choose', world: { snapshot: practising, events: happened(...atChoose, ask(chooseQuestion)) } },
  {
    name: 'choose-password',
    world: { snapshot: practising, events: happened(...atChoose, ask(chooseQuestion)) },
    act: async (page) => {
      await page.getByRole('radio', { name: 'HomeNet' }).check();
      await page.locator('input[type=password]').fill('short');
      await page.locator('button.primary').click();
    },
  },
  {
    name: 'choose-kept-password',
    world: {
      snapshot: running,
      events: happened(
        ...atChoose,
        ask({
          ...chooseQuestion,
          previous: { ssid: 'HomeNet', security: chooseQuestion.networks[0]?.security ?? 0, passwordKept: true },
        }),
      ),
    },
  },
  {
    name: 'choose-several',
    world: { snapshot: running, events: happened(...atChoose, ask({ ...chooseQuestion, given: severalGiven })) },
    act: (page) => page.getByRole('radio', { name: 'Guests' }).check(),
  },
  {
    name: 'choose-several-refused',
    world: {
      snapshot: running,
      events: happened(
        ...atChoose,
        ask({
          ...chooseQuestion,
          given: severalGiven.map((one) => ({ ...one, stored: true })),
          previous: { ssid: 'Attic', security: chooseQuestion.networks[0]?.security ?? 0, passwordKept: true },
          problem: setupError('network-not-heard', { details: { network: 'Attic' } }),
        }),
      ),
    },
  },
  {
    name: 'choose-open',
    world: { snapshot: running, events: happened(...atChoose, ask(chooseQuestion)) },
    act: (page) => page.getByRole('radio', { name: 'Guests' }).check(),
  },
  {
    name: 'choose-other',
    world: { snapshot: running, events: happened(...atChoose, ask(chooseQuestion)) },
    act: (page) => page.locator('.network-row.other input').check(),
  },
  {
    name: 'choose-enterprise',
    world: { snapshot: running, events: happened(...atChoose, ask(chooseQuestion)) },
    act: (page) => page.getByRole('radio', { name: 'eduroam' }).check(),
  },
  {
    name: 'choose-certificate',
    world: { snapshot: running, events: happened(...atChoose, ask(chooseQuestion)) },
    act: async (page) => {
      await page.getByRole('radio', { name: 'eduroam' }).check();
      await page.locator('.methods input').last().check();
      const locked = '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n-----END ENCRYPTED PRIVATE KEY-----';
      await page.locator('.choose-details textarea').nth(1).fill(locked);
    },
  },
  {
    name: 'choose-left',
    world: {
      snapshot: automatic,
      events: happened(
        ...atChoose,
        ask(chooseQuestion),
        { type: 'noticed', notice: setupError('photon-network-left') },
        { type: 'place-changed', place: 'between' },
      ),
    },
    act: async (page) => {
      await page.getByRole('radio', { name: 'HomeNet' }).check();
      await page.locator('input[type=password]').fill('half typed');
    },
  },
  {
    name: 'choose-left-by-hand',
    world: {
      snapshot: running,
      events: happened(
        ...atChoose,
        ask(chooseQuestion),
        { type: 'noticed', notice: setupError('photon-network-left') },
        handTask({ kind: 'join-photon', ssid: 'Photon-K4WQ' }),
      ),
    },
  },
  {
    name: 'choose-back-again',
    world: {
      snapshot: automatic,
      events: happened(
        ...atChoose,
        ask(chooseQuestion),
        { type: 'noticed', notice: setupError('photon-network-left') },
        { type: 'place-changed', place: 'between' },
        { type: 'place-changed', place: 'photon' },
      ),
    },
  },
  {
    name: 'progress-keeps-internet',
    world: {
      snapshot: automatic,
      events: happened(
        ...atCommit,
        { type: 'network-remembered', networkName: 'HomeNet', keepsInternet: true },
        step('configure-network'),
      ),
    },
  },
  {
    name: 'progress-rejoining-by-hand',
    world: {
      snapshot: running,
      events: happened(
        ...atCommit,
        { type: 'place-changed', place: 'between' },
        handTask({ kind: 'join-photon', ssid: 'Photon-K4WQ' }),
      ),
    },
  },
  {
    name: 'progress-handing-over',
    world: { snapshot: practising, events: happened(...atCommit, step('configure-network', 2)) },
  },
  {
    name: 'progress-cancel-half-way',
    world: { snapshot: running, events: happened(...atCommit, step('set-claim-code')) },
    act: (page) => page.locator('.action-bar button').first().click(),
  },
  { name: 'progress-returning', world: { snapshot: running, events: happened(...atGiveBack) } },
  ...platforms.map((platform) => ({
    name: `progress-returning-by-hand-${platform}`,
    world: {
      snapshot: on(platform),
      events: happened(...atGiveBack, handTask({ kind: 'return-to-own-network', networkName: 'HomeNet' })),
    },
  })),
  {
    name: 'progress-proving',
    world: {
      snapshot: running,
      events: happened(...atProve, {
        type: 'noticed',
        notice: setupError('network-signal-weak', { details: { rssi: -79 } }),
      }),
    },
  },
  { name: 'progress-proving-long', world: { snapshot: running, events: longAgo(longAgo(happened(...atProve))) } },
  {
    name: 'progress-other-light',
    world: { snapshot: running, events: longAgo(longAgo(happened(...atProve))) },
    act: (page) => page.locator('.light-choice input').nth(9).check(),
  },
  {
    name: 'stopping',
    world: { snapshot: running, events: happened(...atCommit), unanswered: ['cancelSetup'] },
    act: (page) => page.locator('.action-bar button').click(),
  },
  { name: 'success', world: { snapshot: practising, events: happened(...atProve, end(claimed)) } },
  ...(['home-network-not-back', 'home-network-asks-password', 'photon-network-kept'] as const).map((code) => ({
    name: `success-${code}`,
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: [...notHome(code), ...happened(end(claimed))],
    },
  })),
  { name: 'progress-not-home', world: { snapshot: running, events: notHome('home-network-not-back') } },
  {
    name: 'failure-not-home',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: [
        ...happened(...atProve, { type: 'place-changed', place: 'between' }),
        ...happened(failed(named('home-network-not-back'))),
      ],
    },
  },
  {
    name: 'success-variables',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atProve, end(claimed)),
      replies: {
        readVariables: [
          {
            ok: true,
            value: [
              { name: 'temperature', type: 'double', reading: { ok: true, value: 21.5 } },
              { name: 'status', type: 'string', reading: { ok: true, value: 'watering the tomatoes since 07:30' } },
              { name: 'pump', type: 'bool', reading: { ok: false, error: setupError('device-not-answering') } },
            ],
          },
        ],
      },
    },
    act: async (page) => {
      await page.locator('.panel').last().locator('button').first().click();
      await page.locator('.panel').last().locator('button').last().click();
      await page.locator('table').waitFor();
    },
  },
  {
    name: 'failure-wrong-password',
    world: {
      snapshot: practising,
      events: happened(...atProve, failed(setupError('network-details-wrong', { details: { network: 'HomeNet' } }))),
    },
  },
  {
    name: 'failure-not-online',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atProve, failed(setupError('photon-not-online', { details: { network: 'HomeNet' } }))),
      replies: { checkAgain: [{ ok: true, value: { online: false, mine: true } }] },
    },
    act: async (page) => {
      await page.locator('.light-choice input').nth(3).check();
      await page.locator('.action-bar button.primary').click();
    },
  },
  {
    name: 'failure-details',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(
        ...atJoin,
        step('read-device-id'),
        failed(setupError('not-a-photon', { saw: 'HTTP/1.1 401 Unauthorized · FRITZ!Box' })),
      ),
    },
    act: (page) => page.locator('summary').click(),
  },
  {
    name: 'failure-timed-out',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atJoin, step('read-device-id'), failed(setupError('photon-timed-out'))),
    },
  },
  {
    name: 'failure-not-joined',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atSearch, step('join-photon'), failed(setupError('photon-network-not-joined'))),
    },
  },
  {
    name: 'stopped',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atCommit, failed(setupError('cancelled'))),
    },
  },
  {
    name: 'stopped-after-connect',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atProve, failed(setupError('cancelled'))),
    },
  },
  {
    name: 'came-online-after-stop',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atProve, failed(setupError('cancelled'))),
      replies: { checkAgain: [{ ok: true, value: { online: true, mine: true } }] },
    },
    act: async (page) => {
      await page.locator('.action-bar button.primary').click();
      await page.locator('.inline-actions button').first().click();
    },
  },
  {
    name: 'failure-contact-lost',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(
        ...atCommit,
        { type: 'noticed', notice: setupError('photon-network-left') },
        failed(setupError('photon-network-not-joined')),
      ),
    },
  },
  {
    name: 'failure-cloud-silent',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atProve, failed(setupError('cloud-unreachable', { saw: 'ECONNREFUSED' }))),
    },
  },
  {
    name: 'success-unsaved-name',
    world: { snapshot: { ...snapshot, session: signedIn }, events: happened(...atProve, end(claimed)) },
    act: async (page) => {
      await page.locator('form input').fill('greenhouse');
      await page.locator('.action-bar button.primary').click();
    },
  },
  {
    name: 'report',
    world: {
      replies: {
        readReport: [
          {
            ok: true,
            value: ['Photon Setup: report of a problem', '', '[log]', ...Array(40).fill('asked signIn: done')].join(
              '\n',
            ),
          },
        ],
      },
    },
    act: async (page) => {
      await page.locator('.app-header button').last().click();
      await page.locator('.about .link').first().click();
      await page.locator('.report pre').waitFor();
    },
  },
  { name: 'light-help', world: {}, act: (page) => page.locator('.app-header button').first().click() },
];
