import { useEffect, useRef } from 'react';
import { codeReader } from '../../shared/scan.ts';
import { keyOf } from '../components/key-of.ts';

/**
 * While it is drawn, what a keyboard wedge types is a code wherever the focus is, and no key presses a button: the Enter
 * behind a code would. Shortcuts stay, and what stands over the screen has its keys where none of them is a code's.
 * @param shares a field has what is typed into it, and a key that begins no code does what it does elsewhere
 */
export function useScanner(onCode: (text: string, isEnded: boolean) => void, shares = false): void {
  const take = useRef(onCode);
  take.current = onCode;
  useEffect(() => {
    const reader = codeReader((text, isEnded) => ({ text, isEnded }));
    let pause: ReturnType<typeof setTimeout> | undefined;
    const give = (codes: ReturnType<typeof reader.take>) => {
      for (const { text, isEnded } of codes) take.current(text, isEnded);
    };
    const endAt = (due: number) => {
      give(reader.pause(due));
      waitForPause();
    };
    const waitForPause = () => {
      clearTimeout(pause);
      const due = reader.dueAt();
      if (due === undefined) return;
      const leftMs = Math.max(0, due - performance.now());
      pause = setTimeout(endAt, leftMs, due);
    };
    const onKey = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (key === undefined || isShortcut(event) || !isOurs(key)) return;
      const isBegun = reader.dueAt() !== undefined;
      if (shares && (isTyping(event.target) || (!isBegun && (key.length > 1 || key === ' ')))) return;
      if (document.querySelector('dialog[open]') !== null && !isBegun && (key.length > 1 || isTyping(event.target)))
        return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.type !== 'keydown' || event.repeat || key === 'Escape') return;
      give(reader.take(key === 'Enter' ? '\n' : key === 'Tab' ? '\t' : key, performance.now()));
      waitForPause();
    };
    // Before anybody else: a button is pressed by the key that goes down, or up.
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('keyup', onKey, true);
    return () => {
      clearTimeout(pause);
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('keyup', onKey, true);
    };
  }, [shares]);
}

/** What a scanner types, and what would press or leave something. Those that only scroll stay. */
function isOurs(key: string): boolean {
  return key.length === 1 || key === 'Enter' || key === 'Tab' || key === 'Escape';
}

function isShortcut(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
