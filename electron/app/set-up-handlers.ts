import { type Attempt, requestOf, whyOfAnother } from '../../shared/attempt.ts';
import { labelsOf } from '../../shared/attempt-kind.ts';
import { setupError } from '../../shared/errors.ts';
import type { SetupRequest, setUpRequests } from '../../shared/ipc/set-up.ts';
import { readDeviceId } from '../../shared/read-device-ids.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { readReference } from '../../shared/scan.ts';
import { isProven, type SetupEvent } from '../../shared/setup-events.ts';
import type { Clock } from '../ground/clock-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import type { AttemptRecord } from '../record/record-port.ts';
import type { OtherStations } from '../record/shared-record-port.ts';
import { type Begun, beginRun } from '../runs/begin-run.ts';
import { holdNumber, type WantedNumber } from '../runs/held-number.ts';
import { type RunManager, runManager } from '../runs/run-manager.ts';
import { checkOnce } from '../setup/prove.ts';
import type { Recipient, SetupOptions, Surroundings } from '../setup/setup-world.ts';
import { type CablePlace, chooseWay } from './choose-way.ts';
import type { HandlersOf } from './handlers.ts';
import type { PracticeSession } from './practice-manager.ts';
import type { RecoveryManager } from './recovery-manager.ts';
import type { SettingsStore } from './settings-port.ts';
import type { WhoActs } from './who-acts.ts';
import { wifiPasswords } from './wifi-passwords.ts';

export interface SetUpParts extends Pick<WhoActs, 'account' | 'product'>, CablePlace {
  readonly clock: Clock;
  readonly record: AttemptRecord;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly recovery: RecoveryManager;
  readonly newId: () => string;
  readonly realWorld: () => Surroundings;
  /** Other stations that share the record; undefined: none are known. */
  readonly others: (signal: AbortSignal) => Promise<OtherStations | undefined>;
  readonly practiceSession: () => PracticeSession | undefined;
  readonly userName: () => string | undefined;
  /** Whether a policy lets anybody set up devices for these. */
  readonly isOpenFor: (whose: Attempt['forWhom']) => boolean;
  /** Fails while nothing may begin. */
  readonly mayBegin: () => Result<void>;
  /** This program ends, and with it what is under way. */
  readonly closing: () => boolean;
  readonly showEvent: (event: SetupEvent) => void;
  readonly stayAwake: (awake: boolean) => void;
  /** A device in the real world is proven to be set up. */
  readonly claimed: () => void;
  /** A run in the real world is over, and its attempt is noted. */
  readonly noted: () => void;
  readonly changed: () => void;
  /** Something began or ended that is work, and is not shown. */
  readonly workChanged: () => void;
}

export interface SetUpWork {
  readonly handlers: HandlersOf<typeof setUpRequests>;
  readonly runs: Pick<RunManager, 'events' | 'running' | 'forgetProductDevices'>;
  busy(): boolean;
  /** The newest attempt that ended in the middle, for the window to offer; not where a policy closed the feature. */
  unfinished(): Attempt | undefined;
  lookIntoRecord(): Promise<void>;
  /** Networks whose passwords are remembered where the window is, in the real world or in practice. */
  rememberedWifi(): readonly string[];
  /** Here and in practice. */
  forgetWifiPasswords(): void;
  /** Ends what is under way, network given back, and forgets what it left. */
  end(): Promise<void>;
}

type Started = Result<{ readonly runId: string }>;
type Whose = Recipient & Pick<SetupOptions, 'wantedId'>;

