import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../components/error-notice.tsx';
import type { Saving } from './use-save.ts';

interface SettingsSectionProps {
  readonly title: string;
  readonly saving?: Saving;
  /** The refusal of the last change is told at its box. */
  readonly toldAtBox?: boolean;
  readonly children: ReactNode;
}

/** Settings of one kind, and what came of the last change. */
export function SettingsSection({ title, saving, toldAtBox = false, children }: SettingsSectionProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const last = saving?.last;
  return (
    <section className="stack" aria-labelledby={titleId}>
      <div className="settings-head">
        <h3 id={titleId}>{title}</h3>
        {saving !== undefined && (
          <span className="good-words" aria-live="polite" aria-atomic="true">
            {last !== undefined && last.refusal === undefined ? t('preferences.saved') : ''}
          </span>
        )}
      </div>
      {children}
      {last?.refusal !== undefined && !toldAtBox && <ErrorNotice error={last.refusal} />}
    </section>
  );
}
