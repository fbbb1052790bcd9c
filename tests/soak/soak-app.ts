import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Controller } from '../../electron/app/controller.ts';
import { composeApp } from '../../electron/composition/compose-app.ts';
import { composeProgram } from '../../electron/composition/compose-program.ts';
import { knownSecrets } from '../../electron/diagnostics/known-secrets.ts';
import { logFile } from '../../electron/diagnostics/log-file.ts';
import { redactor } from '../../electron/diagnostics/redactor.ts';
import type { Clock } from '../../electron/ground/clock-port.ts';
import * as engine from '../../electron/record/open-record.ts';
import type { AttemptRecord } from '../../electron/record/record-port.ts';
import type { SimulatedWorld } from '../../electron/simulator/simulated-world.ts';
import type { SecretBox } from '../../electron/vault/vault-port.ts';
import type { SetupEvent } from '../../shared/setup-events.ts';
// What the app loads when a run begins: here a loader of its own hands it over, of whose work time that jumps sees nothing.
import '../../electron/runs/plugged-in.ts';
import { quietSystem } from '../support/quiet-system.ts';

/** The app behind its window as its composition root makes it, with its files in a folder of their own. */
export interface SoakApp {
  readonly controller: Controller;
  readonly record: AttemptRecord;
  /** The files of the record and of the lease of the Wi-Fi. */
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
  const known = knownSecrets();
  const redact = redactor(known.redact, folder);
  const newId = () => randomBytes(6).toString('hex');
  const program = composeProgram({
    folder,
    way: { fetch, fetchAnew: fetch },
    clock,
    newId,
    recording: { loadEngine: async () => engine },
  });
  const { record, recordFile, journalFile } = program;
  const controller = composeApp({
    ...program,
    ...quietSystem(() => simulation.ready.cloud.url),
    known,
    log: logFile({ file: path.join(folder, 'photon-setup.log'), clock, redact, atOnce: true }),
    redact,
    vault: { file: path.join(folder, 'vault.json'), box: noSecretStore },
    realWorld: () => program.simulated(simulation),
    showLine: () => undefined,
    showEvent: show,
  });
  return {
    controller,
    record,
    attempts: recordFile,
    journal: journalFile,
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
