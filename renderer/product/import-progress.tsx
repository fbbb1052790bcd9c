import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportState } from '../../shared/device-import.ts';
import { formatDuration } from '../../shared/text/translator.ts';
import { useIntents, useNow } from '../state/window-context.ts';
import { ImportCountList } from './import-count-list.tsx';
import { ProductPage } from './product-page.tsx';

/** How far the list is; Stop ends after the call that is under way. */
export function ImportProgress({ importing }: { readonly importing: ImportState }) {
  const { t, i18n } = useTranslation();
  const intents = useIntents();
  const now = useNow();
  const [shownSince] = useState(now);
  const [stopping, setStopping] = useState(false);
  const { status, read, sent, counts } = importing;
  const stop = async () => {
    if (stopping) return;
    setStopping(true);
    await intents.ask('cancelImport');
  };
  const words =
    status === 'reading' ? t('product.import.read', { count: read }) : t('product.import.sent', { sent, count: read });
  return (
    <ProductPage
      title={status === 'reading' ? t('product.import.reading') : t('product.import.sending')}
      lead={words}
      state={words}
      backTo={undefined}
      actions={
        <button type="button" className="secondary" aria-disabled={stopping} onClick={() => void stop()}>
          {stopping ? t('product.import.stopping') : t('product.import.stop')}
        </button>
      }
    >
      <div className="stack">
        <div className="stack tight">
          <progress
            className="import-bar"
            aria-label={t('product.import.sending')}
            {...(status === 'sending' ? { value: sent, max: Math.max(1, read) } : {})}
          />
          <p className="muted">
            {t('product.import.elapsed')}{' '}
            <span className="time">{formatDuration(now - shownSince, i18n.language)}</span>
          </p>
        </div>
        <ImportCountList counts={counts} />
      </div>
    </ProductPage>
  );
}
