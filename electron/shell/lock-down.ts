import { app, type Session } from 'electron';
import { appOrigin } from './app-protocol.ts';

/**
 * Chromium's spelling checker fetches its dictionaries from a server of Google, for every session, also where no page
 * uses it (Electron docs, tutorial "SpellChecker"). Must run before the app is ready, which makes the first session.
 */
export function refuseDictionaries(): void {
  app.on('session-created', (created) => created.setSpellCheckerLanguages([]));
}

/**
 * Refuses everything a page could ask for that this app never needs: navigation, windows, frames, permissions,
 * downloads, and any address but its own (Electron's security checklist, items 5 and 12 to 19).
 */
export function lockDown(session: Session): void {
  lockSession(session);
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** What of it is a session's: a page in another session of this app is held by it, too. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !isOwnAddress(request.url) });
  });
}

/** Own files, and the developer tools when a developer opens them. */
function isOwnAddress(url: string): boolean {
  return url.startsWith(`${appOrigin}/`) || url.startsWith('devtools://');
}

/** Whether a message comes from the page itself: its main frame, at its own address. */
export function isOwnFrame(frame: { readonly url: string; readonly parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && isOwnAddress(frame.url) && !frame.url.startsWith('devtools://');
}
