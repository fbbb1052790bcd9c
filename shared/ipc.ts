import * as v from 'valibot';
import type { Attempt } from './attempt.ts';
import { type CareEvent, careActions, careLimit, type DeviceFacts, handWorks } from './bring-back.ts';
import type { DeviceId } from './device-id.ts';
import type { ImportState } from './device-import.ts';
import type { SetupError } from './errors.ts';
import { linkNames } from './links.ts';
import type { Listed } from './list-lack.ts';
import { type Policy, type UpdateChannel, updateChannels } from './policy.ts';
import type { ProxyQuestion } from './proxy-question.ts';
import type { Result } from './result.ts';
import type { SetupEvent, WifiAdapter, WifiMode } from './setup-events.ts';
import type { UpdateState } from './update-state.ts';

/**
 * The whole contract between the window and the main process, once. `requests` says what the window may ask and the
 * shape of what it sends; `Replies` what it gets back; `Notifications` what the main process says unasked. The preload
 * exposes exactly these names, and the main process parses every argument with these schemas before it looks at it.
 */

/** Foreign text from the window: bounded, so that no message can fill the memory. The mark keeps the schemas out of the window's bundle. */
const text = /* @__NO_SIDE_EFFECTS__ */ (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const int32 = v.pipe(v.number(), v.integer(), v.minValue(-2_147_483_648), v.maxValue(4_294_967_295));

const enterprise = v.variant('kind', [
  v.strictObject({
    kind: v.literal('peap'),
    userName: text(1024),
    password: text(1024),
    outerIdentity: v.exactOptional(text(1024)),
    rootCertificate: v.exactOptional(text(16_384)),
  }),
  v.strictObject({
    kind: v.literal('tls'),
    clientCertificate: text(16_384),
    privateKey: text(16_384),
    privateKeyPassphrase: v.exactOptional(text(1024)),
    outerIdentity: v.exactOptional(text(1024)),
    rootCertificate: v.exactOptional(text(16_384)),
  }),
]);

const networkChoice = v.strictObject({
  ssid: text(256),
  security: int32,
  channel: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
  password: v.exactOptional(text(1024)),
  enterprise: v.exactOptional(enterprise),
});

const answer = v.variant('kind', [
  v.strictObject({ kind: v.literal('choose-photon'), ssid: text(128) }),
  v.strictObject({ kind: v.literal('join-by-hand') }),
  v.strictObject({ kind: v.literal('confirm-ownership'), confirmed: v.boolean() }),
  v.strictObject({
    kind: v.literal('choose-network'),
    choice: networkChoice,
    usePreviousPassword: v.exactOptional(v.boolean()),
    andAnother: v.exactOptional(v.boolean()),
  }),
  v.strictObject({ kind: v.literal('no-more-networks') }),
  v.strictObject({ kind: v.literal('remove-network'), ssid: text(256) }),
  v.strictObject({ kind: v.literal('keep-networks') }),
  v.strictObject({ kind: v.literal('rescan-networks') }),
]);

const stay = v.exactOptional(v.boolean());
const deviceId = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/));
const email = text(320);
/** From a label or a list, as typed or scanned; an address may be as long as browsers take them. */
const wantedId = v.exactOptional(text(2048));

/** Who acts: the developer account, a customer of the product, or the product itself, whoever owns the device. */
const as = v.variant('who', [
  v.strictObject({ who: v.literal('account') }),
  v.strictObject({ who: v.literal('customer'), email }),
  v.strictObject({ who: v.literal('product') }),
]);
export type Actor = v.InferOutput<typeof as>;

/** Ids one request may name: more are a matter for a file. */
const deviceIds = v.pipe(v.array(deviceId), v.minLength(1), v.maxLength(careLimit));

/** What the practice room can rehearse; each is a world in which exactly this happens. */
export const practiceScenarios = [
  'everything-works',
  'wrong-password',
  'photon-set-up-before',
  'photon-stops-answering',
  'no-internet-behind-wifi',
  'router-answers',
] as const;
export type PracticeScenario = (typeof practiceScenarios)[number];

/** Secrets that are kept until a person deletes them. An account's token is not among them: signing out ends that. */
export const keptKinds = ['product', 'oauth-client', 'proxies'] as const;
export type KeptKind = (typeof keptKinds)[number];

