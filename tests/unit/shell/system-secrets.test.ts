import { describe, expect, it, vi } from 'vitest';
import { type SafeStorage, systemSecretBox } from '../../../electron/shell/system-secrets.ts';
import type { Command, CommandEnd } from '../../../electron/wifi/run-command.ts';

vi.mock('electron', () => ({ safeStorage: {} }));

const ended = (json: unknown): CommandEnd => ({
  kind: 'ended',
  exitCode: 0,
  output: Buffer.from(JSON.stringify(json)),
});

/** busctl as Debian 12's answers it (systemd 252) for a keyring in this state. */
function keyring(state: 'open' | 'locked' | 'none' | 'silent' | 'no-service') {
  const ran: Command[] = [];
  const run = async (command: Command): Promise<CommandEnd> => {
    ran.push(command);
    if (state === 'silent') return { kind: 'timed-out' };
    if (state === 'no-service') return { kind: 'ended', exitCode: 1, output: Buffer.from('') };
    if (command.args.includes('ReadAlias')) {
      return ended({ type: 'o', data: [state === 'none' ? '/' : '/org/freedesktop/secrets/collection/login'] });
    }
    return ended({ type: 'b', data: state === 'locked' });
  };
  return { run, ran };
}

const synchronous = (backend: string, mark = 'v11'): SafeStorage => ({
  getSelectedStorageBackend: () => backend,
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(mark + text),
  decryptString: (sealed) => sealed.subarray(3).toString('utf8'),
});

const asynchronous = (available: boolean): SafeStorage => ({
  getSelectedStorageBackend: () => 'gnome_libsecret',
  isAsyncEncryptionAvailable: async () => available,
  encryptStringAsync: async (text) => Buffer.from(`v12${text}`),
  decryptStringAsync: async (sealed) => ({ result: sealed.subarray(3).toString('utf8'), shouldReEncrypt: true }),
  isEncryptionAvailable: () => {
    throw new Error('the synchronous half is not to be asked');
  },
});

describe('the system’s secret store', () => {
  it.each(['basic_text', 'unknown'])('is missing under Linux with %s, known without asking', (backend) => {
    expect(systemSecretBox(synchronous(backend), 'linux', keyring('open').run).glance()).toBe('missing');
  });

  it('is asked with the asynchronous API where the runtime has it', async () => {
    const { run, ran } = keyring('open');
    const box = systemSecretBox(asynchronous(true), 'linux', run);
    expect([box.glance(), await box.open(), ran]).toEqual(['perhaps', 'open', []]);
    expect(await box.unseal(await box.seal('token'))).toEqual({ text: 'token', stale: true });
    expect(await systemSecretBox(asynchronous(false), 'linux', run).open()).toBe('missing');
  });

  it.each([
    ['open', 'open'],
    ['locked', 'locked'],
    ['none', 'locked'],
    ['silent', 'locked'],
    ['no-service', 'missing'],
  ] as const)('is, with the synchronous API and a keyring that is %s, %s', async (state, expected) => {
    const storage = synchronous('gnome_libsecret');
    let asked = 0;
    const counting = { ...storage, isEncryptionAvailable: () => ++asked > 0 };
    expect(await systemSecretBox(counting, 'linux', keyring(state).run).open()).toBe(expected);
    // Asking a locked one would hold the whole program.
    expect(asked).toBe(expected === 'open' ? 1 : 0);
  });

  it('needs no keyring on Windows and macOS', async () => {
    const { run, ran } = keyring('silent');
    const { getSelectedStorageBackend: _none, ...storage } = synchronous('');
    for (const platform of ['win32', 'darwin'] as const) {
      const box = systemSecretBox(storage, platform, run);
      expect([box.glance(), await box.open()]).toEqual(['perhaps', 'open']);
      expect(await box.unseal(await box.seal('token'))).toEqual({ text: 'token', stale: false });
    }
    expect(ran).toEqual([]);
  });

  it('never takes a text for sealed that everybody can open', async () => {
    const box = systemSecretBox(synchronous('gnome_libsecret', 'v10'), 'linux', keyring('open').run);
    await expect(box.seal('token')).rejects.toThrow('locks nothing');
  });
});
