import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type Controller, createController } from '../../electron/app/controller.ts';
import type { ControllerParts } from '../../electron/app/controller-parts.ts';
import { simulatedEndpoints } from '../../electron/composition/endpoints.ts';
import { thisProgram } from '../../electron/composition/this-users-ledger.ts';
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
import { vaultFile } from '../../electron/vault/vault-file.ts';
import type { SecretBox } from '../../electron/vault/vault-port.ts';
import { eventLine } from '../../shared/event-line.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
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
    ...quietSystem(() => simulation.ready.cloud.url),
    clock,
    ledger,
    log,
    redact,
    openVault: (changed) => vaultFile({ file: path.join(folder, 'vault.json'), box: noSecretStore, clock, changed }),
    realWorld() {
      const wifi = simulatedWifi(simulation);
      return {
        ...simulatedEndpoints(simulation.ready, { fetch, clock }),
        wifi,
        journal: leases,
        newId,
        recovery: wifi,
      };
    },
    newId,
    showEvent(event) {
      log.note('run', eventLine(event));
      show(event);
    },
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
