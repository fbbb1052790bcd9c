import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf } from './key-of.ts';
import { useEscape } from './use-escape.ts';
import { useRoom } from './use-room.ts';

interface ScreenProps {
  readonly title: string;
  /** For the window's title, where the heading does not tell what is under way. */
  readonly state?: string | undefined;
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

/** A whole screen: it begins at its top, its heading takes the focus when it appears, Enter there is the primary action, Escape goes back where it may. */
export function Screen({
  title,
  state = title,
  lead,
  back,
  actions,
  onEscape,
  width = 'wide',
  symbol,
  children,
}: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const main = useRef<HTMLElement>(null);
  const bar = useRoom<HTMLDivElement>('bar');
  const { t } = useTranslation();
  useEscape(onEscape);
  useLayoutEffect(() => {
    // The marks that isolate a name are of no use there.
    document.title = `${state.replace(/…$|[\u2068\u2069]/g, '')} – ${t('app.name')}`;
  }, [t, state]);

  // Before the screen is painted: whoever presses a key or a button at first sight must not lose the focus again.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
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
        <div ref={bar} className="action-bar">
          <div className="action-bar-inner">
            <div className="actions">{back}</div>
            <div className="actions">{actions}</div>
          </div>
        </div>
      )}
    </main>
  );
}
