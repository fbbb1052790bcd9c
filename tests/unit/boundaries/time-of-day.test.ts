import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/**
 * Where the time of day is read, each for what is told, kept or held against another machine's clock. What took how long
 * and what holds until when is a matter of `Clock.monotonic`.
 */
const mayBeRead: Readonly<Record<string, RegExp>> = {
  'electron/ground/system-clock.ts': /now: \(\) => Date\.now\(\)/,
  'electron/ground/clock-port.ts': /now\(\): number/,
  // The times of events.
  'electron/setup/set-up-device.ts': /at: clock\.now\(\)/,
  'electron/setup/set-up-by-cable.ts': /at: clock\.now\(\)/,
  'electron/setup/kept-from-others.ts': /at: now\(\)/,
  'electron/setup/finish-set-up.ts': /at: clock\.now\(\)|clock\.now\(\) - connectedAt/,
  'electron/setup/step.ts': /at: clock\.now\(\)/,
  'electron/station/line.ts': /at: now\(\)/,
  'electron/station/line-base.ts': /now\(\): number/,
  'electron/station/line-notes.ts': /at: now\(\)/,
  'electron/station/line-proofs.ts': /at: now\(\)/,
  'electron/station/line-runs.ts': /at: now\(\)/,
  // The day of a name and of a label.
  'electron/station/line-names.ts': /at: now\(\)/,
  'electron/station/line-labels.ts': /at: now\(\)/,
  'electron/app/job-runner.ts': /at: now\(\)/,
  'electron/devices/device-jobs.ts': /at: clock\.now\(\)|untilMs = clock\.now\(\) \+ \w+/,
  'electron/terminal/inspect-command.ts': /type: 'hand-needed', at: systemClock\.now\(\)/,
  'electron/terminal/terminal-program.ts': /(at|keepNewest.* now): systemClock\.now\(\)/,
  // Against when an attempt was noted, perhaps by another start of the computer.
  'electron/composition/real-line.ts': /wasKilledNow\(.*clock\.now\(\)\)/,
  // Days of the calendar.
  'electron/app/label-handlers.ts': /at: clock\.now\(\), \.\.\.seen/,
  'electron/app/history-handlers.ts': /keepNewest.* now: clock\.now\(\)/,
  'electron/terminal/history-command.ts': /systemClock\.now\(\) - olderThanDays \* dayMs/,
  'electron/terminal/unfinished-command.ts': /at: systemClock\.now\(\)/,
  // How far this computer's clock is off.
  'electron/setup/steps/first-call.ts': /date: clock\.now\(\)|timeInCloud\(cloudTime, clock\) - clock\.now\(\)/,
  'electron/station/line-manager.ts': /at(:| =) now\(\)|now = \(\) => clock\.now\(\)/,
  'electron/station/preflight.ts': /offMs = Math\.round\(clock\.now\(\) - /,
  // Times that are shown or written.
  'electron/composition/hook-ways.ts': /name = `\$\{new Date\(now\(\)\)/,
  'electron/terminal/station-command.ts': /type: 'preflight', at: systemClock\.now\(\)/,
  'electron/record/record-file.ts':
    /stampOf\(clock\.now\(\)\)|const at = clock\.now\(\) \/ 1000|now: \(\) => clock\.now\(\)|now\(\): number/,
  // Held against when a server had the word of another station, where nothing is shared any more.
  'electron/record/history.ts': /(?:lookAhead|heardBefore)\(.*record\.now\(\)\)|startedBefore = record\.now\(\)/,
  'electron/app/controller.ts': /noteName\(.*, parts\.clock\.now\(\)\)/,
  // Told to the server with each batch; how far this computer's clock is off its own.
  'electron/record/shared-record/shared-record.ts': /now: \(\) => clock\.now\(\)|\? clock\.now\(\) : serverAhead/,
  'electron/record/shared-record/outbox.ts': /sentAt = Math\.round\(now\(\)\)/,
  'electron/app/sharing-handlers.ts': /awaySince \?\?= clock\.now\(\)/,
  'electron/app/preset-shelf.ts': /changedAt: clock\.now\(\)/,
  'electron/app/program-handlers.ts': /at: parts\.clock\.now\(\)/,
  'electron/app/set-up-handlers.ts': /at: parts\.clock\.now\(\)/,
  'electron/app/sign-in-guard.ts': /clock\.now\(\) \+ lockedUntil - clock\.monotonic\(\)/,
  'electron/updates/updater.ts': /checkedAt: clock\.now\(\)/,
  'electron/diagnostics/log-file.ts': /new Date\(clock\.now\(\)\)/,
};

it('the time of day is read for nothing but what is told, kept or held against another machine’s clock', () => {
  // A simulated world's clock is one that nobody sets (`startSimulatedWorld`).
  const files = readdirSync('electron', { recursive: true, encoding: 'utf8' })
    .map((file) => `electron/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('electron/simulator/'));
  const wrong = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /\bnow\(\)|new Date\(\)/.test(line.replaceAll('performance.now()', '')))
      .filter((line) => mayBeRead[file]?.test(line) !== true)
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(wrong).toEqual([]);
  expect(files.length).toBeGreaterThan(80);
});
