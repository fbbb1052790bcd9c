import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { windowWithoutTerminalWords } from './without-terminal-words.mjs';

export default defineConfig({
  root: path.resolve(import.meta.dirname, '../renderer'),
  // Relative addresses: the same files are served from app:// in the app and from anywhere in tests.
  base: './',
  plugins: [react(), windowWithoutTerminalWords],
  // Of the oldest runtime the app is run on: Electron 33 is Chromium 130.
  build: {
    target: 'chrome130',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The program by its own name, with what it exports: a test draws many states in one page (`tests/ui/support/open-window.ts`).
      input: ['./index.html', './main.tsx'],
      preserveEntrySignatures: 'allow-extension',
    },
  },
});
