import type { DeviceId } from '../../shared/device-id.ts';
import { setupError } from '../../shared/errors.ts';
import type { Snapshot, VariableReading } from '../../shared/ipc.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { SetupEvent, WifiAdapter } from '../../shared/setup-events.ts';
import type { NetworkChoice } from '../../shared/wifi-network.ts';
import type { CloudAccount, CloudDoor } from '../cloud/cloud-port.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { recoverLease } from '../setup/lease.ts';
import { checkOnce } from '../setup/prove.ts';
import type { SetupWorld } from '../setup/setup-world.ts';
import type { ComputerWifi } from '../wifi/wifi-port.ts';
import { accountSession } from './account-session.ts';
import type { Handlers } from './ipc.ts';
import { runKeeper } from './run-keeper.ts';
import type { SettingsKeeper } from './settings.ts';

export interface ControllerParts {
  readonly settings: SettingsKeeper;
  readonly system: Snapshot['system'];
  /** The real world under the settings of now. */
  readonly realWorld: () => Omit<SetupWorld, 'person' | 'account'> & {
    readonly cloud: CloudDoor;
    readonly recovery: Pick<ComputerWifi, 'recover'>;
  };
  /** The computer's Wi-Fi adapters; none on a system that the app does not know. */
  readonly listWifiAdapters: (signal: AbortSignal) => Promise<Result<readonly WifiAdapter[]>>;
  readonly openPractice: (scenario: NonNullable<Snapshot['practice']>['scenario']) => Promise<PracticeWorld>;
  readonly copyText: (text: string) => void | Promise<void>;
  readonly newId: () => string;
  readonly showSnapshot: (snapshot: Snapshot) => void;
  readonly showEvent: (event: SetupEvent) => void;
}

export interface Controller {
  readonly handlers: Handlers;
  /** Ends what is under way, gives the network back and closes the practice room; for the end of the program. */
  close(): Promise<void>;
  busy(): boolean;
}