/** The names alone, so that the preload carries no schemas. */
export const requestNames = [
  'readSnapshot',
  'signIn',
  'submitOneTimeCode',
  'useAccessToken',
  'signOut',
  'saveSettings',
  'enterPractice',
  'leavePractice',
  'startSetup',
  'answerQuestion',
  'cancelSetup',
  'checkAgain',
  'renameDevice',
  'signalDevice',
  'readVariables',
  'copyText',
  'openLink',
  'listWifiAdapters',
  'dismissRecovery',
  'dismissSecretsProblem',
  'readReport',
  'saveReport',
  'readLicences',
  'finishAttempt',
  'forgetAttempt',
  'lookForUpdate',
  'postponeUpdate',
  'restartAndUpdate',
  'saveUpdateSettings',
  'openProduct',
  'closeProduct',
  'importDevices',
  'sendImport',
  'cancelImport',
  'saveImportReport',
  'dismissImport',
  'listCustomers',
  'listDevices',
  'callFunction',
  'watchEvents',
  'stopWatching',
  'copyCustomerToken',
  'findDevices',
  'careForDevices',
  'tickHand',
  'flashFile',
  'stopCare',
  'readCare',
  'answerProxy',
  'cancelProxy',
  'listKept',
  'lookUpSerialNumber',
  'deleteKept',
] as const;
export type RequestName = (typeof requestNames)[number];

