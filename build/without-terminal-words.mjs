/**
 * The loader of words finds every file of a language by its name, also those of the face that does not ship: in what ships
 * they hold nothing.
 * @type {import('esbuild').Plugin}
 */
export const bundleWithoutTerminalWords = {
  name: 'without-terminal-words',
  setup(build) {
    build.onLoad({ filter: /[\\/]shared[\\/]text[\\/][^\\/]+[\\/](?:terminal|command-line)\.ts$/ }, () => ({
      contents: 'export const texts = {};',
      loader: 'ts',
    }));
  },
};
