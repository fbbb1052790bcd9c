/**
 * The loader of words finds every file of a language by its name, also those of the face that does not ship: in what ships
 * they hold nothing. Two plugins of one kind, for esbuild and for Vite.
 */
const terminalWords = /[\\/]shared[\\/]text[\\/][^\\/]+[\\/](?:terminal|command-line)\.ts$/;
const none = 'export const texts = {};';

/** @type {import('esbuild').Plugin} */
export const bundleWithoutTerminalWords = {
  name: 'without-terminal-words',
  setup(build) {
    build.onLoad({ filter: terminalWords }, () => ({ contents: none, loader: 'ts' }));
  },
};

/** @type {import('vite').Plugin} */
export const windowWithoutTerminalWords = {
  name: 'without-terminal-words',
  load: (id) => (terminalWords.test(id) ? none : undefined),
};
