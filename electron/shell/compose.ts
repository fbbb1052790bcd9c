import { homedir, release } from 'node:os';
import path from 'node:path';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  Notification,
  nativeTheme,
  powerSaveBlocker,
  type Session,
  session,
  shell,
} from 'electron';
import type { NotificationName, Notifications } from '../../shared/ipc/contract.ts';
import type { FileKind } from '../../shared/ipc/devices.ts';
import { type Language, languageOf } from '../../shared/languages.ts';
import { readLicences } from '../app/build-files.ts';
import { callBack } from '../app/call-back.ts';
import type { Controller } from '../app/controller.ts';
import type { ProxyCredentials } from '../app/proxy-credentials.ts';
import { secretsOfRequest } from '../app/watched-handlers.ts';
import type { Fetch } from '../cloud/cloud-request.ts';
import { composeApp } from '../composition/compose-app.ts';
import { composeProgram } from '../composition/compose-program.ts';
import { systemWifi } from '../composition/computer-wifi.ts';
import { knownSecrets } from '../diagnostics/known-secrets.ts';
import { logFile } from '../diagnostics/log-file.ts';
import { redactor } from '../diagnostics/redactor.ts';
import { readsElsewhere } from '../files/read-elsewhere.ts';
import { systemClock } from '../ground/system-clock.ts';
import { offerContextMenus } from './context-menu.ts';
import { logCrashes } from './crash-log.ts';
import { labelWindow } from './label-window.ts';
import { openDevicePage, openLink } from './links.ts';
import { setMenu } from './menu.ts';
import type { Start } from './read-start.ts';
import type { shellWords } from './shell-words.ts';
import { showAgain } from './show-again.ts';
import { endWithSystem } from './system-end.ts';
import { systemSecretBox } from './system-secrets.ts';
import { throughProxy } from './through-proxy.ts';
import { updatesOf } from './updates.ts';
import { utilityHelper } from './utility-helper.ts';
import { endWithReason } from './window-troubles.ts';

/** What the name of a file of that kind ends with. */
const endings = { workbook: 'xlsx', csv: 'csv', jsonl: 'jsonl', json: 'json', pdf: 'pdf' } as const satisfies Record<
  FileKind,
  string
>;

