import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportState, importSampleLimit } from '../../shared/device-import.ts';
import type { SetupError } from '../../shared/errors.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useIntents } from '../window-context.ts';
import { ImportCountList } from './import-count-list.tsx';
import { ProductPage } from './product-page.tsx';

const troublesome = [
  'ownedByOthers',
  'unknown',
  'unreadable',
] as const satisfies readonly (keyof ImportState['samples'])[];

/** What an import did and did not do. `onDone`: its list is not needed again. */
export function ImportReport({ importing, onDone }: { readonly importing: ImportState; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [saving, setSaving] = useState<'not-yet' | 'saved' | SetupError>('not-yet');
  const { status, read, sent, counts, samples, error } = importing;

  const save = async () => {
    const answer = await intents.ask('saveImportReport');
    if (!answer.ok) setSaving(answer.error);
    else if (answer.value) setSaving('saved');
  };
  const another = () => {
    if (status === 'done') onDone();
    void intents.ask('dismissImport');
  };
  const heading =
    status === 'done'
      ? { title: t('product.import.done'), lead: t('product.import.doneLead', { count: sent }) }
      : status === 'cancelled'
        ? { title: t('product.import.cancelled'), lead: t('product.import.cancelledLead', { sent, total: read }) }
        : { title: t('product.import.failed'), lead: t('product.import.failedLead', { sent, total: read }) };

  return (
    <ProductPage
      key={status}
      {...heading}
      backTo={{ page: 'home' }}
      actions={
        <>
          <button type="button" className="secondary" onClick={() => void save()}>
            {t('product.import.save')}
          </button>
          <button type="button" className="primary" onClick={another}>
            {status === 'done' ? t('product.import.another') : t('product.import.again')}
          </button>
        </>
      }
    >
      <div className="stack">
        {error !== undefined && <ErrorNotice error={error} />}
        <div role="status">
          {saving === 'saved' && <p className="good-words">{t('product.import.saved')}</p>}
          {typeof saving === 'object' && <ErrorNotice error={saving} />}
        </div>
        <ImportCountList counts={counts} />
        {troublesome.map(
          (kind) =>
            samples[kind].length > 0 && (
              <details key={kind} className="samples">
                <summary>
                  {t(`product.import.counts.${kind}`)} –{' '}
                  {counts[kind] > samples[kind].length
                    ? t('product.import.samples', { shown: importSampleLimit })
                    : t('product.import.allSamples')}
                </summary>
                <ul className="code">
                  {[...new Set(samples[kind])].map((sample) => (
                    <li key={sample} dir="auto">
                      {sample}
                    </li>
                  ))}
                </ul>
              </details>
            ),
        )}
      </div>
    </ProductPage>
  );
}
