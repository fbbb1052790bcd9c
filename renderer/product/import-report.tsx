import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportState, importSampleLimit } from '../../shared/device-import.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { BadId } from '../../shared/read-device-ids.ts';
import { describeBadId } from '../../shared/text/describe-bad-id.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { useIntents } from '../state/window-context.ts';
import { ImportCountList } from './import-count-list.tsx';
import { ProductPage } from './product-page.tsx';

const troublesome = [
  'ownedByOthers',
  'unknown',
  'unreadable',
] as const satisfies readonly (keyof ImportState['samples'])[];

/** What an import did and did not do. `onDone`: its list is not needed again. */
export function ImportReport({ importing, onDone }: { readonly importing: ImportState; readonly onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const intents = useIntents();
  const [saving, setSaving] = useState<'not-yet' | 'saved' | SetupError>('not-yet');
  const { status, read, sent, counts, samples, error } = importing;

  const sampleWords = (sample: string | BadId) => (typeof sample === 'string' ? sample : describeBadId(sample, i18n));

  const save = async () => {
    const answer = await intents.ask('saveImportReport');
    if (!answer.ok) setSaving(answer.error);
    else if (answer.value) setSaving('saved');
  };
  /** The same list again would bring nothing else. */
  const isOver = status === 'done' || (status === 'failed' && read === 0);
  const heading = headingOf();

  function added(count: number) {
    return counts.added === 0
      ? t('product.import.noneAdded')
      : t('product.import.done', { added: counts.added, count });
  }
  function headingOf() {
    if (status === 'done') {
      const allThere = sent > 0 && counts.alreadyThere === sent;
      return {
        title: allThere ? t('product.import.allThere') : added(sent),
        lead: t('product.import.doneLead', { count: sent }),
      };
    }
    const ended = { sent, count: read };
    if (status === 'cancelled') return { title: added(read), lead: t('product.import.stoppedLead', ended) };
    // Of a list that gave no id nothing can have ended early.
    if (read === 0) return { title: t('product.import.nothing'), lead: t('product.import.nothingLead') };
    return { title: added(read), lead: t('product.import.failedLead', ended) };
  }
  const another = () => {
    if (isOver) onDone();
    void intents.ask('dismissImport');
  };

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
            {isOver ? t('product.import.another') : t('product.import.again')}
          </button>
        </>
      }
    >
      <div className="stack">
        {error !== undefined && <ErrorNotice error={error} />}
        <div aria-live="polite" aria-atomic="true">
          {saving === 'saved' && <p className="good-words">{t('product.import.saved')}</p>}
        </div>
        {typeof saving === 'object' && <ErrorNotice error={saving} />}
        <ImportCountList counts={counts} />
        {troublesome.map(
          (kind) =>
            samples[kind].length > 0 && (
              <details key={kind} className="samples">
                <summary>
                  {t(`product.import.counts.${kind}`)} ·{' '}
                  {counts[kind] > samples[kind].length
                    ? t('product.import.samples', { shown: importSampleLimit })
                    : t('product.import.allSamples')}
                </summary>
                <ul className="code">
                  {[...new Set(samples[kind].map(sampleWords))].map((sample) => (
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
