import { closingLoss } from '../../shared/closing-loss.ts';
import { foldDeviceJob, idleDeviceJob } from '../../shared/device-job-state.ts';
import { setupError } from '../../shared/errors.ts';
import { requests } from '../../shared/ipc/contract.ts';
import { failure, success } from '../../shared/result.ts';
import { foldAll } from '../../shared/setup-state.ts';
import { accountHandlers } from './account-handlers.ts';
import { cableHandlers } from './cable-handlers.ts';
import { closeQuestion } from './close-question.ts';
import type { ControllerParts } from './controller-parts.ts';
import { deviceHandlers } from './device-handlers.ts';
import { devicesHandlers } from './devices-handlers.ts';
import type { Handlers } from './handlers.ts';
import { historyHandlers } from './history-handlers.ts';
import { keptHandlers } from './kept-handlers.ts';
import { keptSignIns } from './kept-sign-ins.ts';
import { labelHandlers } from './label-handlers.ts';
import { gate, letsThrough } from './policy-gate.ts';
import { practiceManager } from './practice-manager.ts';
import { presetHandlers } from './preset-handlers.ts';
import { programHandlers } from './program-handlers.ts';
import { proxyCredentials } from './proxy-credentials.ts';
import { recoveryManager } from './recovery-manager.ts';
import { setUpHandlers } from './set-up-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { sharingHandlers } from './sharing-handlers.ts';
import { signIns } from './sign-ins.ts';
import { snapshotOf } from './snapshot-of.ts';
import { stationHandlers } from './station-handlers.ts';
import { windowTeller } from './tell-window.ts';
import { updateHandlers } from './update-handlers.ts';
import { whilePersonActs } from './while-person-acts.ts';
import { whoActs } from './who-acts.ts';
import { workUnderWay } from './work-under-way.ts';

export interface Controller {
  readonly handlers: Handlers;
  /** Ends what is under way, gives the network back and closes the practice session; for the end of the program. */
  close(): Promise<void>;
  busy(): boolean;
  /** A person closes the program. `true`: the window asks them first, and closes it if they say so. */
  asksBeforeClosing(): boolean;
}

/**
 * What the window's requests do: puts the topics together, each of which knows only of those before it. What would go
 * round in a circle goes over `teller` and `work`; nobody is told anything, and nothing is begun, before all are there.
 */
