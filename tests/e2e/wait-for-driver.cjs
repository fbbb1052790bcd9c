// @ts-nocheck: it replaces a part of Electron by its name
// Loaded by Electron before the app (`-r`): holds its start until Playwright follows every window, which it says by calling
// this name at the end of its own start (playwright-core, server/electron/loader.js, whose switches would change the app).
// Chromium tells a driver that comes in the middle of a window's first navigation neither of its end nor that there was one,
// and Playwright waits for it: one start in seventy on a busy machine.
const { app } = require('electron');

const ready = app.whenReady();
const driven = new Promise((resolve) => {
  globalThis.__playwright_run = resolve;
}).then(() => ready);
app.whenReady = () => driven;