export const requests = {
  readSnapshot: v.tuple([]),
  /** `stay`: the sign-in is kept on this computer, locked by its secret store. */
  signIn: v.tuple([v.strictObject({ username: text(512), password: text(1024), stay })]),
  submitOneTimeCode: v.tuple([v.strictObject({ code: text(64) })]),
  useAccessToken: v.tuple([v.strictObject({ token: text(4096), stay })]),
  signOut: v.tuple([]),
  saveSettings: v.tuple([
    v.strictObject({
      cloudUrl: text(2048),
      clientId: text(256),
      /** Absent: keep the one there is. */
      clientSecret: v.exactOptional(text(256)),
      /** The client secret is kept on this computer, locked by its secret store. */
      keepSecret: v.exactOptional(v.boolean()),
      photonPrefix: text(25),
      /** `hand`: the person moves the computer's Wi-Fi in the system's own menu. */
      joinBy: v.picklist(['automatic', 'hand']),
      /** A {@link WifiAdapter} id; empty: the program chooses. */
      wifiAdapter: text(64),
    }),
  ]),
  enterPractice: v.tuple([v.strictObject({ scenario: v.picklist(practiceScenarios) })]),
  leavePractice: v.tuple([]),
  startSetup: v.tuple([
    v.variant('for', [
      v.strictObject({ for: v.literal('account') }),
      v.strictObject({
        for: v.literal('customer'),
        email,
        wantedId,
      }),
      /** In the product that is signed in, and nobody's. */
      v.strictObject({ for: v.literal('product'), wantedId }),
    ]),
  ]),
  answerQuestion: v.tuple([v.strictObject({ questionId: text(64), answer })]),
  cancelSetup: v.tuple([]),
  checkAgain: v.tuple([]),
  renameDevice: v.tuple([v.strictObject({ as, deviceId, name: text(256) })]),
  signalDevice: v.tuple([v.strictObject({ as, deviceId, on: v.boolean() })]),
  readVariables: v.tuple([v.strictObject({ as, deviceId })]),
  /** Up to the results of a whole work. */
  copyText: v.tuple([v.strictObject({ text: text(1_000_000) })]),
  /** A page of the fixed table, never an address. */
  openLink: v.tuple([v.strictObject({ link: v.picklist(linkNames) })]),
  listWifiAdapters: v.tuple([]),
  dismissRecovery: v.tuple([]),
  dismissSecretsProblem: v.tuple([]),
  /** All that a report would hold, for the person to read first. */
  readReport: v.tuple([]),
  /** The report that was read last, `words` of the person's own before it; the main process asks where to. */
  saveReport: v.tuple([v.strictObject({ words: text(4000) })]),
  readLicences: v.tuple([]),
  /** The attempt of {@link Snapshot.unfinished}: looks whether its device came online, or starts again for that one. */
  finishAttempt: v.tuple([v.strictObject({ runId: text(64) })]),
  forgetAttempt: v.tuple([v.strictObject({ runId: text(64) })]),
  lookForUpdate: v.tuple([]),
  postponeUpdate: v.tuple([]),
  restartAndUpdate: v.tuple([]),
  saveUpdateSettings: v.tuple([
    v.strictObject({
      updates: v.picklist(['on', 'off']),
      /** An address or a folder; empty: the one of the build. */
      updateServer: text(2048),
      updateChannel: v.picklist(updateChannels),
    }),
  ]),
  openProduct: v.tuple([
    v.strictObject({ clientId: text(256), clientSecret: text(1024), /** Id or slug. */ product: text(128), stay }),
  ]),
  closeProduct: v.tuple([]),
  /** Opens a list, of which the snapshot then has a preview; nothing of it is sent. `file`: the main process asks the person which one. */
  importDevices: v.tuple([
    v.variant('from', [
      v.strictObject({ from: v.literal('text'), text: text(4_000_000) }),
      v.strictObject({ from: v.literal('file') }),
    ]),
  ]),
  /** Sends the ids of the list that was opened, from the column that the person chose. */
  sendImport: v.tuple([
    v.strictObject({
      column: v.union([v.literal('every'), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(16_383))]),
      headerRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000))),
    }),
  ]),
  cancelImport: v.tuple([]),
  /** The main process asks the person where to; all ids with what became of each, as a workbook or as CSV. */
  saveImportReport: v.tuple([]),
  dismissImport: v.tuple([]),
  listCustomers: v.tuple([]),
  /** The devices of an account or a customer. */
  listDevices: v.tuple([v.strictObject({ as })]),
  callFunction: v.tuple([v.strictObject({ as, deviceId, functionName: text(64), argument: text(1024) })]),
  /** Events of all devices of an actor, told as `deviceEvent`; one watch at a time. */
  watchEvents: v.tuple([v.strictObject({ as })]),
  stopWatching: v.tuple([]),
  /** Straight to the clipboard; the token itself never travels to the window. */
  copyCustomerToken: v.tuple([v.strictObject({ email })]),
  findDevices: v.tuple([
    v.variant('by', [
      /** One or several ids, however they are written and separated. */
      v.strictObject({ by: v.literal('ids'), text: text(100_000) }),
      v.strictObject({ by: v.literal('name'), text: text(256) }),
      v.strictObject({ by: v.literal('customer'), email }),
      v.strictObject({ by: v.literal('product') }),
      v.strictObject({ by: v.literal('account') }),
    ]),
  ]),
  /** Told as `careEvent`. Actions are done in the order of `careActions`, whatever the order here. */
  careForDevices: v.tuple([
    v.strictObject({
      deviceIds,
      actions: v.pipe(v.array(v.picklist(careActions)), v.minLength(1)),
      hands: v.exactOptional(v.array(v.picklist(handWorks))),
      continues: v.exactOptional(v.boolean()),
      /** Who is to get the devices, made when there is no such customer. */
      customer: v.exactOptional(email),
    }),
  ]),
  /** What the person did at a board of the work that is shown, or takes back. */
  tickHand: v.tuple([v.strictObject({ deviceId, hand: v.picklist(handWorks), done: v.boolean() })]),
  stopCare: v.tuple([]),
  /** A program of the person's choice to a device of the account; the main process asks for the file. */
  flashFile: v.tuple([v.strictObject({ deviceId })]),
  /** All events of the work so far, for a reloaded window. */
  readCare: v.tuple([]),
  /** For the proxy of {@link Snapshot.proxy} alone, as it is named there. `keep`: once the proxy has taken it. */
  answerProxy: v.tuple([
    v.strictObject({ proxy: text(300), name: text(512), password: text(1024), keep: v.boolean() }),
  ]),
  /** What waits for the proxy ends; it asks again when the person does the next thing. */
  cancelProxy: v.tuple([]),
  listKept: v.tuple([]),
  /** As typed or scanned from a sticker. */
  lookUpSerialNumber: v.tuple([v.strictObject({ text: text(2048) })]),
  /** What was kept on this computer, and nothing else; what is signed in stays so until the program ends. */
  deleteKept: v.tuple([v.strictObject({ what: v.picklist(keptKinds) })]),
} as const satisfies Record<RequestName, v.GenericSchema>;

export type RequestArguments<Name extends RequestName> = v.InferOutput<(typeof requests)[Name]>;

/** What a file is saved as; the dialog of the system says which is for whom. */
export type FileKind = 'workbook' | 'csv';

