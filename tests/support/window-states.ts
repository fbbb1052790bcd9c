import type { Attempt } from '../../shared/attempt.ts';
import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import type { Session } from '../../shared/ipc/account.ts';
import type { PracticeSession } from '../../shared/ipc/practice.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { securityByName, unknownSecurity } from '../../shared/security-type.ts';
import {
  type DeviceIdentity,
  type Outcome,
  type Question,
  type SetupEvent,
  type Stage,
  stages,
} from '../../shared/setup-events.ts';
import type { HeardNetwork } from '../../shared/wifi-network.ts';

/** The moment at which every test's clock stands, in milliseconds since 1970. */
export const now = Date.UTC(2026, 10, 23, 9, 30);

export const signedOut: Session = {
  status: 'signed-out',
  userName: undefined,
  failedSignIns: 0,
  lockedUntil: undefined,
};
export const signedIn: Session = { ...signedOut, status: 'signed-in', userName: 'user@example.com' };

export const snapshot: Snapshot = {
  practice: undefined,
  session: signedOut,
  product: undefined,
  importing: undefined,
  settings: {
    cloudUrl: 'https://api.particle.io',
    clientId: 'particle',
    photonPrefix: 'Photon',
    joinBy: 'automatic',
    wifiAdapter: '',
    look: 'system',
    sound: 'off',
    volume: 'medium',
    notifications: 'on',
    updates: 'on',
    updateServer: '',
    updateChannel: 'stable',
    historyDays: 0,
    historyCount: 0,
    language: 'system',
  },
  update: { status: 'current', checkedAt: Date.UTC(2026, 10, 23, 9, 0), problem: undefined },
  policy: { values: {}, locked: [], problem: undefined },
  startProblem: undefined,
  recovery: undefined,
  unfinished: undefined,
  recordProblem: undefined,
  historyHeard: 0,
  historyWork: undefined,
  sharing: {
    state: 'off',
    awaySince: undefined,
    place: undefined,
    waiting: 0,
    waitingSince: undefined,
    setAside: 0,
    nameIsTaken: false,
    heard: 0,
    trouble: undefined,
  },
  closing: false,
  secrets: { place: 'opening', problem: undefined },
  proxy: undefined,
  knownProducts: [],
  rememberedWifi: [],
  plugged: [],
  wifi: 'manual',
  running: false,
  language: 'en',
  system: {
    platform: 'linux',
    languages: ['en'],
    versions: { app: '0.1.0', electron: '45.4.1', chromium: '150.0', node: '26.1' },
    build: { commit: '4d1c0ffee4d1c0ffee4d1c0ffee4d1c0ffee4d1c', signed: true, runtime: 'release' },
  },
};

/** The record of a plant whose server has been away for a quarter of an hour. */
export const sharedAway: Snapshot['sharing'] = {
  state: 'away',
  awaySince: now - 900_000,
  place: {
    host: 'db.example.com',
    port: 5432,
    database: 'plant',
    user: 'bench',
    tls: 'verify-full',
    station: 'Bench 1',
    hasCa: true,
  },
  waiting: 12,
  waitingSince: now - 840_000,
  setAside: 0,
  nameIsTaken: false,
  heard: 0,
  trouble: setupError('shared-record-unreachable', { saw: 'ECONNREFUSED' }),
};

export const practiceSession: PracticeSession = {
  scenario: 'everything-works',
  networks: [
    { ssid: 'HomeNet', password: 'correct horse', userName: undefined, hidden: false },
    { ssid: 'Guests', password: undefined, userName: undefined, hidden: false },
  ],
  photonNetwork: 'Photon-K4WQ',
  homeNetwork: 'HomeNet',
  product: {
    clientId: 'practice-4711',
    clientSecret: 'made-up secret',
    product: 'practice-product',
    deviceIds: ['2e0039000147343233320a01'],
  },
};

export const device: DeviceIdentity = {
  id: '2e0039000147343233323032' as DeviceId,
  setUpBefore: false,
  ownedByMe: false,
};

const network = (ssid: string, rssi: number, security: number, extra: Partial<HeardNetwork> = {}): HeardNetwork => ({
  ssid,
  rssi,
  security,
  channel: 6,
  accessPoints: 1,
  ...extra,
});

