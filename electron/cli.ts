import { runTerminal } from './terminal/terminal-program.ts';

/** The terminal face: commands, options and exit codes are in `terminal/`. */
const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  // The first one cancels and gives the network back; a second one ends the program where it is.
  process.once(name, () => stop.abort());
}

// A reader that went away (`| head`) ends the run like Ctrl-C: the network goes back, and nobody is told.
process.stdout.on('error', () => stop.abort());

process.exitCode = await runTerminal(process.argv.slice(2), { process, signal: stop.signal });