export interface Session {
  readonly status: 'signed-out' | 'one-time-code-needed' | 'signed-in';
  /** E-mail address, or undefined for a token that may not read it. */
  readonly userName: string | undefined;
  /** Sign-ins refused in a row from this computer, and when the cloud lets it try again (ms since 1970). */
  readonly failedSignIns: number;
  readonly lockedUntil: number | undefined;
}

/** How many refused sign-ins in a row make the cloud block this address, and for how long (Particle API reference, OAuth). */
export const signInLimit = { failures: 10, blockMs: 30 * 60 * 1000 } as const;

/** The product that is signed in; its secret stays in the main process. */
export interface OpenProduct {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly clientId: string;
}

export interface PracticeRoom {
  readonly scenario: PracticeScenario;
  /** The simulated networks a person can choose, with their passwords: nothing secret, all of it made up. */
  readonly networks: readonly { readonly ssid: string; readonly password: string | undefined }[];
  /** What opens the simulated product, to be typed or filled in; made up like the rest. */
  readonly product: { readonly clientId: string; readonly clientSecret: string; readonly product: string };
}

export interface Snapshot {
  readonly practice: PracticeRoom | undefined;
  readonly session: Session;
  readonly product: OpenProduct | undefined;
  readonly importing: ImportState | undefined;
  readonly settings: {
    readonly cloudUrl: string;
    readonly clientId: string;
    readonly photonPrefix: string;
    readonly joinBy: 'automatic' | 'hand';
    readonly wifiAdapter: string;
    readonly updates: 'on' | 'off';
    readonly updateServer: string;
    readonly updateChannel: UpdateChannel;
  };
  readonly update: UpdateState;
  /** What the owner of this computer decided; nothing is locked where there is no policy. */
  readonly policy: Policy;
  /** What this start of the program has to live with. */
  readonly startProblem: SetupError | undefined;
  /**
   * Runs before this start of the program ended in the middle: what became of the computer's network, of several the one
   * that needs the person most. `stays`: the computer is on a network that somebody chose since. `adapter-gone`: the
   * adapter that was with the Photon is not there any more.
   */
  readonly recovery:
    | {
        readonly status: 'under-way' | 'home' | 'stays' | 'adapter-gone' | 'failed';
        readonly networkName: string | undefined;
        readonly adapter?: string | undefined;
        readonly error?: SetupError;
      }
    | undefined;
  /** The newest attempt that ended in the middle, whose end the person has not decided yet. */
  readonly unfinished: Attempt | undefined;
  /**
   * A line of the journal or the ledger was torn (`journal-damaged`), or one of them could not be read
   * (`journal-unreadable`); until {@link requests.dismissRecovery}.
   */
  readonly recordProblem: SetupError | undefined;
  /**
   * Where tokens and client secrets go that are to outlive this start: `memory` where they cannot. `problem`: why, or what
   * became of what was kept.
   */
  readonly secrets: {
    readonly place: 'opening' | 'encrypted' | 'memory';
    readonly problem: SetupError | undefined;
  };
  /** A proxy on the way to the cloud that wants a name and a password. */
  readonly proxy: ProxyQuestion | undefined;
  readonly wifi: WifiMode;
  readonly running: boolean;
  /** The program was asked to end, and ends what is under way first. */
  readonly closing: boolean;
  readonly system: {
    readonly platform: 'linux' | 'windows' | 'macos';
    /** Two-letter language the interface starts in. */
    readonly language: string;
    readonly versions: {
      readonly app: string;
      readonly electron: string;
      readonly chromium: string;
      readonly node: string;
    };
    readonly build: BuildFacts;
  };
}

/** Where the running program comes from. */
export interface BuildFacts {
  /** Of the source, with `-dirty` where files differed from it; empty when run from the source. */
  readonly commit: string;
  readonly signed: boolean;
  /** `development`: packaged on an Electron that is for development and tests only. */
  readonly runtime: 'source' | 'release' | 'development';
}

/** A package that ships with the program, or the program itself. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package gives it. */
  readonly licence: string;
  readonly text: string;
}

export interface VariableReading {
  readonly name: string;
  readonly type: string;
  readonly reading: Result<string | number | boolean | null>;
}

/** What a search found. `notFound`: ids that were asked for and that nobody here may see. */
export interface FoundDevices {
  readonly devices: readonly DeviceFacts[];
  readonly notFound: readonly string[];
  /** This is not all, or perhaps not all; why stands beside it. */
  readonly more: boolean;
}

