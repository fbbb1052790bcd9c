import { spawn } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { app, session } from 'electron';
import {
  AppImageUpdater,
  type AppUpdater,
  MacUpdater,
  NsisUpdater,
  Provider,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater';
import { type SetupError, setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { ReadFile } from '../files/read-file-port.ts';
import { neverAborted } from '../ground/never-aborted.ts';
import { checkFetched, type FetchedFile, placeAppImage } from '../updates/place-app-image.ts';
import { codeOf, updateFiles } from '../updates/update-files.ts';
import { descriptionName, metadataLimitBytes, readDescription } from '../updates/update-metadata.ts';
import type { UpdateEngine } from '../updates/update-port.ts';

interface EngineParts {
  /** Address of a server or a folder, without a slash at its end. */
  readonly server: string;
  readonly channel: string;
  readonly key: KeyObject;
  /** Whose signature Windows must find on an installer; undefined: this build has none itself. */
  readonly publisherName: readonly string[] | undefined;
  /** Opens what lies in a folder of updates. */
  readonly readFile: ReadFile;
}

/** A refusal of ours on its way through electron-updater, which knows only exceptions. */
class Refusal extends Error {
  readonly refused: SetupError;
  constructor(refused: SetupError) {
    super(refused.code);
    this.refused = refused;
  }
}

/** The one that a person's AppImage was started from: its runtime says so (docs.appimage.org, "Environment variables"). */
export const appImagePath = () => process.env.APPIMAGE;

/**
 * electron-updater decides what is newer and whose turn it is, keeps what was fetched, and runs the installers of
 * Windows and macOS. What it believes comes from us: descriptions with our signature, files by the size and hash in them.
 */
export function openUpdateEngine({ server, channel, key, publisherName, readFile }: EngineParts): UpdateEngine {
  const updates = session.fromPartition('updates', { cache: false });
  const fetchUrl = (url: string, init: RequestInit) =>
    updates.fetch(url, { ...init, bypassCustomProtocolHandlers: true });
  const files = updateFiles(fetchUrl, readFile);
  const name = descriptionName(channel, process.platform, process.arch);
  const address = (file: string) => `${server}/${encodeURIComponent(file)}`;
  let signal = neverAborted();
  let onProgress = (_received: number): void => undefined;
  let offered: UpdateInfo | undefined;
  let fetched: FetchedFile | undefined;

  const ask = async (): Promise<UpdateInfo> => {
    const text = await files.read(address(name), metadataLimitBytes, signal);
    if (!text.ok) throw new Refusal(text.error);
    const read = readDescription(name, text.value, key);
    if (!read.ok) throw new Refusal(read.error);
    const { version, stagingPercentage, file } = read.value;
    const { size, sha512 } = file;
    const info: UpdateInfo = {
      version,
      files: [{ url: file.name, size, sha512 }],
      path: file.name,
      sha512,
      releaseDate: '',
    };
    return stagingPercentage === undefined ? info : { ...info, stagingPercentage };
  };
  /** electron-updater makes it itself, from a class. */
  class SignedProvider extends Provider<UpdateInfo> {
    // The inherited one is protected, and its type is not exported.
    constructor(_options: unknown, _updater: unknown, runtime: unknown) {
      super(runtime as never);
    }
    getLatestVersion = ask;
    resolveFiles = ({ files: offered }: UpdateInfo): ResolvedUpdateFileInfo[] =>
      offered.map((info) => ({ url: new URL(address(info.url)), info }));
  }

  const updater = openUpdater();
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.disableDifferentialDownload = true;
  updater.setFeedURL({ provider: 'custom', updateProvider: SignedProvider });
  // Two parts that it would make from a file in the package and from a transport without limits.
  Object.assign(updater, {
    configOnDisk: { value: Promise.resolve({ updaterCacheDirName: 'updates', publisherName }) },
    httpExecutor: { download: fetchFile },
  });
  // Told by the rejected promise as well; without a listener the event would be an exception.
  updater.on('error', () => undefined);

  async function fetchFile(url: URL, destination: string): Promise<void> {
    const wanted = offered?.files.find((file) => address(file.url) === url.href);
    if (wanted?.size === undefined) throw new Refusal(setupError('update-unreadable'));
    const { size, sha512 } = wanted;
    const end = await files.fetch({ url: url.href, size, sha512 }, destination, onProgress, signal);
    if (!end.ok) throw new Refusal(end.error);
  }
  async function attempt<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
    try {
      return success(await work());
    } catch (error) {
      if (error instanceof Refusal) return failure(error.refused);
      const code = codeOf(error);
      // The rest are folders that cannot be made, and names that cannot be given.
      return failure(setupError(code.includes('SIGNATURE') ? 'update-not-signed' : 'update-not-stored', { saw: code }));
    }
  }

  return {
    async check(wanted) {
      signal = wanted;
      const checked = await attempt(() => updater.checkForUpdates());
      if (!checked.ok) return checked;
      offered = checked.value?.isUpdateAvailable === true ? checked.value.updateInfo : undefined;
      if (offered === undefined) return success(undefined);
      return success({ version: offered.version, size: offered.files[0]?.size ?? 0 });
    },

    async download(told, wanted) {
      signal = wanted;
      onProgress = told;
      const end = await attempt(() => updater.downloadUpdate());
      if (!end.ok) return end;
      const [file] = end.value;
      const [wantedFile] = offered?.files ?? [];
      fetched =
        file === undefined || wantedFile?.size === undefined
          ? undefined
          : { path: file, size: wantedFile.size, sha512: wantedFile.sha512 };
      return success(undefined);
    },

    async install() {
      const appImage = appImagePath();
      if (fetched === undefined) return failure(setupError('update-not-installed'));
      if (process.platform !== 'linux') {
        const whole = await checkFetched(fetched);
        if (!whole.ok) return whole;
        updater.quitAndInstall(true, true);
        return success(undefined);
      }
      if (appImage === undefined) return failure(setupError('update-not-installed'));
      const placed = await placeAppImage(fetched, appImage);
      if (!placed.ok) return placed;
      startWhenGone(appImage);
      app.quit();
      return success(undefined);
    },
  };
}

function openUpdater(): AppUpdater {
  // All it writes lies in the profile, as everything else of this program.
  const adapter = {
    version: app.getVersion(),
    name: app.getName(),
    isPackaged: app.isPackaged,
    appUpdateConfigPath: '',
    userDataPath: app.getPath('userData'),
    baseCachePath: app.getPath('userData'),
    whenReady: () => app.whenReady(),
    relaunch: () => app.relaunch(),
    quit: () => app.quit(),
    onQuit: (handler: (exitCode: number) => void) => void app.once('quit', (_event, exitCode) => handler(exitCode)),
  };
  if (process.platform === 'win32') return new NsisUpdater(null, adapter);
  if (process.platform === 'darwin') return new MacUpdater(undefined, adapter);
  return new AppImageUpdater(null, adapter);
}

/**
 * Starts the new program after this one, which holds the lock of the only instance, is gone. A shell waits, because what
 * runs out of an AppImage goes with it; paths and switches reach it as arguments alone.
 */
function startWhenGone(appImage: string): void {
  const wait = 'pid=$1; shift; while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done; exec "$@"';
  const args = ['-c', wait, path.basename(appImage), String(process.pid), appImage, ...process.argv.slice(1)];
  const waiting = spawn('/bin/sh', args, { detached: true, stdio: 'ignore', cwd: homedir() });
  // Without a shell the person starts the new program; without a listener this one would end in an exception.
  waiting.on('error', () => undefined);
  waiting.unref();
}
