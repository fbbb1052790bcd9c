import { app } from 'electron';
import type { Policy } from '../../shared/policy.ts';
import type { BuildInfo } from '../app/build-files.ts';
import type { SettingsStore } from '../app/settings-port.ts';
import type { ReadFile } from '../files/read-file-port.ts';
import type { Clock } from '../ground/clock-port.ts';
import { type Updater, type UpdaterParts, updater } from '../updates/updater.ts';

interface UpdateParts extends Pick<UpdaterParts, 'hasClaimed' | 'busy' | 'changed'> {
  readonly build: BuildInfo;
  readonly settings: SettingsStore;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly readFile: ReadFile;
}

/** The updates of this start of the program; what fetches and installs them is loaded when it is first needed. */
export function updatesOf({ build, settings, policy, readFile, ...parts }: UpdateParts): Updater {
  const server = () => settings.read().updateServer || build.updateServer;
  return updater({
    ...parts,
    hindrance() {
      const by = keptCurrentBy(build);
      if (by !== undefined) return { status: 'elsewhere', by };
      const { updates } = settings.read();
      if (updates === 'off') return { status: 'off', by: policy.locked.includes('updates') ? 'policy' : 'person' };
      return server() === '' ? { status: 'no-server' } : undefined;
    },
    async openEngine() {
      const [{ openUpdateEngine }, { readPublicKey }] = await Promise.all([
        import('./update-engine.ts'),
        import('../updates/update-metadata.ts'),
      ]);
      const key = readPublicKey(build.updateKey);
      if (key === undefined) throw new Error('the update key of this build is none');
      const publisherName = build.publisherName.length === 0 ? undefined : build.publisherName;
      const { updateChannel: channel } = settings.read();
      return openUpdateEngine({ server: server(), channel, key, publisherName, readFile });
    },
  });
}

/**
 * Who keeps this program current; undefined: it does so itself. On Linux only an AppImage does, and says where it lies
 * (docs.appimage.org, "Environment variables"); everything else there came from a package manager.
 */
function keptCurrentBy({
  runtime,
  updateKey,
  signed,
  publisherName,
}: BuildInfo): 'packages' | 'source' | 'build' | undefined {
  if (!app.isPackaged || runtime === 'source') return 'source';
  if (process.platform === 'linux' && process.env.APPIMAGE === undefined) return 'packages';
  // Without a name to look for, Windows would take an installer of anybody.
  const nobodys = process.platform === 'win32' && signed && publisherName.length === 0;
  return updateKey === '' || nobodys ? 'build' : undefined;
}
