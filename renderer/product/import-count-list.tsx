import { useTranslation } from 'react-i18next';
import type { ImportCounts } from '../../shared/device-import.ts';
import { intlLocale } from '../../shared/text/translator.ts';

const order = [
  'added',
  'alreadyThere',
  'ownedByOthers',
  'unknown',
  'unreadable',
  'repeated',
  'header',
] as const satisfies readonly (keyof ImportCounts)[];

/** What became of the ids, each kind in words with its number. */
export function ImportCountList({ counts }: { readonly counts: ImportCounts }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(intlLocale(i18n.language));
  return (
    <section className="panel" aria-label={t('product.import.result')}>
      <h2 className="small-heading">{t('product.import.result')}</h2>
      <dl className="import-counts">
        {order
          .filter((kind) => kind !== 'header' || counts.header > 0)
          .map((kind) => (
            <div key={kind}>
              <dt>{t(`product.import.counts.${kind}`)}</dt>
              <dd>{number.format(counts[kind])}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
