import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import type { SeenPhoton } from '../../../shared/setup-events.ts';
import {
  ask,
  atChoose,
  atCommit,
  atFinish,
  atJoin,
  atProve,
  atSearch,
  chooseQuestion,
  device,
  enter,
  happened,
  longAgo,
  started,
  step,
} from '../../support/window-states.ts';
import { say } from './fake-bridge.ts';
import { automatic, manualTask, named, on, platforms, practising, running, type Scene } from './scene.ts';

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
const severalGiven = [
  { ssid: 'HomeNet', security: chooseQuestion.networks[0]?.security ?? 0, stored: false },
  { ssid: 'Workshop', security: chooseQuestion.networks[0]?.security ?? 0, stored: false },
];

const askedBeforeClosing: Scene['act'] = async (page) => {
  await say(page, 'closeAsked', undefined);
  await page.locator('dialog[open]').waitFor();
};

export const runScenes: readonly Scene[] = [
  {
    name: 'closing-half',
    world: { snapshot: running, events: happened(...atCommit, step('configure-network')) },
    act: askedBeforeClosing,
  },
  {
    name: 'closing-unconfirmed',
    world: { snapshot: running, events: happened(...atProve) },
    act: askedBeforeClosing,
  },
  { name: 'finishing', world: { snapshot: running, events: happened(...atFinish) } },
  { name: 'find-preparing', world: { snapshot: practising, events: happened(started, enter('prepare')) } },
  { name: 'find-looking', world: { snapshot: automatic, events: happened(...atSearch) } },
  { name: 'find-none-yet', world: { snapshot: automatic, events: longAgo(happened(...atSearch, ...askWhich([]))) } },
  {
    name: 'find-practice-manually',
    world: {
      snapshot: { ...practising, practice: { ...practising.practice, scenario: 'join-manually' } },
      events: happened(...atJoin, manualTask({ kind: 'join-photon', ssid: 'Photon-K4WQ' })),
    },
  },
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
    world: { snapshot: on(platform), events: happened(...atJoin, manualTask({ kind: 'join-photon' })) },
  })),
  {
    name: 'find-by-hand-obstacle',
    world: {
      snapshot: on('macos'),
      events: happened(
        ...atSearch,
        obstructed('wifi-list-not-given'),
        manualTask({ kind: 'join-photon', obstacle: setupError('wifi-list-not-given') }),
      ),
    },
  },
  ...(['photon-connection-blocked', 'photon-no-route', 'photon-address-taken'] as const).flatMap((code) =>
    platforms.map((platform) => ({
      name: `find-by-hand-${code}-${platform}`,
      world: {
        snapshot: on(platform),
        events: happened(...atJoin, manualTask({ kind: 'join-photon', ssid: 'Photon-K4WQ', obstacle: named(code) })),
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
        manualTask({
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
        manualTask({ kind: 'join-photon', ssid: 'Photon-K4WQ' }),
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
];
