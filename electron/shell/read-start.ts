import path from 'node:path';
import { app, nativeTheme } from 'electron';
import { setupError } from '../../shared/errors.ts';
import type { Platform, WindowStart } from '../../shared/ipc/snapshot.ts';
import { type BuildInfo, readBuildInfo } from '../app/build-files.ts';
import { firstStart, type StartFacts } from '../app/first-snapshot.ts';
import { policyPath, readPolicy } from '../app/policy.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { settingsStore } from './settings.ts';
import type { ShellWords } from './shell-words.ts';

const platforms: Readonly<Partial<Record<NodeJS.Platform, Platform>>> = { win32: 'windows', darwin: 'macos' };

/** What this start was told, by its switches, by the owner of the computer and by its person. */
export interface Start extends StartFacts {
  readonly first: WindowStart;
  readonly commandLine: CommandLine;
  readonly build: BuildInfo;
}

/** All that the first picture depends on, and nothing more: `compose.ts` comes after it. */
export async function readStart(words: ShellWords, borrowedProfile: boolean): Promise<Start> {
  const commandLine = await readCommandLine(words);
  const build = readBuildInfo(path.join(app.getAppPath(), 'out'));
  const policyFile = commandLine.policyFile ?? policyPath(process.platform);
  const policy = readPolicy(policyFile, commandLine.policyFile === undefined ? 0 : process.getuid?.());
  const settings = settingsStore(commandLine, policy);
  nativeTheme.themeSource = settings.read().look;
  const facts: StartFacts = {
    policy,
    settings,
    startProblem: borrowedProfile ? setupError('profile-not-writable') : settings.problem,
    system: {
      platform: platforms[process.platform] ?? 'linux',
      languages: app.getPreferredSystemLanguages(),
      versions: {
        app: app.getVersion(),
        electron: process.versions.electron ?? '',
        chromium: process.versions.chrome ?? '',
        node: process.versions.node,
      },
      build: { commit: build.commit, signed: build.signed, runtime: build.runtime },
    },
  };
  return { ...facts, commandLine, build, first: firstStart(facts) };
}
