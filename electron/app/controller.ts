import { type Attempt, type AttemptFor, whyOfAnother, wishOf } from '../../shared/attempt.ts';
import type { CareEvent } from '../../shared/bring-back.ts';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { requests } from '../../shared/ipc/contract.ts';
import type { DeviceEvent } from '../../shared/ipc/device.ts';
import type { FileKind } from '../../shared/ipc/devices.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import { type KeptKind, type KeptSecret, keptKinds } from '../../shared/ipc/kept.ts';
import type { Licence } from '../../shared/ipc/program.ts';
import type { RequestRow } from '../../shared/ipc/request-row.ts';
import type { SetUpWish } from '../../shared/ipc/set-up.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { LinkName } from '../../shared/links.ts';
import type { Policy } from '../../shared/policy.ts';
import { readDeviceId } from '../../shared/read-device-ids.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { isProven, type SetupEvent, type WifiAdapter } from '../../shared/setup-events.ts';
import type { CloudAccount, CloudDoor } from '../cloud/cloud-port.ts';
import { defaultCloudUrl } from '../cloud/particle-cloud.ts';
import type { ProductDoor } from '../cloud/product-port.ts';
import type { Log } from '../diagnostics/log-port.ts';
import type { Redact } from '../diagnostics/redactor.ts';
import { networksJoined } from '../ledger/attempt-rows.ts';
import type { Ledger } from '../ledger/ledger-port.ts';
import type { PracticeWorld } from '../practice-world.ts';
import type { Clock } from '../setup/clock-port.ts';
import { type RecoveryListener, recoverLease } from '../setup/lease.ts';
import { checkOnce } from '../setup/prove.ts';
import type { Recipient, SetupOptions, Surroundings } from '../setup/setup-world.ts';
import type { UpdateDesk, UpdateDeskParts } from '../updates/update-desk.ts';
import type { Vault } from '../vault/vault-port.ts';
import type { ComputerWifi } from '../wifi/wifi-port.ts';
import { accountSession } from './account-session.ts';
import { deviceHandlers } from './device-handlers.ts';
import { eachHandler, type Handlers } from './handlers.ts';
import { keptSignIns } from './kept-sign-ins.ts';
import { gate, letsThrough } from './policy-gate.ts';
import { productHandlers } from './product-handlers.ts';
import { type ProductSession, productSession } from './product-session.ts';
import { type ProxyDesk, proxyDesk } from './proxy-desk.ts';
import { reportHandlers } from './report-handlers.ts';
import { runKeeper } from './run-keeper.ts';
import type { SettingsKeeper } from './settings.ts';
import { signInGuard } from './sign-in-guard.ts';

/** The practice world while the window is in it. */
interface PracticeRoom extends PracticeWorld {
  readonly scenario: NonNullable<Snapshot['practice']>['scenario'];
  readonly session: ProductSession;
}

export interface ControllerParts {
  readonly clock: Clock;
  readonly settings: SettingsKeeper;
  readonly ledger: Ledger;
  readonly log: Log;
  readonly redact: Redact;
  readonly systemVersion: string;
  readonly openVault: (changed: () => void) => Vault;
  readonly learn: (secrets: readonly string[]) => void;
  /** Handed over before the first request goes out. */
  readonly openProxyDesk: (desk: ProxyDesk) => void;
  readonly policy: Policy;
  /** What this start has to live with, for the person to know. */
  readonly startProblem: SetupError | undefined;
  /** Made with what it may ask of this controller. */
  readonly updates: (work: Pick<UpdateDeskParts, 'busy' | 'changed'>) => UpdateDesk;
  readonly system: Snapshot['system'];
  /** The real world under the settings of now. */
  readonly realWorld: () => Omit<Surroundings, 'person'> & {
    readonly cloud: CloudDoor;
    readonly products: ProductDoor;
    readonly recovery: Pick<ComputerWifi, 'recover'>;
  };
  /** The computer's Wi-Fi adapters; none on a system that the app does not know. */
  readonly listWifiAdapters: (signal: AbortSignal) => Promise<Result<readonly WifiAdapter[]>>;
  readonly openPractice: (scenario: NonNullable<Snapshot['practice']>['scenario']) => Promise<PracticeWorld>;
  readonly readLicences: () => Promise<Result<readonly Licence[]>>;
  /** Keeps the computer from falling asleep by itself, or lets it again. */
  readonly stayAwake: (awake: boolean) => void;
  readonly copyText: (text: string) => void | Promise<void>;
  readonly openLink: (link: LinkName) => Promise<Result<void>>;
  readonly newId: () => string;
  readonly showSnapshot: (snapshot: Snapshot) => void;
  readonly showEvent: (event: SetupEvent) => void;
  readonly showDeviceEvent: (event: DeviceEvent) => void;
  readonly showWatchEnded: (error: SetupError) => void;
  readonly showCareEvent: (event: CareEvent) => void;
  /** Asks the person for a file to read, or for a place to write to; undefined: none. */
  readonly chooseFile: () => Promise<string | undefined>;
  readonly chooseNewFile: (name: string, kinds?: readonly FileKind[]) => Promise<string | undefined>;
}