export const networks: readonly HeardNetwork[] = [
  network('HomeNet', -48, securityByName['wpa2-aes']),
  network('Guests', -58, securityByName.open),
  network('Büro 2. Stock – Besprechung', -63, securityByName['wpa2-mixed']),
  network('eduroam', -70, securityByName['wpa2-enterprise-aes']),
  network('Jane’s "Wi-Fi"', -72, securityByName['wpa2-aes'], { notSettable: 'special-characters' }),
  network('OldRouter', -79, securityByName.wep),
  network('Mystery', -88, unknownSecurity),
];

/** An attempt that ended in the middle an hour ago. */
export const unfinished: Attempt = {
  runId: 'run-0',
  startedAt: now - 3_600_000,
  forWhom: { for: 'account', userName: 'user@example.com' },
  cloudUrl: 'https://api.particle.io',
  deviceId: device.id,
  networkName: 'HomeNet',
  plan: undefined,
  reached: 'connect',
  connectedAt: now - 3_500_000,
  end: undefined,
};

/** An event without its time. */
export type UntimedEvent = SetupEvent extends infer Event
  ? Event extends SetupEvent
    ? Omit<Event, 'at'>
    : never
  : never;

/** Events of one run, a second apart, the last of them three seconds ago. */
export function happened(...events: readonly UntimedEvent[]): readonly SetupEvent[] {
  return events.map((event, index) => ({ ...event, at: now - 3_000 - (events.length - 1 - index) * 1_000 }));
}

/** The same, but half a minute before. */
export function longAgo(events: readonly SetupEvent[]): readonly SetupEvent[] {
  return events.map((event) => ({ ...event, at: event.at - 30_000 }));
}

export const started = { type: 'run-started', runId: 'run-1', wifi: 'manual' } as const;
const startedByItself = { ...started, wifi: 'automatic' } as const;
export const enter = (stage: Stage) => ({ type: 'stage-started', stage }) as const;
export const leave = (stage: Stage) => ({ type: 'stage-finished', stage }) as const;
export const step = (id: Extract<SetupEvent, { type: 'step-started' }>['step'], attempt = 1) =>
  ({ type: 'step-started', step: id, attempt, attempts: 3, timeLimitMs: 20_000 }) as const;
export const ask = (question: Question) => ({ type: 'question-asked', question }) as const;
export const end = (outcome: Outcome) => ({ type: 'run-finished', outcome }) as const;

export const atJoin = [started, enter('prepare'), leave('prepare'), enter('join')] as const;
/** The program looks for Photons by itself. */
export const atSearch = [
  startedByItself,
  enter('prepare'),
  leave('prepare'),
  { type: 'network-remembered', networkName: 'HomeNet', adapter: 'wlan0', keepsInternet: false },
  enter('join'),
  step('find-photon'),
] as const;
export const atChoose = [
  ...atJoin,
  { type: 'photons-seen', photons: [{ ssid: 'Photon-K4WQ', rssi: -42 }] },
  { type: 'place-changed', place: 'photon' },
  leave('join'),
  enter('inspect'),
  { type: 'device-identified', device },
  { type: 'networks-heard', networks },
  leave('inspect'),
  enter('choose'),
] as const;
export const chooseQuestion = { id: 'q-network', kind: 'choose-network', networks } as const satisfies Question;
export const atCommit = [
  ...atChoose,
  ask(chooseQuestion),
  { type: 'question-answered', questionId: 'q-network' },
  leave('choose'),
  enter('commit'),
] as const;
export const atGiveBack = [
  ...atCommit,
  { type: 'connect-sent' },
  { type: 'light-expected', light: 'green-blinking' },
  leave('commit'),
  enter('give-back'),
  { type: 'place-changed', place: 'between' },
] as const;
export const atProve = [
  ...atGiveBack,
  { type: 'place-changed', place: 'own-network' },
  leave('give-back'),
  enter('prove'),
  step('wait-online'),
] as const;

/** The last stage alone, of a run that ended in the middle. */
export const atFinish = [
  { ...started, runId: 'run-0' },
  { type: 'device-identified', device },
  { type: 'connect-sent' },
  ...stages.filter((stage) => stage !== 'prove').map(leave),
  enter('prove'),
  step('wait-online'),
] as const;

export const withoutOwner = {
  outcome: 'online-without-owner',
  deviceId: device.id,
  name: undefined,
  tookMs: 38_400,
  productId: 1319,
} as const satisfies Outcome;

export const claimed = {
  outcome: 'claimed',
  deviceId: device.id,
  name: 'turtle_biscuit',
  tookMs: 41_200,
} as const satisfies Outcome;
