import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { keyOf } from './key-of.ts';
import { useEscape } from './use-escape.ts';

interface ScreenProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Left of the action bar. */
  readonly back?: ReactNode;
  /** Right of the action bar, the primary one last. */
  readonly actions?: ReactNode;
  readonly onEscape?: (() => void) | undefined;
  readonly width?: 'narrow' | 'wide';
  readonly symbol?: ReactNode;
  readonly children?: ReactNode;
}

/** A whole screen: its heading takes the focus when it appears, Enter there is the primary action, Escape goes back where it may. */
export function Screen({ title, lead, back, actions, onEscape, width = 'wide', symbol, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const main = useRef<HTMLElement>(null);
  useEscape(onEscape);

  // Before the screen is painted: whoever presses a key or a button at first sight must not lose the focus again.
  useLayoutEffect(() => {
    heading.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      const nothingChosen = event.target === heading.current || event.target === document.body;
      if (keyOf(event) !== 'Enter' || !nothingChosen || document.querySelector('dialog[open]') !== null) return;
      main.current?.querySelector<HTMLButtonElement>('button.primary')?.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <main ref={main} className={`screen ${width}`}>
      <div className="screen-body">
        <div className="screen-heading">
          {symbol}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {children}
      </div>
      {(back !== undefined || actions !== undefined) && (
        <div className="action-bar">
          <div className="action-bar-inner">
            <div className="actions">{back}</div>
            <div className="actions">{actions}</div>
          </div>
        </div>
      )}
    </main>
  );
}
