import { stopOnSignals } from './terminal/stop-on-signals.ts';
import { runTerminal } from './terminal/terminal-program.ts';

/** The terminal face: commands, options and exit codes are in `terminal/`. */
process.exitCode = await runTerminal(process.argv.slice(2), { process, signal: stopOnSignals(process) });
