import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import { securityByName } from '../../../shared/security-type.ts';
import {
  atCommit,
  atGiveBack,
  atJoin,
  atProve,
  atSearch,
  claimed,
  end,
  happened,
  longAgo,
  signedIn,
  snapshot,
  step,
} from '../../support/window-states.ts';
import { automatic, failed, manualTask, named, on, platforms, practising, running, type Scene } from './scene.ts';

const notHome = (code: ErrorCode) =>
  happened(...atProve, { type: 'place-changed', place: 'between' }, { type: 'noticed', notice: named(code) });

const stored = (ssid: string) => ({ type: 'network-stored', ssid, security: securityByName['wpa2-aes'] }) as const;

export const resultScenes: readonly Scene[] = [
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
        manualTask({ kind: 'join-photon', ssid: 'Photon-K4WQ' }),
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
      events: happened(...atGiveBack, manualTask({ kind: 'return-to-own-network', networkName: 'HomeNet' })),
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
      events: happened(...atProve, stored('HomeNet'), failed(named('network-details-wrong'))),
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
    name: 'closing-in-a-run',
    world: { snapshot: { ...running, closing: true }, events: happened(...atGiveBack) },
  },
  {
    name: 'failure-password-missing',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atProve, stored('HomeNet'), failed(named('network-details-wrong'))),
    },
    act: (page) => page.locator('.action-bar button.primary').click(),
  },
  {
    name: 'failure-networks-kept',
    world: {
      snapshot: { ...snapshot, session: signedIn },
      events: happened(...atCommit, stored('HomeNet'), stored('Workshop'), failed(setupError('photon-timed-out'))),
    },
  },
];
