import { safeStorage } from 'electron';
import { systemLimits } from '../../shared/time-limits.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { systemClock } from '../ground/system-clock.ts';
import type { SecretBox } from '../vault/vault-port.ts';
import { type RunCommand, systemCommands } from '../wifi/run-command.ts';

/** What of Electron's safeStorage is used. The asynchronous half came after Electron 33; the other goes with Electron 46. */
export interface SafeStorage {
  getSelectedStorageBackend?(): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Uint8Array>;
  decryptStringAsync?(sealed: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
  isEncryptionAvailable?(): boolean;
  encryptString?(text: string): Uint8Array;
  decryptString?(sealed: Buffer): string;
}

/** Chromium's mark of a text that is locked with a key everybody has (components/os_crypt, `kEncryptionVersionV10` on Linux). */
const openSecret = 'v10';

const busctl = (...args: string[]) => ({
  file: 'busctl',
  args: ['--user', '--json=short', ...args],
  timeLimitMs: systemLimits.secretStoreMs,
});
const secretService = 'org.freedesktop.secrets';

/**
 * The system's secret store through Electron: Keychain, DPAPI, libsecret or KWallet (Electron docs, safeStorage). The
 * asynchronous API where the runtime has it. The synchronous one holds the whole main process while a locked keyring asks
 * for its password, so under Linux it is used only when the keyring says that it is open.
 */
export function systemSecretBox(
  storage: SafeStorage = safeStorage as SafeStorage,
  platform: NodeJS.Platform = process.platform,
  run: RunCommand = systemCommands(systemClock),
): SecretBox {
  const linux = platform === 'linux';

  function glance(): 'missing' | 'perhaps' {
    const backend = linux ? (storage.getSelectedStorageBackend?.() ?? 'unknown') : '';
    return backend === 'basic_text' || backend === 'unknown' ? 'missing' : 'perhaps';
  }

  return {
    glance,

    async open() {
      if (storage.isAsyncEncryptionAvailable !== undefined) {
        return (await storage.isAsyncEncryptionAvailable()) ? 'open' : 'missing';
      }
      if (linux && glance() === 'perhaps') {
        if (storage.getSelectedStorageBackend?.() !== 'gnome_libsecret') return 'missing';
        const keyring = await keyringState(run);
        if (keyring !== 'open') return keyring;
      }
      return storage.isEncryptionAvailable?.() ? 'open' : 'missing';
    },

    async seal(text) {
      const sealed = await (storage.encryptStringAsync?.(text) ?? storage.encryptString?.(text));
      if (sealed === undefined) throw new Error('no secret store');
      if (linux && Buffer.from(sealed.subarray(0, 3)).toString('latin1') === openSecret) {
        throw new Error('the secret store locks nothing');
      }
      return sealed;
    },

    async unseal(sealed) {
      const bytes = Buffer.from(sealed);
      const later = await storage.decryptStringAsync?.(bytes);
      if (later !== undefined) return { text: later.result, stale: later.shouldReEncrypt };
      if (storage.decryptString === undefined) throw new Error('no secret store');
      return { text: storage.decryptString(bytes), stale: false };
    },
  };
}

/** Whether the keyring that Chromium would use is there and open (Secret Service API 0.2, "ReadAlias" and "Locked"). */
async function keyringState(run: RunCommand): Promise<'open' | 'missing' | 'locked'> {
  const call = ['call', secretService, '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service'];
  const alias = await run(busctl(...call, 'ReadAlias', 's', 'default'), neverAborted());
  const collection = alias.kind === 'ended' && alias.exitCode === 0 ? firstText(alias.output) : undefined;
  if (alias.kind === 'timed-out') return 'locked';
  if (collection === undefined) return 'missing';
  // Without a default keyring the first use asks the person to make one.
  if (collection === '/') return 'locked';
  const property = ['get-property', secretService, collection, 'org.freedesktop.Secret.Collection', 'Locked'];
  const locked = await run(busctl(...property), neverAborted());
  if (locked.kind !== 'ended' || locked.exitCode !== 0) return 'locked';
  return dataOf(locked.output) === false ? 'open' : 'locked';
}

function firstText(output: Uint8Array): string | undefined {
  const data = dataOf(output);
  const first: unknown = Array.isArray(data) ? data[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}

/** The `data` of busctl's JSON form (busctl(1), "--json"). */
function dataOf(output: Uint8Array): unknown {
  try {
    const answer: unknown = JSON.parse(Buffer.from(output).toString('utf8'));
    return typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : undefined;
  } catch {
    return undefined;
  }
}
