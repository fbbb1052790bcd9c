import type { ReactNode } from 'react';
import { Busy } from './busy.tsx';
import { Icon } from './icons.tsx';
import { useIntoView } from './use-into-view.ts';

const symbols = { bad: 'cross', warn: 'warning', info: 'info' } as const;

interface NoticeProps {
  readonly tone: keyof typeof symbols;
  readonly title?: string;
  /** Something is under way that ends by itself. */
  readonly busy?: boolean;
  /** What was told before is not read out again. */
  readonly isNew?: boolean;
  readonly children?: ReactNode;
}

/** A message in its place on the screen; a bad one is read out at once, and comes into view. */
export function Notice({ tone, title, busy = false, isNew = true, children }: NoticeProps) {
  const place = useIntoView<HTMLDivElement>(tone === 'bad' ? tone : undefined);
  return (
    <div ref={place} className={`notice ${tone}`} {...(tone === 'bad' && isNew ? { role: 'alert' } : {})}>
      {busy ? <Busy size={20} /> : <Icon name={symbols[tone]} />}
      <div className="notice-words">
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
