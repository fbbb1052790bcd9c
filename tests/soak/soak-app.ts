import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type Controller, createController } from '../../electron/app/controller.ts';
import type { ControllerParts } from '../../electron/app/controller-parts.ts';
import { defaultOAuthClient, particleCloud } from '../../electron/cloud/particle-cloud.ts';
import { particleProducts } from '../../electron/cloud/product-cloud.ts';
import { computerLock } from '../../electron/computer-lock/computer-lock.ts';
import { knownSecrets } from '../../electron/diagnostics/known-secrets.ts';
import { logFile } from '../../electron/diagnostics/log-file.ts';
import { redactor } from '../../electron/diagnostics/redactor.ts';
import type { Clock } from '../../electron/ground/clock-port.ts';
import { journalFile } from '../../electron/journal/journal-file.ts';
import { ledgerFile } from '../../electron/ledger/ledger-file.ts';
import type { Ledger } from '../../electron/ledger/ledger-port.ts';
import { simulatedWifi } from '../../electron/simulator/air/simulated-wifi.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import { softapPhoton } from '../../electron/softap/softap-photon.ts';
import { thisProgram } from '../../electron/this-users-ledger.ts';
import type { UpdateDesk } from '../../electron/updates/update-desk.ts';
import { vaultFile } from '../../electron/vault/vault-file.ts';
import type { SecretBox } from '../../electron/vault/vault-port.ts';
import { eventLine } from '../../shared/event-line.ts';
import { success } from '../../shared/result.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
import { systemRandomBytes } from '../../shared/wifi-password.ts';
import { quietSystem } from '../support/quiet-system.ts';

/** The app behind its window as its composition root makes it, with its files in a folder of their own. */
export interface SoakApp {
  readonly controller: Controller;
  readonly ledger: Ledger;
  /** The files of the ledger and of the lease of the Wi-Fi. */
  readonly attempts: string;
  readonly journal: string;
  /** The world that the next sign-in and the next run meet. */
  face(simulation: SimulatedWorld): void;
}

export function soakApp(
  folder: string,
  clock: Clock,
  first: SimulatedWorld,
  show: (event: SetupEvent) => void,
): SoakApp {
  let simulation = first;
  const journal = path.join(folder, 'wifi-lease.journal');
  const leases = journalFile(journal, computerLock(journal, process.platform));
  const attempts = path.join(folder, 'attempts.ledger');
  const ledger = ledgerFile({ file: attempts, clock, program: thisProgram(attempts) });
  const redact = redactor(knownSecrets().redact, folder);
  const log = logFile({ file: path.join(folder, 'photon-setup.log'), clock, redact });
  const newId = () => randomBytes(6).toString('hex');
  const parts: ControllerParts = {
    clock,
    ledger,
    log,
    redact,
    systemVersion: '',
    startProblem: undefined,
    learn: () => undefined,
    openProxyDesk: () => undefined,
    openVault: (changed) => vaultFile({ file: path.join(folder, 'vault.json'), box: noSecretStore, clock, changed }),
    updates: () => noUpdates,
    policy: { values: {}, locked: [], problem: undefined },
    ...quietSystem(() => simulation.ready.cloud.url),
    realWorld() {
      const { tcp, http, cloud } = simulation.ready;
      const connection = { baseUrl: cloud.url, fetch, clock };
      const address = { host: tcp.host, tcpPort: tcp.port, httpPort: http.port };
      const wifi = simulatedWifi(simulation);
      return {
        clock,
        photon: softapPhoton(address, { clock, random: systemRandomBytes }),
        cloud: particleCloud(connection, defaultOAuthClient),
        products: particleProducts(connection),
        wifi,
        journal: leases,
        newId,
        recovery: wifi,
      };
    },
    newId,
    showSnapshot: () => undefined,
    showEvent(event) {
      log.note('run', eventLine(event));
      show(event);
    },
    showDeviceEvent: () => undefined,
    showWatchEnded: () => undefined,
    showCareEvent: () => undefined,
    listWifiAdapters: async () => success([]),
    openPractice: () => Promise.reject(new Error('nobody practises here')),
    readLicences: async () => success([]),
    stayAwake: () => undefined,
    copyText: () => undefined,
    openLink: async () => success(undefined),
    chooseFile: async () => undefined,
    chooseNewFile: async () => undefined,
  };
  return {
    controller: createController(parts),
    ledger,
    attempts,
    journal,
    face(next) {
      simulation = next;
    },
  };
}

/** A computer without a secret store: what is signed in lives in memory. */
const noSecretStore: SecretBox = {
  glance: () => 'missing',
  open: async () => 'missing',
  seal: () => Promise.reject(new Error('no secret store')),
  unseal: () => Promise.reject(new Error('no secret store')),
};

const noUpdates: UpdateDesk = {
  state: () => ({ status: 'no-server' }),
  workChanged: () => undefined,
  claimed: () => undefined,
  settingsChanged: () => undefined,
  look: async () => success(undefined),
  postpone: () => undefined,
  restart: async () => success(undefined),
};
