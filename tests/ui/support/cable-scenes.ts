import type { DeviceId } from '../../../shared/device-id.ts';
import { type ErrorCode, setupError } from '../../../shared/errors.ts';
import type { PluggedIn } from '../../../shared/plugged-in.ts';
import {
  ask,
  atSearch,
  chooseQuestion,
  device,
  enter,
  happened,
  leave,
  signedIn,
  snapshot,
  step,
} from '../../support/window-states.ts';
import { practising, running, type Scene } from './scene.ts';

export const plugged: PluggedIn = { kind: 'photon', name: 'Photon', id: device.id, port: '/dev/ttyACM0' };
export const others: readonly PluggedIn[] = [
  { kind: 'p1', name: 'P1', id: '3b0021001747353236343033' as DeviceId, port: 'COM12' },
  {
    kind: 'other',
    name: 'Argon',
    port: 'COM3',
    obstacle: setupError('cable-not-photon', { details: { name: 'Argon' } }),
  },
  { kind: 'dfu', name: 'Photon', obstacle: setupError('cable-in-dfu') },
];

export const byCable = { type: 'run-started', runId: 'run-1', wifi: 'automatic', cable: true } as const;
export const cableStarted = [byCable, enter('prepare'), step('find-photon')] as const;
export const cableRead = [
  byCable,
  enter('prepare'),
  leave('prepare'),
  enter('inspect'),
  step('read-device-id'),
] as const;
export const cableChoose = [
  ...cableRead,
  { type: 'device-identified', device },
  { type: 'device-facts', transport: 'USB', firmware: '2.3.1' },
  { type: 'networks-heard', networks: chooseQuestion.networks },
  leave('inspect'),
  enter('choose'),
] as const;
export const cableCommit = [
  ...cableChoose,
  ask(chooseQuestion),
  { type: 'question-answered', questionId: 'q-network' },
  leave('choose'),
  enter('commit'),
  step('configure-network'),
] as const;
export const cableProve = [
  ...cableCommit,
  { type: 'network-stored', ssid: 'HomeNet', security: chooseQuestion.networks[0]?.security ?? 0 },
  { type: 'connect-sent' },
  leave('commit'),
  enter('prove'),
  step('wait-online'),
  { type: 'light-expected', light: 'green-blinking' },
] as const;
/** It could not join, and answers on its cable. */
export const cableAgain = [
  ...cableProve,
  { type: 'light-expected', light: 'blue-blinking' },
  leave('prove'),
  enter('choose'),
  ask({
    ...chooseQuestion,
    id: 'q-again',
    previous: { ssid: 'HomeNet', security: chooseQuestion.networks[0]?.security ?? 0, passwordKept: true },
    problem: setupError('network-details-wrong', { details: { network: 'HomeNet' } }),
  }),
] as const;

/** An open network was chosen, which this firmware stores wrong. */
export const cableOpenRefused = ask({
  ...chooseQuestion,
  id: 'q-open',
  previous: { ssid: 'Guests', security: 0, passwordKept: false },
  problem: setupError('cable-network-open'),
});

const obstructed = (code: ErrorCode) => ({ type: 'search-obstructed', obstacle: setupError(code) }) as const;
const atNotices = (page: Parameters<NonNullable<Scene['act']>>[0]) => page.locator('.notice').first().waitFor();

export const cableScenes: readonly Scene[] = [
  {
    name: 'start-plugged',
    world: { snapshot: { ...snapshot, session: signedIn, plugged: [plugged] } },
    act: atNotices,
  },
  {
    name: 'start-plugged-several',
    world: { snapshot: { ...snapshot, plugged: [plugged, ...others] } },
    act: atNotices,
  },
  {
    name: 'find-plugged',
    world: { snapshot: { ...running, wifi: 'automatic', plugged: [plugged] }, events: happened(...atSearch) },
  },
  { name: 'cable-reading', world: { snapshot: running, events: happened(...cableRead) } },
  ...(
    [
      ['cable-plug', 'cable-not-found'],
      ['cable-reset', 'cable-dialogue-open'],
      ['cable-hold-setup', 'cable-not-listening'],
      ['cable-dfu', 'cable-in-dfu'],
    ] as const
  ).map(([name, code]) => ({
    name,
    world: {
      snapshot: running,
      events: happened(...(name === 'cable-plug' ? cableStarted : cableRead), obstructed(code)),
    },
  })),
  {
    name: 'cable-choose',
    world: { snapshot: practising, events: happened(...cableChoose, ask(chooseQuestion)) },
    act: (page) => page.getByRole('radio', { name: 'HomeNet' }).check(),
  },
  {
    name: 'cable-choose-none',
    world: {
      snapshot: running,
      events: happened(
        ...cableChoose,
        { type: 'networks-heard', networks: [] },
        ask({ ...chooseQuestion, networks: [] }),
      ),
    },
    act: (page) => page.locator('.network-row.other input').check(),
  },
  {
    name: 'cable-choose-open',
    world: {
      snapshot: running,
      events: happened(
        ...cableChoose,
        { type: 'device-identified', device: { ...device, setUpBefore: true } },
        cableOpenRefused,
      ),
    },
  },
  { name: 'cable-choose-again', world: { snapshot: running, events: happened(...cableAgain) } },
  { name: 'cable-commit', world: { snapshot: running, events: happened(...cableCommit) } },
  { name: 'cable-prove', world: { snapshot: running, events: happened(...cableProve) } },
];
