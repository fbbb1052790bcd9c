import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { isOfWords, wordsByName } from './words-by-name.mjs';

export default defineConfig({
  root: path.resolve(import.meta.dirname, '../renderer'),
  // Relative addresses: the same files are served from app:// in the app and from anywhere in tests.
  base: './',
  plugins: [wordsByName(), react()],
  // Of the oldest runtime the app is run on: Electron 33 is Chromium 130.
  build: {
    target: 'chrome130',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The program by its own name, with what it exports: a test draws many states in one page (`tests/ui/support/open-window.ts`).
      input: ['./index.html', './main.tsx'],
      preserveEntrySignatures: 'allow-extension',
      output: {
        // All that the first picture needs in one file: each is asked for by itself, of a process that is busy then.
        codeSplitting: { groups: [{ name: 'start', tags: ['$initial'], test: (id) => !isOfWords(id) }] },
        entryFileNames: 'assets/[name].js',
      },
    },
  },
});
