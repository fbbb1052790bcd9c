/**
 * Aborted by the first signal of any name, or by a reader that went away (`| head`, a terminal that closed): the run is
 * cancelled and the network goes back. A second Ctrl-C or SIGTERM ends the program where it is. A hang-up never does,
 * because a terminal that closes says it more than once: the shell to its jobs, the kernel to the group, and whoever
 * started this program passes it on.
 */
export function stopOnSignals(program: NodeJS.Process): AbortSignal {
  const stop = new AbortController();
  const impatient = ['SIGINT', 'SIGTERM'] as const;
  const cancel = () => {
    for (const name of impatient) program.off(name, cancel);
    stop.abort();
  };
  for (const name of impatient) program.on(name, cancel);
  program.on('SIGHUP', cancel);
  program.stdout.on('error', () => stop.abort());
  program.stderr.on('error', () => stop.abort());
  return stop.signal;
}
