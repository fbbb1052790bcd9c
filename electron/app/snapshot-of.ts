import { setupError } from '../../shared/errors.ts';
import type { Snapshot } from '../../shared/ipc/snapshot.ts';
import type { Updater } from '../updates/updater.ts';
import type { Vault } from '../vault/vault-port.ts';
import type { CableWork } from './cable-handlers.ts';
import type { ControllerParts } from './controller-parts.ts';
import type { DevicesWork } from './devices-handlers.ts';
import { knownFromStart } from './first-snapshot.ts';
import type { HistoryWork } from './history-handlers.ts';
import type { PracticeManager } from './practice-manager.ts';
import type { ProxyCredentials } from './proxy-credentials.ts';
import type { RecoveryManager } from './recovery-manager.ts';
import type { SetUpWork } from './set-up-handlers.ts';
import type { SharingWork } from './sharing-handlers.ts';
import type { SignIns } from './sign-ins.ts';

export interface SnapshotParts
  extends Pick<ControllerParts, 'settings' | 'policy' | 'startProblem' | 'system' | 'realWorld'> {
  readonly closing: boolean;
  readonly practice: PracticeManager;
  readonly who: SignIns;
  readonly cables: CableWork;
  readonly devices: DevicesWork;
  readonly setUp: SetUpWork;
  readonly recovery: RecoveryManager;
  readonly history: HistoryWork;
  readonly sharing: SharingWork;
  readonly updates: Updater;
  readonly vault: Vault;
  readonly proxies: ProxyCredentials;
}

/** All that the window knows of the main process, as it is now. */
export function snapshotOf(parts: SnapshotParts): Snapshot {
  const { who, recovery, setUp, vault } = parts;
  const practiceSession = parts.practice.practiceSession();
  return {
    ...knownFromStart(parts),
    practice: practiceSession && {
      scenario: practiceSession.scenario,
      networks: practiceSession.networks,
      photonNetwork: practiceSession.photonNetwork,
      homeNetwork: practiceSession.homeNetwork,
      product: practiceSession.product,
    },
    product: (practiceSession?.session ?? who.product).state(),
    importing: parts.devices.importing(),
    session:
      practiceSession === undefined
        ? who.account.state()
        : { status: 'signed-in', userName: practiceSession.userName, failedSignIns: 0, lockedUntil: undefined },
    update: parts.updates.state(),
    recovery: recovery.state(),
    unfinished: setUp.unfinished(),
    recordProblem: recovery.problem(),
    historyHeard: parts.history.heard(),
    historyWork: parts.history.state(),
    sharing: parts.sharing.state(),
    secrets: {
      place: vault.place(),
      problem: vault.why() ?? (who.ended() ? setupError('kept-sign-in-ended') : undefined),
    },
    proxy: parts.proxies.question(),
    knownProducts: practiceSession === undefined ? parts.settings.knownProducts() : [],
    rememberedWifi: setUp.rememberedWifi(),
    plugged: parts.cables.plugged(),
    wifi: (practiceSession?.world ?? parts.realWorld()).wifi.mode,
    running: setUp.runs.running(),
    closing: parts.closing,
  };
}
