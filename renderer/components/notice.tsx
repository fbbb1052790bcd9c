import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';

const symbols = { bad: 'cross', warn: 'warning', info: 'info', good: 'check' } as const;

interface NoticeProps {
  readonly tone: keyof typeof symbols;
  readonly title?: string;
  readonly children?: ReactNode;
}

/** A message in its place on the screen. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`notice ${tone}`}>
      <Icon name={symbols[tone]} />
      <div className="notice-words">
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