/** A device's own words, as plain text. */
export interface DeviceEvent {
  readonly deviceId: string | undefined;
  readonly name: string;
  readonly data: string;
  /** Milliseconds since 1970 by the cloud's clock. */
  readonly publishedAt: number | undefined;
}

/** `names`: the product, the client or the proxies, where the secret store is open and tells. */
export interface KeptSecret {
  readonly what: KeptKind;
  readonly names: readonly string[];
}

export interface Replies {
  readSnapshot: { readonly snapshot: Snapshot; readonly events: readonly SetupEvent[] };
  signIn: Result<'signed-in' | 'one-time-code-needed'>;
  submitOneTimeCode: Result<void>;
  useAccessToken: Result<void>;
  signOut: Result<void>;
  saveSettings: Result<void>;
  enterPractice: Result<void>;
  leavePractice: Result<void>;
  startSetup: Result<{ readonly runId: string }>;
  answerQuestion: Result<void>;
  cancelSetup: Result<void>;
  /** `name`: as the cloud has it, where it is mine. */
  checkAgain: Result<{ readonly online: boolean; readonly mine: boolean; readonly name?: string | undefined }>;
  /** The name as the cloud has stored it; undefined where it does not tell. */
  renameDevice: Result<{ readonly name: string | undefined }>;
  signalDevice: Result<void>;
  readVariables: Result<readonly VariableReading[]>;
  copyText: Result<void>;
  openLink: Result<void>;
  listWifiAdapters: Result<readonly WifiAdapter[]>;
  dismissRecovery: Result<void>;
  dismissSecretsProblem: Result<void>;
  readReport: Result<string>;
  /** `false`: the person chose no place. */
  saveReport: Result<boolean>;
  readLicences: Result<readonly Licence[]>;
  finishAttempt: Result<{ readonly runId: string }>;
  forgetAttempt: Result<void>;
  lookForUpdate: Result<void>;
  postponeUpdate: Result<void>;
  restartAndUpdate: Result<void>;
  saveUpdateSettings: Result<void>;
  openProduct: Result<OpenProduct>;
  closeProduct: Result<void>;
  /** `false`: the person chose no file. */
  importDevices: Result<boolean>;
  /** The import itself goes on and is told in the snapshot. */
  sendImport: Result<void>;
  cancelImport: Result<void>;
  saveImportReport: Result<boolean>;
  dismissImport: Result<void>;
  listCustomers: Listed<readonly string[]>;
  listDevices: Listed<readonly DeviceFacts[]>;
  callFunction: Result<number>;
  watchEvents: Result<void>;
  stopWatching: Result<void>;
  copyCustomerToken: Result<void>;
  findDevices: Listed<FoundDevices>;
  careForDevices: Result<{ readonly workId: string }>;
  tickHand: Result<void>;
  stopCare: Result<void>;
  /** `false`: the person chose no file. */
  flashFile: Result<boolean>;
  readCare: Result<readonly CareEvent[]>;
  answerProxy: Result<void>;
  cancelProxy: Result<void>;
  listKept: Result<readonly KeptSecret[]>;
  lookUpSerialNumber: Result<{ readonly serialNumber: string; readonly deviceId: DeviceId }>;
  deleteKept: Result<void>;
}

export interface Notifications {
  snapshotChanged: Snapshot;
  setupEvent: SetupEvent;
  careEvent: CareEvent;
  deviceEvent: DeviceEvent;
  /** The cloud lets nobody watch any more, and why. */
  watchEnded: SetupError;
  /** "About" was chosen in the menu. */
  aboutWanted: true;
  /** The same of "Report a problem". */
  reportWanted: true;
}

export type NotificationName = keyof Notifications;
export const notificationNames: readonly NotificationName[] = [
  'snapshotChanged',
  'setupEvent',
  'careEvent',
  'deviceEvent',
  'watchEnded',
  'aboutWanted',
  'reportWanted',
];

/** What the preload puts on `window.photonSetup`. */
export interface PhotonSetupBridge {
  request<Name extends RequestName>(name: Name, ...values: RequestArguments<Name>): Promise<Replies[Name]>;
  /** Returns the function that stops listening. */
  listen<Name extends NotificationName>(name: Name, listener: (value: Notifications[Name]) => void): () => void;
}

/** The reply to a request whose sender or arguments did not pass: the same shape as every other failure. */
export type RefusedReply = { readonly ok: false; readonly error: SetupError };