export function createController(parts: ControllerParts): Controller {
  const { settings, policy, record } = parts;
  const features = policy.values.doors;
  const { changed, ...teller } = windowTeller();
  const { busy, ...work } = workUnderWay();
  const updates = parts.updates({ busy, changed });
  const mayBegin = () => work.mayBegin(updates.state().status === 'restarting');

  const vault = parts.openVault(changed);
  const kept = keptSignIns(vault, () => settings.read().cloudUrl);
  const proxies = proxyCredentials(kept.proxies, changed, parts.learn);
  parts.openProxyCredentials(proxies);
  const who = signIns(parts, kept, changed);
  const recovery = recoveryManager(parts.realWorld, changed);
  const practice = practiceManager({ ...parts, open: parts.openPractice, mayBegin, endWork: work.end, changed });
  const isPractising = () => practice.practiceSession() !== undefined;
  work.add({ busy: isPractising });
  work.add({ busy: record.hasUnwritten });
  const acting = whoActs(who, practice);

  const history = historyHandlers({
    ...parts,
    changed,
    lineAttempts: () => station.line.attemptIds(),
    expectSharing: () => sharing.expect(),
  });
  work.add({ busy: history.busy });
  const isSettingUp = () => setUp.busy() || station.busy();
  const sharing = sharingHandlers({ ...parts, vault, changed, isSettingUp });
  const presets = presetHandlers({ ...parts, vault });
  const noted = () => {
    sharing.noted();
    void history.keep();
  };

  const device = deviceHandlers({
    ...parts,
    ...acting,
    showEvent: teller.numbered(parts.showDeviceEvent),
    renamed: (deviceId, name) => {
      if (!isPractising()) void record.noteName(deviceId, name, parts.clock.now());
    },
  });
  work.add(device);
  const usb = async () => practice.practiceSession()?.usb ?? parts.usb();
  const cables = cableHandlers({
    ...parts,
    usb,
    mayTouch: () => (isSettingUp() ? failure(setupError('setup-already-running')) : success(undefined)),
    changed,
  });
  const setUp = setUpHandlers({
    ...parts,
    usb,
    ...acting,
    practiceSession: practice.practiceSession,
    recovery,
    userName: () => who.account.state().userName,
    isOpenFor: (whose) => letsThrough(features, requests.startSetup, whose),
    mayBegin: () => (station.busy() ? failure(setupError('setup-already-running')) : mayBegin()),
    closing: work.closing,
    showEvent: teller.numbered(parts.showEvent),
    claimed: updates.claimed,
    noted,
    others: sharing.others,
    changed,
    workChanged: updates.workChanged,
  });
  work.add(setUp);
  const station = stationHandlers({
    ...parts,
    ...acting,
    presets: presets.shelf,
    recovery,
    others: sharing.others,
    isPractising,
    isOpenFor: (behind) => isPractising() || letsThrough(features, { behind }),
    mayBegin: () => (setUp.busy() ? failure(setupError('setup-already-running')) : mayBegin()),
    closing: work.closing,
    showLine: teller.numbered(parts.showLine),
    claimed: updates.claimed,
    noted,
    changed() {
      changed();
      updates.workChanged();
    },
  });
  work.add(station);
  const devices = devicesHandlers({
    ...parts,
    ...acting,
    mayBegin,
    changed,
    showDeviceJobEvent: teller.numbered(parts.showDeviceJobEvent),
    // What the run under way has read of the product is old then.
    productChanged: setUp.runs.forgetProductDevices,
  });
  work.add(devices);

  /** A token of one cloud must never be shown to another, and nothing that is under way there belongs to the other. */
  async function cloudChanged(): Promise<void> {
    who.forget();
    await endOfSomeone();
    void who.resume();
  }

  /** Who was here goes, and what they asked to be remembered with them. */
  async function endOfSomeone(): Promise<void> {
    setUp.forgetWifiPasswords();
    await work.end();
  }

  const snapshot = () =>
    snapshotOf({
      ...parts,
      closing: work.closing(),
      practice,
      who,
      cables,
      devices,
      setUp,
      recovery,
      history,
      sharing,
      updates,
      vault,
      proxies,
    });
  let isPresetUnsaved = false;
  const question = closeQuestion({
    clock: parts.clock,
    loss: () =>
      closingLoss({
        setup: foldAll(setUp.runs.events()),
        deviceJob: devices.deviceJobEvents().reduce(foldDeviceJob, idleDeviceJob),
        importing: snapshot().importing,
        line: station.line.state(),
        isPresetUnsaved,
      }),
    show: parts.showCloseQuestion,
    quit: parts.quit,
  });
  const handlers: Handlers = {
    ...accountHandlers({ session: who.account, product: acting.product, endWork: endOfSomeone }),
    ...settingsHandlers({
      ...parts,
      keptClient: kept.client,
      updates,
      cloudChanged,
      retentionChanged: () => void history.retentionChanged(),
      changed,
    }),
    ...practice.handlers,
    ...setUp.handlers,
    ...cables.handlers,
    ...station.handlers,
    ...device.handlers,
    ...devices.handlers,
    ...history.handlers,
    ...labelHandlers({
      ...parts,
      showAttempt: history.handlers.showAttempt,
      labelOfPreset: async (name) => (await presets.shelf()).labelOf(name),
    }),
    ...sharing.handlers,
    ...presets.handlers,
    ...updateHandlers(updates),
    ...keptHandlers({ kept, vault, settings: parts.settings, proxies, presets: presets.shelf, who, changed }),
    ...programHandlers({
      ...parts,
      number: teller.number,
      snapshot,
      events: setUp.runs.events,
      deviceJobEvents: devices.deviceJobEvents,
      line: station.line.state,
      closeQuestionDrawn: question.drawn,
      noteUnsavedPreset(isUnsaved) {
        isPresetUnsaved = isUnsaved;
      },
    }),
  };

  const showSnapshot = teller.numbered(parts.showSnapshot);
  teller.begin(() => {
    updates.workChanged();
    showSnapshot(snapshot());
  });
  void recovery.comeHome();
  void setUp.lookIntoRecord();
  void record.takeProblem().then((problem) => {
    if (problem !== undefined) recovery.noteProblem(problem);
  });
  void who.resume();

  return {
    handlers: whilePersonActs(gate(handlers, features, isPractising), proxies),
    async close() {
      work.close();
      cables.end();
      changed();
      await practice.leave();
      await history.end();
      await sharing.close();
      // Half a way home would be worse than none: on some systems the Wi-Fi is off in between.
      await recovery.settled();
    },
    busy,
    asksBeforeClosing: () => !work.closing() && question.asks(),
  };
}
