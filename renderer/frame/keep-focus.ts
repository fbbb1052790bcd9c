import { useLayoutEffect } from 'react';

/**
 * The focus never falls to the page itself, where keys act on nothing and a reader loses its place. What held it may be
 * gone with its screen, its dialog, or a button whose work is done: then it goes to where it was before a dialog, if that
 * is still there, and else to the heading of the screen. What has it is in view whole. A click beside everything is the person's own wish, and stays.
 */
export function useKeptFocus(): void {
  useLayoutEffect(() => keepFocus(document), []);
}

const takesFocus = ':is(button, input, select, textarea):enabled, summary, a[href], [tabindex="0"]';

function keepFocus(page: Document): () => void {
  /** What had it last, outside of dialogs. */
  let last: HTMLElement | undefined;
  let isPressing = false;
  /** A person has taken it away from everything. */
  let isGivenUp = false;
  /** A dialog that closes gives it back, between the listeners of the same event: who takes it meanwhile ends that. */
  let isGivenBack = false;

  const onFocusIn = ({ target }: FocusEvent) => {
    isGivenUp = false;
    if (!(target instanceof HTMLElement)) return;
    if (target.closest('dialog') === null) last = target;
    // Of a box with many lines a browser brings no more into view than the first.
    if (target.matches(takesFocus) && target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest' });
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (isPressing && relatedTarget === null) isGivenUp = true;
  };
  const onRelease = () => {
    isPressing = false;
  };
  // The focus moves in the same task as the press, also of a finger; how it ends a list of the system may keep for itself.
  const onPress = () => {
    isPressing = true;
    requestAnimationFrame(onRelease);
  };
  const look = () => {
    if (isGivenUp || page.activeElement !== page.body) return;
    // The one on top: those below it take no focus.
    const dialog = [...page.querySelectorAll('dialog[open]')].at(-1);
    if (dialog !== undefined) return dialog.querySelector<HTMLElement>(takesFocus)?.focus();
    if (last?.isConnected) last.focus({ preventScroll: true });
    if (page.activeElement === page.body) page.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  };
  // What is taken out of the page loses the focus without an event (HTML, "focus fixup"); what is disabled, when it is drawn.
  const watching = new MutationObserver((changes) => {
    if (changes.some(({ target }) => target instanceof HTMLDialogElement && !target.open)) {
      isGivenBack = true;
      setTimeout(() => {
        isGivenBack = false;
        look();
      });
    }
    if (!isGivenBack) look();
    requestAnimationFrame(look);
  });
  watching.observe(page.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'open'] });
  const listeners = new AbortController();
  const { signal } = listeners;
  page.addEventListener('focusin', onFocusIn, { signal });
  page.addEventListener('focusout', onFocusOut, { signal });
  page.addEventListener('mousedown', onPress, { signal, capture: true });
  // What the click itself takes away, a person has not given up; a tap may press, release and click within one frame.
  page.addEventListener('mouseup', onRelease, { signal, capture: true });
  return () => {
    watching.disconnect();
    listeners.abort();
  };
}
