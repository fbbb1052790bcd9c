import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useComputer } from './computer-context.ts';

interface CopyButtonProps {
  readonly label: string;
  readonly text: () => string;
}

/** Copies through the main process; says so in its own words. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const { t } = useTranslation();
  const computer = useComputer();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const result = await computer.copyText(text());
    setCopied(result.ok);
  };
  return (
    <span className="copy">
      <button type="button" className="secondary small" onClick={() => void copy()} onBlur={() => setCopied(false)}>
        {label}
      </button>
      <span className="good-words" aria-live="polite" aria-atomic="true">
        {copied ? t('app.copied') : ''}
      </span>
    </span>
  );
}