/** What the window's requests do. Holds the account, the run and the practice room; knows no Electron. */
export function createController(parts: ControllerParts): Controller {
  let practice: (PracticeWorld & { readonly scenario: NonNullable<Snapshot['practice']>['scenario'] }) | undefined;
  const changed = () => parts.showSnapshot(snapshot());
  const door = (): CloudDoor => parts.realWorld().cloud;
  const session = accountSession(door, { now: () => Date.now() }, changed);
  const runs = runKeeper(parts.showEvent, changed);
  const patience = () => new AbortController().signal;
  let recovery: Snapshot['recovery'];
  let recovered = recover();
  /** A start that still waits for the computer to come home. */
  let starting: AbortController | undefined;

  /** A run before this start ended in the middle: the computer's network first, everything else after. */
  async function recover(): Promise<void> {
    let networkName: string | undefined;
    const tell = (status: NonNullable<Snapshot['recovery']>['status']) => {
      recovery = { status, networkName };
      changed();
    };
    const back = await recoverLease(
      parts.realWorld(),
      (remembered) => {
        networkName = remembered.networkName;
        tell('under-way');
      },
      patience(),
    );
    if (back !== undefined) tell(back.ok ? 'done' : 'failed');
  }

  function snapshot(): Snapshot {
    const { cloudUrl, client, photonPrefix, joinBy, wifiAdapter } = parts.settings.read();
    return {
      practice: practice === undefined ? undefined : { scenario: practice.scenario, networks: practice.networks },
      session:
        practice === undefined
          ? session.state()
          : { status: 'signed-in', userName: practice.userName, failedSignIns: 0, lockedUntil: undefined },
      settings: { cloudUrl, clientId: client.id, photonPrefix, joinBy, wifiAdapter },
      recovery,
      wifi: practice?.world.wifi.mode ?? parts.realWorld().wifi.mode,
      running: runs.running(),
      system: parts.system,
    };
  }

  function world(): Omit<SetupWorld, 'person'> | undefined {
    if (practice !== undefined) return practice.world;
    const account = session.account();
    return account === undefined ? undefined : { ...parts.realWorld(), account };
  }

  function account(): CloudAccount | undefined {
    return world()?.account;
  }

  /** Entering and leaving the practice room wait for one another, so that no world is left open behind a quick hand. */
  let lastMove: Promise<unknown> = Promise.resolve();
  function inTurn<Value>(move: () => Promise<Value>): Promise<Value> {
    const turn = lastMove.then(move, move);
    lastMove = turn.catch(() => undefined);
    return turn;
  }

  async function leavePractice(): Promise<void> {
    starting?.abort();
    await runs.cancel();
    runs.forget();
    const room = practice;
    practice = undefined;
    await room?.close();
  }

  const notSignedIn = () => failure(setupError('not-signed-in'));

  const handlers: Handlers = {
    readSnapshot: async () => ({ snapshot: snapshot(), events: runs.events() }),
    signIn: (details) => session.signIn(details),
    submitOneTimeCode: ({ code }) => session.submitOneTimeCode(code),
    useAccessToken: ({ token }) => session.useAccessToken(token),

    async signOut() {
      starting?.abort();
      await runs.cancel();
      runs.forget();
      return session.signOut();
    },

    async saveSettings(change) {
      const before = parts.settings.read().cloudUrl;
      const { clientSecret, ...rest } = change;
      const saved = parts.settings.save(clientSecret === undefined ? rest : change);
      // A token of one cloud must never be shown to another.
      if (saved.ok && parts.settings.read().cloudUrl !== before) session.forget();
      changed();
      return saved;
    },

    enterPractice: ({ scenario }) =>
      inTurn(async () => {
        await leavePractice();
        practice = { ...(await parts.openPractice(scenario)), scenario };
        changed();
        return success(undefined);
      }),

    leavePractice: () =>
      inTurn(async () => {
        await leavePractice();
        changed();
        return success(undefined);
      }),

    async startSetup() {
      if (starting !== undefined) return failure(setupError('setup-already-running'));
      const start = new AbortController();
      starting = start;
      await recovered;
      if (recovery?.status === 'failed') {
        recovered = recover();
        await recovered;
      }
      starting = undefined;
      if (start.signal.aborted) return failure(setupError('cancelled'));
      const now = world();
      if (now === undefined) return notSignedIn();
      if (recovery?.status === 'done') recovery = undefined;
      return runs.start(now, { runId: parts.newId(), photonPrefix: parts.settings.read().photonPrefix, prove: true });
    },

    async answerQuestion({ questionId, answer }) {
      // The schema's optional parts and the type's are the same; `choice` is checked again by the run itself.
      return runs.answer(
        questionId,
        answer.kind === 'choose-network' ? { ...answer, choice: answer.choice as NetworkChoice } : answer,
      );
    },

    async cancelSetup() {
      starting?.abort();
      await runs.cancel();
      return success(undefined);
    },

    async checkAgain() {
      const device = runs.lastDevice();
      const mine = account();
      if (mine === undefined) return notSignedIn();
      if (device === undefined) return failure(setupError('invalid-input'));
      return checkOnce({ account: mine }, device, patience());
    },

    async renameDevice({ deviceId, name }) {
      const trimmed = name.trim();
      if (trimmed === '') return failure(setupError('invalid-input'));
      return account()?.renameDevice(deviceId as DeviceId, trimmed, patience()) ?? notSignedIn();
    },

    async signalDevice({ deviceId, on }) {
      return account()?.signalDevice(deviceId as DeviceId, on, patience()) ?? notSignedIn();
    },

    async readVariables({ deviceId }) {
      const mine = account();
      if (mine === undefined) return notSignedIn();
      const device = await mine.getDevice(deviceId as DeviceId, patience());
      if (!device.ok) return device;
      const readings: VariableReading[] = [];
      // One after another: the device answers one question at a time.
      for (const [name, type] of Object.entries(device.value.variables)) {
        readings.push({ name, type, reading: await mine.readVariable(device.value.id, name, patience()) });
      }
      return success(readings);
    },

    listWifiAdapters: () => parts.listWifiAdapters(patience()),

    async dismissRecovery() {
      recovery = undefined;
      changed();
      return success(undefined);
    },

    async copyText({ text }) {
      await parts.copyText(text);
      return success(undefined);
    },
  };

  return {
    handlers,
    close: async () => {
      await inTurn(leavePractice);
      // Half a way home would be worse than none: on some systems the Wi-Fi is off in between.
      await recovered;
    },
    busy: () => runs.running() || practice !== undefined || recovery?.status === 'under-way',
  };
}