/** The one run of the window: begun, answered, stopped, and finished when it ended in the middle. */
export function setUpHandlers(parts: SetUpParts): SetUpWork {
  const { record, settings, recovery, practiceSession, product } = parts;
  let unfinished: Attempt | undefined;
  /** A start that still waits for the computer to come home. */
  let starting: AbortController | undefined;
  /** Whose device the last run was to become, and what it was asked for by. */
  let last: Recipient | undefined;
  let lastRequest: SetupRequest | undefined;
  let lastWasWifi = false;
  let lastNumber: WantedNumber | undefined;
  const passwords = wifiPasswords(practiceSession, parts.changed);

  const runs = runManager(
    (event) => {
      parts.showEvent(event);
      const proven = event.type === 'run-finished' && isProven(event.outcome);
      if (proven && practiceSession() === undefined) parts.claimed();
    },
    () => {
      parts.changed();
      parts.stayAwake(runs.running());
      if (runs.running()) return;
      void lookIntoRecord();
      if (practiceSession() === undefined) parts.noted();
    },
    passwords.here,
  );

  async function lookIntoRecord(): Promise<void> {
    const newest = (await record.interrupted()).find(({ forWhom }) => parts.isOpenFor(forWhom));
    if (newest?.runId === unfinished?.runId) return;
    unfinished = newest;
    parts.changed();
  }

  /** One start at a time. */
  async function starts(begin: (signal: AbortSignal) => Promise<Started>): Promise<Started> {
    if (starting !== undefined) return failure(setupError('setup-already-running'));
    const may = parts.mayBegin();
    if (!may.ok) return may;
    const start = new AbortController();
    starting = start;
    parts.workChanged();
    try {
      return await begin(start.signal);
    } finally {
      starting = undefined;
      parts.workChanged();
    }
  }

  /** `attempt`: goes on only for whom it was begun. */
  async function begin(request: SetupRequest, signal: AbortSignal, attempt?: Attempt): Promise<Result<Begun<Whose>>> {
    const begun = await beginRun<Whose>({
      record: practiceSession() === undefined ? record : undefined,
      async home() {
        await recovery.settled();
        if (runs.running()) return failure(setupError('setup-already-running'));
        // Also a run of this very program may have left the computer away from home.
        if (practiceSession() === undefined) await recovery.comeHome();
        return success(undefined);
      },
      async whose() {
        const who = await whoseRun(request, signal);
        if (signal.aborted) return failure(setupError('cancelled'));
        const here = { cloudUrl: settings.read().cloudUrl, userName: parts.userName() };
        const strange = who.ok && attempt !== undefined ? whyOfAnother(attempt, here) : undefined;
        return strange === undefined ? who : failure(strange);
      },
      userName: async () => parts.userName(),
    });
    if (!begun.ok) return begun;
    recovery.runBegins();
    last = begun.value.whose;
    lastRequest = request;
    return begun;
  }

  /** The serial number of a line's list that an attempt was given: meanwhile another device may have it. */
  async function hold(wanted: WantedNumber, others: OtherStations | undefined, signal: AbortSignal) {
    lastNumber = wanted;
    return holdNumber(wanted, { record, others, clock: parts.clock }, signal);
  }

  interface HowToStart {
    /** An attempt that ended in the middle. */
    readonly insteadOf?: Attempt;
    readonly again?: true;
  }

  async function startRun(
    request: SetupRequest,
    signal: AbortSignal,
    { insteadOf, again }: HowToStart = {},
  ): Promise<Started> {
    const begun = await begin(request, signal, insteadOf);
    if (!begun.ok) return begun;
    const { whose, forWhom, product: productName, joinedBefore } = begun.value;
    const { wantedId = insteadOf?.deviceId, ...recipient } = whose;
    const practice = practiceSession();
    // What others did is to be known before the device is met.
    const others = practice === undefined ? await parts.others(signal) : undefined;
    const way = await chooseWay(request, wantedId, parts);
    lastWasWifi = way === undefined;
    if (signal.aborted) return failure(setupError('cancelled'));
    practice?.letListen();
    const { photonPrefix, cloudUrl } = settings.read();
    const wanted = { serial: request.serial, deviceId: wantedId, forWhom, cloudUrl };
    const number = practice === undefined ? await hold(wanted, others, signal) : success(undefined);
    if (!number.ok) return number;
    return runs.start(
      { ...(practice?.world ?? parts.realWorld()), ...recipient, others },
      {
        runId: practice === undefined ? record.newAttemptId() : parts.newId(),
        photonPrefix,
        prove: true,
        wantedId: wantedId ?? way?.id,
        joinedBefore,
        again,
      },
      practice === undefined
        ? {
            record,
            forWhom,
            cloudUrl,
            product: productName,
            wantedId,
            insteadOf: insteadOf?.runId,
            programEnds: parts.closing,
            ...labelsOf(request),
            // What is none may be a code, with a secret behind it.
            batch: request.batch && readReference(request.batch),
            part: request.part && readReference(request.part),
            revision: request.revision && readReference(request.revision),
          }
        : undefined,
      way?.setUp,
      number.value,
    );
  }

  /** Goes on with an attempt that ended in the middle: from connect-ap on only the proof is missing. */
  async function finish(attempt: Attempt, signal: AbortSignal): Promise<Started> {
    const request = requestOf(attempt);
    const {
      runId,
      forWhom,
      cloudUrl,
      deviceId,
      connectedAt,
      networkName,
      otherNetworks = [],
      serial,
      preset,
    } = attempt;
    if (forWhom.for !== 'account' && forWhom.productId !== product().current()?.product.id) {
      return failure(setupError('not-signed-in-to-product'));
    }
    if (deviceId === undefined || connectedAt === undefined) return startRun(request, signal, { insteadOf: attempt });
    const begun = await begin(request, signal, attempt);
    if (!begun.ok) return begun;
    const { wantedId: _, ...recipient } = begun.value.whose;
    const networkNames = networkName === undefined ? [] : [networkName, ...otherNetworks];
    const unproven = { runId, deviceId, connectedAt, networkNames };
    const others = await parts.others(signal);
    if (signal.aborted) return failure(setupError('cancelled'));
    const wanted = { serial, deviceId, forWhom, cloudUrl: settings.read().cloudUrl };
    const number = await hold(wanted, others, signal);
    if (!number.ok) return number;
    // What its line asks for beside being online nobody looks at here, and so the record says.
    const noting = { record, forWhom, cloudUrl, serial, preset };
    return runs.finish({ ...parts.realWorld(), ...recipient, others }, unproven, noting, number.value);
  }

  async function whoseRun(request: SetupRequest, signal: AbortSignal): Promise<Result<Whose>> {
    if (request.for === 'account') {
      const account = parts.account();
      return account === undefined ? failure(setupError('not-signed-in')) : success({ account });
    }
    const wanted = request.wantedId === undefined ? undefined : readDeviceId(request.wantedId);
    if (wanted?.bad !== undefined) return failure(setupError('invalid-input', { saw: wanted.bad.text }));
    const wantedId = wanted?.id;
    const cloud = product().current();
    if (request.for === 'product') {
      if (cloud === undefined) return failure(setupError('not-signed-in-to-product'));
      return success({ account: undefined, product: { cloud, customer: undefined }, wantedId });
    }
    const customer = await product().customer(request.email, true, signal);
    if (!customer.ok) return customer;
    if (cloud === undefined) return failure(setupError('not-signed-in-to-product'));
    return success({
      account: customer.value,
      product: { cloud, customer: customer.value.email },
      wantedId,
    });
  }

  const handlers: SetUpWork['handlers'] = {
    startSetup: (request) =>
      starts(async (signal) => {
        // Whoever names another way ends the search by this one, which has met no device yet, or the choice of a network that
        // cannot go over the cable: in it nothing is half sent.
        const isUndecided = runs.lastDevice() === undefined || (request.by === 'wifi' && !lastWasWifi && runs.asks());
        if (request.by !== undefined && isUndecided) await runs.cancel();
        return startRun(request, signal);
      }),

    async finishAttempt({ runId }) {
      const attempt = unfinished;
      if (attempt?.runId !== runId || practiceSession() !== undefined) return failure(setupError('invalid-input'));
      return starts((signal) => finish(attempt, signal));
    },

    async forgetAttempt({ runId }) {
      if (unfinished?.runId !== runId) return failure(setupError('invalid-input'));
      const forgotten = { type: 'finished', attemptId: runId, at: parts.clock.now(), outcome: 'forgotten' } as const;
      const written = await record.write(forgotten);
      if (written.ok) parts.noted();
      // It may be in no record any more.
      await lookIntoRecord();
      return written;
    },

    answerQuestion: async ({ questionId, answer }) => runs.answer(questionId, answer),

    async tryPassword({ password, remember }) {
      const request = lastRequest;
      if (request === undefined) return failure(setupError('invalid-input'));
      return starts(async (signal) => {
        const typed = runs.typePassword(password, remember);
        if (!typed.ok) return typed;
        // The same Photon, whichever was plugged in since.
        return startRun(lastWasWifi ? { ...request, by: 'wifi' } : request, signal, { again: true });
      });
    },

    async forgetWifiPassword({ ssid }) {
      passwords.here().forget(ssid);
      runs.forgetPassword(ssid);
      return success(undefined);
    },

    async cancelSetup() {
      starting?.abort();
      await runs.cancel();
      return success(undefined);
    },

    async checkAgain() {
      const device = runs.lastDevice();
      // Of the run that is asked about, whoever comes or goes while the cloud answers.
      const recipient = last;
      const wanted = lastNumber;
      const inPractice = practiceSession() !== undefined;
      if (recipient === undefined) return failure(setupError('not-signed-in'));
      if (device === undefined) return failure(setupError('invalid-input'));
      const found = await checkOnce(recipient, device, neverAborted());
      // What ended as failed has come to its end after all, in the record, too; when it did so nobody saw.
      if (found.ok && found.value.online && found.value.mine && !inPractice) {
        const { runId } = device;
        const outcome = recipient.account === undefined ? 'online-without-owner' : 'claimed';
        const { name } = found.value;
        const others = wanted?.serial === undefined ? undefined : await parts.others(neverAborted());
        const number = wanted && (await hold({ ...wanted, deviceId: device.id }, others, neverAborted()));
        if (number?.ok === false) return number;
        await record.write({ type: 'finished', attemptId: runId, at: parts.clock.now(), outcome, name });
        number?.value?.given();
        parts.claimed();
        parts.noted();
        await lookIntoRecord();
      }
      return found;
    },

    async dismissRecovery() {
      recovery.dismiss();
      return success(undefined);
    },
  };

  return {
    handlers,
    runs,
    busy: () => starting !== undefined || runs.running() || recovery.state()?.status === 'under-way',
    unfinished: () => (practiceSession() === undefined ? unfinished : undefined),
    lookIntoRecord,
    rememberedWifi: () => [
      ...new Set(
        passwords
          .here()
          .networks()
          .map(({ ssid }) => ssid),
      ),
    ],
    forgetWifiPasswords: passwords.forgetAll,
    async end() {
      starting?.abort();
      await runs.cancel();
      runs.forget();
      last = undefined;
      lastRequest = undefined;
      lastNumber = undefined;
    },
  };
}
