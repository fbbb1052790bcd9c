import { readBuildInfo } from './app/build-files.ts';
import { stopOnSignals } from './terminal/stop-on-signals.ts';
import { runTerminal } from './terminal/terminal-program.ts';

/** The terminal face: commands, options and exit codes are in `terminal/`. */
const appVersion = readBuildInfo(import.meta.dirname).version || undefined;
process.exitCode = await runTerminal(process.argv.slice(2), { process, signal: stopOnSignals(process), appVersion });
