import { setupError } from '../../shared/errors.ts';
import { requests } from '../../shared/ipc/contract.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import type { RequestRow } from '../../shared/ipc/request-row.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { defaultCloudUrl } from '../cloud/particle-cloud.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { accountHandlers } from './account-handlers.ts';
import type { ControllerParts, Tell } from './controller-parts.ts';
import { type DeviceActor, deviceHandlers } from './device-handlers.ts';
import { devicesHandlers } from './devices-handlers.ts';
import { eachHandler, type Handlers } from './handlers.ts';
import { keptHandlers } from './kept-handlers.ts';
import { keptSignIns } from './kept-sign-ins.ts';
import { gate, letsThrough } from './policy-gate.ts';
import { practiceManager } from './practice-manager.ts';
import { type ProxyCredentials, proxyCredentials } from './proxy-credentials.ts';
import { recoveryManager } from './recovery-manager.ts';
import { reportHandlers } from './report-handlers.ts';
import { setUpHandlers } from './set-up-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { signIns } from './sign-ins.ts';
import { snapshotOf } from './snapshot-of.ts';
import { updateHandlers } from './update-handlers.ts';

export interface Controller {
  readonly handlers: Handlers;
  /** Ends what is under way, gives the network back and closes the practice session; for the end of the program. */
  close(): Promise<void>;
  busy(): boolean;
}

/**
 * What the window's requests do: puts the topics together, each of which knows of the others only what it is given here.
 * Nobody is told anything, and nothing is begun, before all of them are there.
 */
export function createController(parts: ControllerParts): Controller {
  const { settings, policy, clock, ledger } = parts;
  const { doors: features } = policy.values;
  let complete = false;
  let closing = false;
  /** Of what the window was told last. */
  let number = 0;
  const numbered =
    <Told>(tell: Tell<Told>) =>
    (told: Told) => {
      number += 1;
      tell(told, number);
    };
  const showSnapshot = numbered(parts.showSnapshot);

  const snapshot = (): Snapshot =>
    snapshotOf({ ...parts, closing, practice, who, devices, setUp, recovery, updates, vault, proxies });

  function changed(): void {
    if (!complete) return;
    updates.workChanged();
    showSnapshot(snapshot());
  }

  /** Nothing begins while this program ends, or is about to be replaced. */
  function mayBegin(): Result<void> {
    if (closing) return failure(setupError('app-closing'));
    return updates.state().status === 'restarting' ? failure(setupError('update-under-way')) : success(undefined);
  }

  const vault = parts.openVault(changed);
  const kept = keptSignIns(vault, () => settings.read().cloudUrl);
  const proxies = proxyCredentials(kept.proxies, changed, parts.learn);
  parts.openProxyCredentials(proxies);
  const who = signIns(parts, kept, changed);
  const recovery = recoveryManager(parts.realWorld, changed);
  const practice = practiceManager({ clock, open: parts.openPractice, mayBegin, endWork, changed });
  const { practiceSession } = practice;

  /** The account and the product of the session that the window is in. */
  const account = () => (practiceSession() === undefined ? who.account.account() : practiceSession()?.world.account);
  const product = () => practiceSession()?.session ?? who.product;

  async function actor(as: Actor): Promise<Result<DeviceActor>> {
    if (as.who === 'customer') return product().customer(as.email, false, neverAborted());
    const acting = as.who === 'product' ? product().current() : account();
    const nobody = as.who === 'product' ? 'not-signed-in-to-product' : 'not-signed-in';
    return acting === undefined ? failure(setupError(nobody)) : success(acting);
  }

  const setUp = setUpHandlers({
    ...parts,
    recovery,
    practiceSession,
    account,
    userName: () => who.account.state().userName,
    product,
    isOpenFor: (whose) => letsThrough(features, requests.startSetup, whose),
    mayBegin,
    showEvent: numbered(parts.showEvent),
    claimed: () => updates.claimed(),
    changed,
    workChanged: () => updates.workChanged(),
  });
  const device = deviceHandlers({
    actor,
    customer: (email) => product().customer(email, false, neverAborted()),
    copyText: parts.copyText,
    showEvent: numbered(parts.showDeviceEvent),
    showWatchEnded: parts.showWatchEnded,
  });
  const devices = devicesHandlers({
    ...parts,
    mayBegin,
    access: () => ({ account: account(), product: product().current() }),
    customer: (email) => product().customer(email, true, neverAborted()),
    changed,
    showDeviceJobEvent: numbered(parts.showDeviceJobEvent),
    // What the run under way has read of the product is old then.
    productChanged: () => setUp.runs.forgetProductDevices(),
  });
  const busy = () => setUp.busy() || devices.busy() || practiceSession() !== undefined;
  const updates = parts.updates({ busy, changed });

  /** What is under way ends, network given back; what it left belongs to nobody any more. */
  async function endWork(): Promise<void> {
    device.stopAll();
    await Promise.all([setUp.end(), devices.end()]);
  }

  /** A token of one cloud must never be shown to another, and nothing that is under way there belongs to the other. */
  async function cloudChanged(): Promise<void> {
    who.forget();
    await endWork();
    void who.resume();
  }

  const report = reportHandlers({
    ...parts,
    collect: async () => ({
      at: clock.now(),
      snapshot: snapshot(),
      usualCloud: defaultCloudUrl,
      systemVersion: parts.systemVersion,
      adapters: await parts.listWifiAdapters(neverAborted()).then((found) => (found.ok ? found.value : [])),
      events: setUp.runs.events(),
      deviceJob: devices.deviceJobEvents(),
      attempts: await ledger.attempts(),
      log: await parts.log.lines(),
    }),
  });

  const handlers: Handlers = {
    ...accountHandlers({ session: who.account, product, endWork }),
    ...settingsHandlers({ ...parts, keptClient: kept.client, cloudChanged, changed }),
    ...practice.handlers,
    ...setUp.handlers,
    ...device.handlers,
    ...devices.handlers,
    ...updateHandlers(updates, settings, changed),
    ...keptHandlers({ kept, vault, proxies, who, changed }),
    ...report,
    // Copies, because both lists grow while the answer is on its way, and what comes then has a higher number.
    readSnapshot: async () => ({
      number,
      snapshot: snapshot(),
      events: [...setUp.runs.events()],
      deviceJob: [...devices.deviceJobEvents()],
    }),
    readLicences: () => parts.readLicences(),
    openLink: ({ link }) => parts.openLink(link),
    async copyText({ text }) {
      await parts.copyText(text);
      return success(undefined);
    },
  };

  complete = true;
  void recovery.comeHome();
  void setUp.lookIntoLedger();
  void ledger.takeProblem().then((problem) => {
    if (problem !== undefined) recovery.noteProblem(problem);
  });
  void who.resume();

  return {
    handlers: whilePersonActs(
      gate(handlers, features, () => practiceSession() !== undefined),
      proxies,
    ),
    async close() {
      closing = true;
      changed();
      await practice.leave();
      // Half a way home would be worse than none: on some systems the Wi-Fi is off in between.
      await recovery.settled();
    },
    busy,
  };
}

/** A proxy that was not answered may ask again with the next thing that the person does. */
function whilePersonActs(handlers: Handlers, proxies: ProxyCredentials): Handlers {
  return eachHandler(handlers, (name, handle) => {
    const { acts = true }: RequestRow = requests[name];
    if (!acts) return handle;
    return (...values) => {
      proxies.personActs();
      return handle(...values);
    };
  });
}