/** What `main.ts` puts behind the window when that is drawn: the real or the simulated world, the run. */
export async function compose(
  tell: <Name extends NotificationName>(name: Name, value: Notifications[Name]) => void,
  window: () => BrowserWindow | undefined,
  { words, speak }: ReturnType<typeof shellWords>,
  { commandLine, build, policy, settings, startProblem, system }: Start,
): Promise<Controller> {
  const { platform, languages } = system;
  const out = path.join(app.getAppPath(), 'out');
  // As its close button: the window asks first where something would be lost.
  const quitByHand = () => {
    const there = window();
    if (there === undefined) app.quit();
    else there.close();
  };
  const speakEverywhere = (language: Language) => {
    speak(language);
    return setMenu(words, platform, (dialog) => tell('dialogWanted', dialog), quitByHand);
  };
  // Without its words the shell could say nothing later either.
  speakEverywhere(languageOf(settings.read().language, languages)).catch(() =>
    endWithReason(words, (t) => t('troubles.partMissing')),
  );
  offerContextMenus(BrowserWindow.getAllWindows(), words);
  let practising = false;
  const back = callBack({
    // -1 takes it away, more than 1 is a bar without an end (Electron, BrowserWindow.setProgressBar).
    showProgress: (done) => window()?.setProgressBar(done === 'busy' ? 2 : (done ?? -1)),
    isLookedAt: () => window()?.isFocused() === true,
    isPractice: () => practising,
    settings: settings.read,
    async notify(end) {
      const { t } = await words();
      // The sound is a setting of its own.
      const notification = new Notification({ title: t('app.name'), body: t(`ended.${end}`), silent: true });
      notification.on('click', () => showAgain(window()));
      notification.show();
      window()?.flashFrame(true);
    },
    beep: shell.beep,
  });
  // A session of its own: the window's may reach nothing but the app's files. Both follow the system's proxy.
  const cloudSession = session.fromPartition('cloud');
  const known = knownSecrets();
  const redact = redactor(known.redact, homedir());
  const log = logFile({
    file: path.join(app.getPath('userData'), 'logs', 'photon-setup.log'),
    clock: systemClock,
    redact,
  });
  logCrashes(log);
  const learned = (init: RequestInit) => {
    known.learn(secretsOfRequest(init));
    return init;
  };
  let proxies: ProxyCredentials | undefined;
  const credentials = (): ProxyCredentials => {
    if (proxies === undefined) throw new Error('asked before there is a controller');
    return proxies;
  };
  const through = (over: Session): Fetch => {
    let opened: Fetch | undefined;
    return (url, init) => {
      opened ??= throughProxy(over, credentials(), systemClock);
      return opened(url, learned(init));
    };
  };
  const fetch = through(cloudSession);

  // Its connections are cut before each use, which those of a run must not be.
  const probeSession = session.fromPartition('probe');
  const probe = through(probeSession);
  const fetchAnew = async (url: string, init: RequestInit) => {
    await probeSession.closeAllConnections();
    return probe(url, init);
  };
  const reader = readsElsewhere({
    start: utilityHelper(path.join(out, 'file-reader.js'), 'File reader'),
    clock: systemClock,
  });
  // A profile of its own has a journal of its own; otherwise all programs of this user share one.
  const ownProfile = app.commandLine.hasSwitch('user-data-dir') ? app.getPath('userData') : undefined;
  const { usbFolder } = commandLine;
  const program = composeProgram({
    folder: ownProfile,
    ...(usbFolder === undefined
      ? {}
      : { usbPlaces: { sys: path.join(usbFolder, 'sys'), dev: path.join(usbFolder, 'dev'), groups: '/etc/group' } }),
    recording: { appVersion: app.getVersion() },
    way: { fetch, fetchAnew, secrets: known.all, heldUp: () => proxies?.heldUp() },
    computerWifi: systemWifi({
      platform: process.platform,
      startHelper: utilityHelper(path.join(out, 'node-wifi.js'), 'Computer Wi-Fi'),
      clock: systemClock,
    }),
  });
  const { record } = program;
  /** While a run is under way. */
  let awakeSince: number | undefined;
  app.on('will-quit', () => {
    program.close();
    reader.close();
  });

  const controller = composeApp({
    ...program,
    random: Math.random,
    showSnapshot(told, number) {
      practising = told.practice !== undefined;
      back.importing(told.importing);
      tell('snapshotChanged', { number, told });
    },
    showEvent(told, number) {
      tell('setupEvent', { number, told });
      back.setUp(told);
    },
    showLine(told, number) {
      tell('lineChanged', { number, told });
      back.line(told);
    },
    showDeviceJobEvent(told, number) {
      tell('deviceJobEvent', { number, told });
      back.devices(told);
    },
    showDeviceEvent: (told, number) => tell('deviceEvent', { number, told }),
    showCloseQuestion() {
      showAgain(window());
      tell('closeAsked', undefined);
    },
    quit: () => app.quit(),
    showWatchEnded: (error) => tell('watchEnded', error),
    speak: (language) => speakEverywhere(language).catch((why: unknown) => log.note('menu', `no words for it: ${why}`)),
    log,
    known,
    redact,
    systemVersion: release(),
    settings,
    vault: { file: path.join(app.getPath('userData'), 'vault.json'), box: systemSecretBox() },
    openProxyCredentials(opened) {
      proxies = opened;
    },
    policy,
    startProblem,
    updates: (work) =>
      updatesOf({
        ...work,
        build,
        settings,
        policy,
        clock: systemClock,
        readFile: reader.readFile,
        hasClaimed: () => record.hasProven(),
      }),
    system,
    realWorld: () => {
      const { cloudUrl, client, joinBy, wifiAdapter } = settings.read();
      const { photonAddress, movesAnyway } = commandLine;
      return program.realWorld({ cloudUrl, client, photonAddress, movesAnyway, joinBy, wifiAdapter });
    },
    openPracticeLine: (options) => program.openPracticeLine({ ...options, fast: commandLine.fastPractice }),
    openPractice: (scenario) => program.openPractice({ scenario, fast: commandLine.fastPractice }),
    async chooseFile() {
      const parent = window();
      if (parent === undefined) return undefined;
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, { properties: ['openFile'] });
      return canceled ? undefined : filePaths[0];
    },
    async chooseNewFile(defaultPath, kinds = []) {
      const parent = window();
      if (parent === undefined) return undefined;
      const { t } = await words();
      const { canceled, filePath } = await dialog.showSaveDialog(parent, {
        defaultPath,
        // GTK's dialog, on Linux, replaces a file without a word where it is not told to ask.
        properties: ['showOverwriteConfirmation'],
        filters: kinds.map((kind) => ({ name: t(`fileKinds.${kind}`), extensions: [endings[kind]] })),
      });
      return canceled || filePath === '' ? undefined : filePath;
    },
    labels: labelWindow(systemClock, () => window()?.webContents),
    readLicences: () => readLicences(out),
    openLink,
    openDevicePage,
    stayAwake(awake) {
      if (awake) awakeSince ??= powerSaveBlocker.start('prevent-app-suspension');
      else if (awakeSince !== undefined) powerSaveBlocker.stop(awakeSince);
      if (!awake) awakeSince = undefined;
    },
    takeLook(look) {
      nativeTheme.themeSource = look;
    },
    copyText: (text) => clipboard.writeText(text),
  });
  endWithSystem(controller.busy);
  // While the person reads: Node's HTTP client, which it loads at the first use of a class of it (60 ms here), and the
  // simulation. The first screen behind a click would wait for them.
  setImmediate(() => {
    new Headers();
    void import('../composition/practice-world.ts');
  });
  return controller;
}