export interface Controller {
  readonly handlers: Handlers;
  /** Ends what is under way, gives the network back and closes the practice room; for the end of the program. */
  close(): Promise<void>;
  busy(): boolean;
}

/** What the window's requests do. Holds the account, the run and the practice room; knows no Electron. */
export function createController(parts: ControllerParts): Controller {
  let practice: PracticeRoom | undefined;
  let updates: UpdateDesk | undefined;
  let closing = false;
  /** Nothing begins while this program ends, or is about to be replaced. */
  function mayBegin(): Result<void> {
    if (closing) return failure(setupError('app-closing'));
    return updates?.state().status === 'restarting' ? failure(setupError('update-under-way')) : success(undefined);
  }
  function changed(): void {
    updates?.workChanged();
    parts.showSnapshot(snapshot());
  }
  const door = (): CloudDoor => parts.realWorld().cloud;
  const guard = signInGuard(parts.clock, () => parts.settings.read().cloudUrl);
  const vault = parts.openVault(changed);
  const kept = keptSignIns(vault, () => parts.settings.read().cloudUrl);
  const proxies = proxyDesk(kept.proxies, changed, parts.learn);
  parts.openProxyDesk(proxies);
  const session = accountSession(door, guard, changed, kept.account);
  const { doors, product: onlyProduct } = parts.policy.values;
  const ownProduct = productSession(() => parts.realWorld().products, guard, changed, kept.product, onlyProduct);
  /** The product of the room that the window is in. */
  const product = () => practice?.session ?? ownProduct;
  const runs = runKeeper(
    parts.clock,
    (event) => {
      parts.showEvent(event);
      const proven = event.type === 'run-finished' && isProven(event.outcome);
      if (proven && practice === undefined) updates?.claimed();
    },
    () => {
      changed();
      parts.stayAwake(runs.running());
      if (!runs.running()) void lookIntoLedger();
    },
  );
  const patience = () => new AbortController().signal;
  /** A sign-in that was kept is not taken any more. */
  let keptEnded = false;
  let recovery: Snapshot['recovery'];
  let recovered: Promise<void>;
  let unfinished: Attempt | undefined;
  let recordProblem: SetupError | undefined;
  /** A start that still waits for the computer to come home. */
  let starting: AbortController | undefined;
  /** Whose device the last run was to become. */
  let last: Recipient | undefined;

  /** A run before this start ended in the middle: the computer's network first, everything else after. */
  async function recover(): Promise<void> {
    const ended: NonNullable<Snapshot['recovery']>[] = [];
    const tell = (next: Snapshot['recovery']) => {
      recovery = next;
      changed();
    };
    const listener: RecoveryListener = {
      begins: ({ networkName }) => tell({ status: 'under-way', networkName }),
      ends({ networkName, adapter }, back) {
        ended.push(
          back.ok ? { status: back.value, networkName, adapter } : { status: 'failed', networkName, error: back.error },
        );
      },
      noted: noteProblem,
    };
    await recoverLease(parts.realWorld(), listener, patience());
    const worstFirst = ['failed', 'home', 'adapter-gone', 'stays'] as const;
    const worst = worstFirst.flatMap((status) => ended.filter((one) => one.status === status))[0];
    if (worst !== undefined) tell(worst);
  }

  function noteProblem(problem: SetupError): void {
    // A line that was cut off matters less than all of them.
    if (recordProblem?.code !== 'journal-unreadable') recordProblem = problem;
    changed();
  }

  /** What ended in the middle, for the window to offer; not behind a door that a policy closed. */
  async function lookIntoLedger(): Promise<void> {
    const newest = (await parts.ledger.interrupted()).find(({ forWhom: whose }) =>
      letsThrough(doors, requests.startSetup, whose),
    );
    if (newest?.runId === unfinished?.runId) return;
    unfinished = newest;
    changed();
  }

  /** Goes on as whoever was signed in when the program ended, if they wanted to stay and a policy lets them in. */
  async function resume(): Promise<void> {
    // Settings may name another cloud before the secret store is open.
    const { cloudUrl } = parts.settings.read();
    const client = await kept.client.read();
    if (client !== undefined) parts.settings.takeOwnSecret(client, cloudUrl);
    const became = await Promise.all([
      letsThrough(doors, requests.signIn) ? session.resume() : 'nothing',
      letsThrough(doors, requests.openProduct) ? ownProduct.resume() : 'nothing',
    ]);
    if (!became.includes('ended')) return;
    keptEnded = true;
    changed();
  }

  function snapshot(): Snapshot {
    const { client, ...settings } = parts.settings.read();
    return {
      practice:
        practice === undefined
          ? undefined
          : { scenario: practice.scenario, networks: practice.networks, product: practice.product },
      product: product().state(),
      importing: products.importing(),
      session:
        practice === undefined
          ? session.state()
          : { status: 'signed-in', userName: practice.userName, failedSignIns: 0, lockedUntil: undefined },
      settings: { ...settings, clientId: client.id },
      update: updates?.state() ?? { status: 'after-first-claim' },
      policy: parts.policy,
      startProblem: parts.startProblem,
      recovery,
      unfinished: practice === undefined ? unfinished : undefined,
      recordProblem,
      secrets: {
        place: vault.place(),
        problem: vault.why() ?? (keptEnded ? setupError('kept-sign-in-ended') : undefined),
      },
      proxy: proxies.question(),
      wifi: practice?.world.wifi.mode ?? parts.realWorld().wifi.mode,
      running: runs.running(),
      closing,
      system: parts.system,
    };
  }

  function account(): CloudAccount | undefined {
    return practice === undefined ? session.account() : practice.world.account;
  }

  const device = deviceHandlers({
    async actor(as: Actor) {
      if (as.who === 'customer') return product().customer(as.email, false, patience());
      if (as.who === 'product') {
        const open = product().current();
        return open === undefined ? failure(setupError('not-signed-in-to-product')) : success(open);
      }
      const mine = account();
      return mine === undefined ? notSignedIn() : success(mine);
    },
    customer: (email) => product().customer(email, false, patience()),
    copyText: parts.copyText,
    showEvent: parts.showDeviceEvent,
    showWatchEnded: parts.showWatchEnded,
  });

  const products = productHandlers({
    ...parts,
    mayBegin,
    sight: () => ({ account: account(), product: product().current() }),
    customer: (email) => product().customer(email, true, patience()),
    changed,
    // What the run under way has read of the product is old then.
    productChanged: () => runs.forgetProductDevices(),
  });

  const report = reportHandlers({
    redact: parts.redact,
    chooseNewFile: parts.chooseNewFile,
    async collect() {
      const adapters = await parts.listWifiAdapters(patience());
      return {
        at: parts.clock.now(),
        snapshot: snapshot(),
        usualCloud: defaultCloudUrl,
        systemVersion: parts.systemVersion,
        adapters: adapters.ok ? adapters.value : [],
        events: runs.events(),
        care: products.careEvents(),
        attempts: await parts.ledger.attempts(),
        log: await parts.log.lines(),
      };
    },
  });

  /** What is under way ends, network given back; what it left belongs to nobody any more. */
  async function endWork(): Promise<void> {
    starting?.abort();
    device.stopAll();
    await Promise.all([runs.cancel(), products.end()]);
    runs.forget();
    last = undefined;
  }

  /** Somebody else may come in: what was typed, read and begun before was not theirs. */
  async function comingIn<Value>(someoneIsHere: boolean, enter: () => Promise<Value>): Promise<Value> {
    if (someoneIsHere) await endWork();
    return enter();
  }

  /** Entering and leaving the practice room wait for one another, so that no world is left open behind a quick hand. */
  let lastMove: Promise<unknown> = Promise.resolve();
  function inTurn<Value>(move: () => Promise<Value>): Promise<Value> {
    const turn = lastMove.then(move, move);
    lastMove = turn.catch(() => undefined);
    return turn;
  }

  async function leavePractice(): Promise<void> {
    await endWork();
    const room = practice;
    practice = undefined;
    await room?.close();
  }

  const notSignedIn = () => failure(setupError('not-signed-in'));

  /** The computer's own network first, then the run. `insteadOf`: an attempt that ended in the middle. */
  async function startRun(
    wish: SetUpWish,
    signal: AbortSignal,
    insteadOf?: Attempt,
  ): Promise<Result<{ readonly runId: string }>> {
    const attempts = practice === undefined ? await parts.ledger.attempts() : [];
    const ready = await comeHomeFor(wish, signal, insteadOf);
    if (!ready.ok) return ready;
    const { wantedId = insteadOf?.deviceId, ...inWorld } = ready.value;
    practice?.letListen();
    const joinedBefore = networksJoined(attempts);
    const { photonPrefix, cloudUrl } = parts.settings.read();
    const options = { runId: parts.newId(), photonPrefix, prove: true, wantedId, joinedBefore };
    const facts = {
      ledger: parts.ledger,
      forWhom: forWhom(inWorld),
      cloudUrl,
      wantedId,
      insteadOf: insteadOf?.runId,
    };
    return runs.start(
      { ...(practice?.world ?? parts.realWorld()), ...inWorld },
      options,
      practice === undefined ? facts : undefined,
    );
  }

  /** Goes on with an attempt that ended in the middle: from connect-ap on only the proof is missing. */
  async function finish(attempt: Attempt, signal: AbortSignal): Promise<Result<{ readonly runId: string }>> {
    const wish = wishOf(attempt);
    const { forWhom: whose } = attempt;
    if (whose.for !== 'account' && whose.productId !== product().current()?.product.id) {
      return failure(setupError('not-signed-in-to-product'));
    }
    const { runId, deviceId, connectedAt, networkName, otherNetworks = [] } = attempt;
    if (deviceId === undefined || connectedAt === undefined) return startRun(wish, signal, attempt);
    const ready = await comeHomeFor(wish, signal, attempt);
    if (!ready.ok) return ready;
    const { wantedId: _, ...inWorld } = ready.value;
    const networkNames = networkName === undefined ? [] : [networkName, ...otherNetworks];
    const unproven = { runId, deviceId, connectedAt, networkNames };
    return runs.finish({ ...parts.realWorld(), ...inWorld }, unproven, {
      ledger: parts.ledger,
      forWhom: whose,
      cloudUrl: attempt.cloudUrl,
    });
  }

  /** `attempt`: goes on only for whom it was begun. */
  async function comeHomeFor(wish: SetUpWish, signal: AbortSignal, attempt?: Attempt): ReturnType<typeof whoseRun> {
    await recovered;
    if (runs.running()) return failure(setupError('setup-already-running'));
    // Also a run of this very program may have left the computer away from home.
    if (practice === undefined) {
      recovered = recover();
      await recovered;
    }
    const who = await whoseRun(wish, signal);
    if (signal.aborted) return failure(setupError('cancelled'));
    if (!who.ok) return who;
    const { cloudUrl } = parts.settings.read();
    const strange = attempt && whyOfAnother(attempt, { cloudUrl, userName: session.state().userName });
    if (strange !== undefined) return failure(strange);
    if (recovery !== undefined && recovery.status !== 'failed') recovery = undefined;
    last = who.value;
    return who;
  }

  /** One start at a time. */
  async function starts(
    begin: (signal: AbortSignal) => Promise<Result<{ readonly runId: string }>>,
  ): Promise<Result<{ readonly runId: string }>> {
    if (starting !== undefined) return failure(setupError('setup-already-running'));
    const may = mayBegin();
    if (!may.ok) return may;
    const start = new AbortController();
    starting = start;
    updates?.workChanged();
    try {
      return await begin(start.signal);
    } finally {
      starting = undefined;
      updates?.workChanged();
    }
  }

  function forWhom({ product: into }: Recipient): AttemptFor {
    if (into === undefined) return { for: 'account', userName: session.state().userName };
    const { customer } = into;
    const productId = into.cloud.product.id;
    return customer === undefined ? { for: 'product', productId } : { for: 'customer', email: customer, productId };
  }

  async function whoseRun(
    wish: SetUpWish,
    signal: AbortSignal,
  ): Promise<Result<Recipient & Pick<SetupOptions, 'wantedId'>>> {
    if (wish.for === 'account') {
      const mine = account();
      return mine === undefined ? notSignedIn() : success({ account: mine });
    }
    const wanted = wish.wantedId === undefined ? undefined : readDeviceId(wish.wantedId);
    if (wanted?.bad !== undefined) return failure(setupError('invalid-input', { saw: wanted.bad.text }));
    const wantedId = wanted?.id;
    const cloud = product().current();
    if (wish.for === 'product') {
      if (cloud === undefined) return failure(setupError('not-signed-in-to-product'));
      return success({ account: undefined, product: { cloud, customer: undefined }, wantedId });
    }
    const customer = await product().customer(wish.email, true, signal);
    if (!customer.ok) return customer;
    if (cloud === undefined) return failure(setupError('not-signed-in-to-product'));
    return success({
      account: customer.value,
      product: { cloud, customer: customer.value.email },
      wantedId,
    });
  }

  const keepers = { product: kept.product, 'oauth-client': kept.client, proxies: kept.proxies } as const;

  /** Names only where nobody is asked to unlock anything for them. */
  async function listKept(): Promise<readonly KeptSecret[]> {
    const there = await Promise.all(
      keptKinds.map(async (what) => ((await keepers[what].holds()) ? [{ what, names: await namesOf(what) }] : [])),
    );
    return there.flat();
  }

  async function namesOf(what: KeptKind): Promise<readonly string[]> {
    if (vault.place() !== 'encrypted') return [];
    if (what === 'product') return [(await kept.product.read())?.product.name ?? []].flat();
    if (what === 'oauth-client') return [(await kept.client.read())?.id ?? []].flat();
    return (await kept.proxies.read())?.map(({ host, port }) => `${host}:${port}`) ?? [];
  }

  const handlers: Handlers = {
    readSnapshot: async () => ({ snapshot: snapshot(), events: runs.events() }),
    signIn: ({ username, password, stay }) =>
      comingIn(session.account() !== undefined, () => session.signIn({ username, password }, stay)),
    submitOneTimeCode: ({ code }) => comingIn(session.account() !== undefined, () => session.submitOneTimeCode(code)),
    useAccessToken: ({ token, stay }) =>
      comingIn(session.account() !== undefined, () => session.useAccessToken(token, stay)),

    async signOut() {
      await endWork();
      return session.signOut();
    },

    async saveSettings(change) {
      const before = parts.settings.read().cloudUrl;
      const { clientSecret, keepSecret = false, ...rest } = change;
      const saved = parts.settings.save(clientSecret === undefined ? rest : { ...rest, clientSecret });
      if (saved.ok && clientSecret !== undefined) {
        if (keepSecret) kept.client.keep({ id: change.clientId.trim(), secret: clientSecret });
      }
      // A token of one cloud must never be shown to another, and nothing that is under way there belongs to the other.
      if (saved.ok && parts.settings.read().cloudUrl !== before) {
        session.forget();
        ownProduct.close();
        await endWork();
        void resume();
      }
      changed();
      return saved;
    },

    enterPractice: ({ scenario }) =>
      inTurn(async () => {
        const may = mayBegin();
        if (!may.ok) return may;
        await leavePractice();
        const world = await parts.openPractice(scenario);
        // Nobody is locked out of a practice cloud for long: it has a guard of its own.
        const room = productSession(
          () => world.products,
          signInGuard(parts.clock, () => 'practice'),
          changed,
        );
        practice = { ...world, scenario, session: room };
        changed();
        return success(undefined);
      }),

    leavePractice: () =>
      inTurn(async () => {
        await leavePractice();
        changed();
        return success(undefined);
      }),

    startSetup: (wish) => starts((signal) => startRun(wish, signal)),

    async finishAttempt({ runId }) {
      const attempt = unfinished;
      if (attempt?.runId !== runId || practice !== undefined) return failure(setupError('invalid-input'));
      return starts((signal) => finish(attempt, signal));
    },

    async forgetAttempt({ runId }) {
      if (unfinished?.runId !== runId) return failure(setupError('invalid-input'));
      const entry = {
        type: 'ended',
        runId,
        at: parts.clock.now(),
        outcome: 'forgotten',
        code: undefined,
        tookMs: 0,
      } as const;
      if (!(await parts.ledger.write(entry))) return failure(setupError('ledger-not-written'));
      await lookIntoLedger();
      return success(undefined);
    },

    async answerQuestion({ questionId, answer }) {
      return runs.answer(questionId, answer);
    },

    async cancelSetup() {
      starting?.abort();
      await runs.cancel();
      return success(undefined);
    },

    async checkAgain() {
      const device = runs.lastDevice();
      if (last === undefined) return notSignedIn();
      if (device === undefined) return failure(setupError('invalid-input'));
      const found = await checkOnce(last, device, patience());
      // What ended as failed has come to its end after all, in the record, too.
      if (found.ok && found.value.online && found.value.mine && practice === undefined) {
        const { runId } = device;
        const outcome = last.account === undefined ? 'online-without-owner' : 'claimed';
        const tookMs = device.tookMs();
        await parts.ledger.write({ type: 'ended', runId, at: parts.clock.now(), outcome, code: undefined, tookMs });
      }
      return found;
    },

    ...device.handlers,

    openProduct: (details) => comingIn(product().current() !== undefined, () => product().open(details)),

    async closeProduct() {
      await endWork();
      return product().signOut();
    },

    ...products.handlers,
    ...report,

    lookForUpdate: async () => (await updates?.look()) ?? failure(setupError('invalid-input')),
    async postponeUpdate() {
      updates?.postpone();
      return success(undefined);
    },
    restartAndUpdate: async () => (await updates?.restart()) ?? failure(setupError('invalid-input')),
    async saveUpdateSettings(change) {
      const saved = parts.settings.saveUpdates(change);
      if (saved.ok) updates?.settingsChanged();
      changed();
      return saved;
    },

    readLicences: () => parts.readLicences(),
    listWifiAdapters: () => parts.listWifiAdapters(patience()),

    async dismissRecovery() {
      recovery = undefined;
      recordProblem = undefined;
      changed();
      return success(undefined);
    },

    openLink: ({ link }) => parts.openLink(link),

    async dismissSecretsProblem() {
      keptEnded = false;
      vault.noteTold();
      changed();
      return success(undefined);
    },

    async answerProxy(answer) {
      return proxies.answer(answer) ? success(undefined) : failure(setupError('invalid-input'));
    },

    async cancelProxy() {
      proxies.cancel();
      return success(undefined);
    },

    listKept: async () => success(await listKept()),
    deleteKept: ({ what }) => keepers[what].forget(),

    async copyText({ text }) {
      await parts.copyText(text);
      return success(undefined);
    },
  };

  const busy = () =>
    starting !== undefined ||
    runs.running() ||
    products.busy() ||
    practice !== undefined ||
    recovery?.status === 'under-way';
  updates = parts.updates({ busy, changed });

  // The last thing, because it tells the window about everything above.
  recovered = recover();
  void lookIntoLedger();
  void parts.ledger.takeProblem().then((problem) => {
    if (problem !== undefined) noteProblem(problem);
  });
  void resume();

  return {
    handlers: whilePersonActs(
      gate(handlers, parts.policy.values.doors, () => practice !== undefined),
      proxies,
    ),
    close: async () => {
      closing = true;
      changed();
      await inTurn(leavePractice);
      // Half a way home would be worse than none: on some systems the Wi-Fi is off in between.
      await recovered;
    },
    busy,
  };
}

/** A proxy that was not answered may ask again with the next thing that the person does. */
function whilePersonActs(handlers: Handlers, proxies: ProxyDesk): Handlers {
  return eachHandler(handlers, (name, handle) => {
    const { acts = true }: RequestRow = requests[name];
    if (!acts) return handle;
    return (...values) => {
      proxies.personActs();
      return handle(...values);
    };
  });
}
