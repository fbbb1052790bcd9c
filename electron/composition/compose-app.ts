import { eventLine } from '../../shared/event-line.ts';
import { programLimits } from '../../shared/time-limits.ts';
import { type Controller, createController } from '../app/controller.ts';
import type { ControllerParts } from '../app/controller-parts.ts';
import type { ProxyCredentials } from '../app/proxy-credentials.ts';
import { watchedHandlers } from '../app/watched-handlers.ts';
import type { KnownSecrets } from '../diagnostics/log-port.ts';
import { vaultFile } from '../vault/vault-file.ts';
import type { SecretBox, Vault } from '../vault/vault-port.ts';
import type { Program } from './compose-program.ts';
import { linesOf } from './lines.ts';
import { sharingOf } from './open-sharing.ts';

export interface AppParts
  extends Omit<ControllerParts, 'openVault' | 'learn' | 'openProxyCredentials' | 'sharing' | 'lines'>,
    Pick<Program, 'station' | 'sharedRecordFile' | 'passOnRow' | 'openPracticeLine'> {
  /** Where secrets are kept between two starts, and what seals them. */
  readonly vault: { readonly file: string; readonly box: SecretBox };
  readonly known: KnownSecrets;
  /** Handed over before the first request goes out. */
  readonly openProxyCredentials?: (credentials: ProxyCredentials) => void;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Put round the vault, as a test does that ends a program in the middle. */
  readonly guard?: (vault: Vault) => Vault;
}

/**
 * The app behind its window, in plain Node: whoever opens a window, or tests what is behind one, puts it together here.
 * Every request and every event of a run is noted, secrets are learned before anything is, and the end has a limit.
 */
export function composeApp({ vault, known, guard = (one) => one, ...parts }: AppParts): Controller {
  const { log, clock, openProxyCredentials = () => undefined } = parts;
  const controller = createController({
    ...parts,
    openProxyCredentials,
    learn: known.learn,
    sharing: sharingOf(parts),
    lines: linesOf({ ...parts, platform: parts.system.platform }),
    openVault: (changed) => guard(vaultFile({ ...vault, clock, changed })),
    showEvent(event, number) {
      log.note('run', eventLine(event));
      parts.showEvent(event, number);
    },
  });
  return {
    ...controller,
    handlers: watchedHandlers(controller.handlers, log, known),
    async close() {
      log.note('end', 'asked for; what is under way ends first');
      const over = new AbortController();
      const done = controller.close().then(() => 'what was under way has ended');
      const late = clock.sleep(programLimits.endMs, over.signal).then(() => 'what was under way did not end in time');
      log.note('end', await Promise.race([done, late]));
      over.abort();
      // It has a limit of its own: what was noted while a damaged record is saved is there once that is done.
      await parts.record.close();
    },
  };
}
