import { rm } from 'node:fs/promises';
import path from 'node:path';
import { project } from '../setup/project.mjs';
import { appId, languages, productName, programName } from './identity.mjs';

/**
 * What the settings of electron-builder depend on.
 * @typedef {object} Build
 * @property {NodeJS.Platform} platform that the packages are for
 * @property {string} appFolder what goes into app.asar (`app-folder.mjs`)
 * @property {string} outFolder
 * @property {string} electronVersion
 * @property {string | undefined} electronFolder a ready Electron; undefined: electron-builder downloads it
 * @property {boolean} signed
 * @property {string} suffix of every file name: what sets this build apart from a release
 * @property {string} maintainer
 * @property {string} homepage
 * @property {boolean} fast larger packages in a tenth of the time
 * @property {readonly string[]} linuxFiles what the packages of Linux hold beside the app, as `file=/place`
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * The settings of electron-builder for one system.
 * @param {Build} build
 * @returns {import('electron-builder').Configuration}
 */
export function builderConfig(build) {
  const { platform, signed, suffix, env } = build;
  return {
    appId,
    // On Linux it names the folder below /opt, and a blank there breaks scripts of other people.
    productName: platform === 'linux' ? programName : productName,
    copyright: 'MIT License',
    directories: { app: build.appFolder, output: build.outFolder, buildResources: path.join(project, 'build') },
    electronVersion: build.electronVersion,
    ...(build.electronFolder === undefined ? {} : { electronDist: build.electronFolder }),
    electronLanguages: [...languages],
    // All that is needed is bundled: no packages to install, to compile or to take along.
    beforeBuild: async () => false,
    // One app for both processors of macOS must hold the same files for each.
    files: platform === 'darwin' ? ['**/*'] : ['**/*', '!out/*.node', `out/*-${platform}-\${arch}.node`],
    asar: true,
    // The system loads it, which knows nothing of archives.
    asarUnpack: ['out/*.node'],
    artifactName: `${programName}-\${version}-\${os}-\${arch}${suffix}.\${ext}`,
    // Updates are described and signed by sign-update.mjs, for all systems alike.
    publish: null,
    electronFuses: {
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      onlyLoadAppFromAsar: true,
      // Electron checks app.asar against its package on these two systems (Electron docs, tutorial "ASAR Integrity").
      enableEmbeddedAsarIntegrityValidation: platform === 'darwin' || platform === 'win32',
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
    // A ready Electron is copied as it is, with what is for developers.
    async afterExtract({ appOutDir }) {
      await rm(path.join(appOutDir, 'resources/default_app.asar'), { recursive: true, force: true });
      await rm(path.join(appOutDir, 'version'), { force: true });
    },
    win: {
      icon: 'build/icons/icon.ico',
      target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
      // Beside the programs, which are signed in any case.
      signExts: ['.node'],
      ...azure(env),
    },
    nsis: {
      // One double click, for this person alone, without an administrator.
      oneClick: true,
      perMachine: false,
      allowElevation: false,
      packElevateHelper: false,
      buildUniversalInstaller: false,
      deleteAppDataOnUninstall: false,
      installerIcon: 'build/icons/icon.ico',
      uninstallerIcon: 'build/icons/icon.ico',
      installerLanguages: ['en_US', 'de_DE', 'es_ES', 'fr_FR', 'ja_JP', 'zh_CN'],
      multiLanguageInstaller: true,
    },
    mac: {
      icon: 'build/icons/icon.icns',
      target: [
        { target: 'dmg', arch: ['universal'] },
        { target: 'zip', arch: ['universal'] },
      ],
      category: 'public.app-category.utilities',
      // The native files of both processors are in either half of the universal app.
      x64ArchFiles: '**/app.asar.unpacked/out/*-darwin-*.node',
      // Without a team's signature the hardened runtime would refuse Electron's own libraries.
      hardenedRuntime: signed,
      gatekeeperAssess: false,
      entitlements: 'build/macos/entitlements.plist',
      entitlementsInherit: 'build/macos/entitlements-of-helpers.plist',
      notarize: signed,
      // `-`: no one's signature, without which Apple's own processors start nothing.
      ...(signed ? {} : { identity: '-' }),
      extendInfo: {
        CFBundleDevelopmentRegion: 'en',
        NSLocalNetworkUsageDescription:
          'Photon Setup connects to your Photon over the Photon’s Wi-Fi to send your Wi-Fi details.',
        NSLocationUsageDescription:
          'macOS shows the names of Wi-Fi networks only to apps that may use your location. Photon Setup looks for the Photon’s Wi-Fi and doesn’t use your location for anything else.',
        NSLocationWhenInUseUsageDescription:
          'macOS shows the names of Wi-Fi networks only to apps that may use your location. Photon Setup looks for the Photon’s Wi-Fi and doesn’t use your location for anything else.',
      },
      extraResources: ['en', 'de', 'es', 'fr', 'ja', 'zh_CN'].map((language) => ({
        from: path.join(project, `build/macos/${language}.lproj`),
        to: `${language}.lproj`,
      })),
    },
    dmg: { title: productName, sign: false },
    linux: {
      icon: path.join(project, 'build/icons/linux'),
      executableName: programName,
      target: ['deb', 'rpm', 'AppImage'],
      category: 'Utility',
      synopsis: 'Set up Particle Photon devices',
      description: englishDescription,
      maintainer: build.maintainer,
      vendor: build.maintainer,
      syncDesktopName: true,
      desktop: {
        entry: {
          Name: productName,
          GenericName: 'Device setup',
          Keywords: keywords,
          ...Object.fromEntries(
            Object.entries(menuWords).flatMap(([language, { comment, kind, sought }]) => [
              [`Comment[${language}]`, comment],
              [`GenericName[${language}]`, kind],
              [`Keywords[${language}]`, keywords + sought],
            ]),
          ),
        },
      },
    },
    deb: {
      packageCategory: 'utils',
      priority: 'optional',
      // What Electron is linked to, or loads as it starts (libX11-xcb), and no other of these brings. The second name is
      // the one of older releases.
      depends: [
        'libc6 (>= 2.31)',
        'libgtk-3-0t64 | libgtk-3-0',
        'libnss3',
        'libasound2t64 | libasound2',
        'libgbm1',
        'libx11-xcb1',
      ],
      // Without them: no staying signed in, Wi-Fi by hand, links that do not open, pictures drawn by the processor.
      recommends: ['libsecret-1-0', 'network-manager', 'xdg-utils', 'libgl1'],
      afterInstall: 'build/linux/after-install.sh',
      afterRemove: 'build/linux/after-remove.sh',
      fpm: [...(build.fast ? ['--deb-compression', 'zst'] : []), ...build.linuxFiles],
    },
    rpm: {
      packageCategory: 'Applications/System',
      depends: [
        'glibc >= 2.31',
        '(gtk3 or libgtk-3-0)',
        '(nss or mozilla-nss)',
        '(alsa-lib or libasound2)',
        '(mesa-libgbm or libgbm1)',
        '(libX11-xcb or libX11-xcb1)',
      ],
      afterInstall: 'build/linux/after-install.sh',
      afterRemove: 'build/linux/after-remove.sh',
      fpm: [...(build.fast ? ['--rpm-compression', 'zstd'] : []), ...build.linuxFiles],
    },
    toolsets: { appimage: '1.0.3' },
  };
}

const englishDescription =
  'Connects a Particle Photon to your Wi-Fi, claims it to your account, and confirms it online in the cloud';

/** What is sought in every language (Desktop Entry Specification, Keywords: ended by a semicolon each). */
const keywords = 'Particle;Photon;IoT;Wi-Fi;WLAN;SoftAP;';

/** For menus: one line, what kind of program it is, and what it is sought by beside {@link keywords}. English is the description of the package. */
const menuWords = {
  de: {
    comment: 'Verbindet einen Particle Photon mit Ihrem Wi-Fi und ordnet ihn Ihrem Konto zu',
    kind: 'Geräteeinrichtung',
    sought: 'Gerät;einrichten;',
  },
  es: {
    comment: 'Conecta un Particle Photon a su Wi-Fi y lo vincula a su cuenta',
    kind: 'Configuración de dispositivos',
    sought: 'dispositivo;configurar;',
  },
  fr: {
    comment: 'Connecte un Particle Photon à votre Wi-Fi et l’associe à votre compte',
    kind: 'Configuration d’appareils',
    sought: 'appareil;configurer;',
  },
  ja: {
    comment: 'Particle PhotonをWi-Fiに接続し、アカウントに登録します',
    kind: 'デバイスのセットアップ',
    sought: 'デバイス;セットアップ;',
  },
  zh_CN: {
    comment: '将 Particle Photon 接入你的 Wi-Fi，并认领到你的帐户',
    kind: '设备配置',
    sought: '设备;配置;',
  },
};

/**
 * Azure Trusted Signing, when the environment has an account of it.
 * @param {NodeJS.ProcessEnv} env
 */
function azure(env) {
  const {
    AZURE_SIGNING_ENDPOINT: endpoint,
    AZURE_SIGNING_ACCOUNT: account,
    AZURE_SIGNING_PROFILE: profile,
    AZURE_SIGNING_PUBLISHER: publisherName,
  } = env;
  if (!endpoint || !account || !profile || !publisherName) return {};
  return {
    azureSignOptions: { endpoint, codeSigningAccountName: account, certificateProfileName: profile, publisherName },
  };
}
