import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListPlan, ListPreview, PreviewCell } from '../../shared/device-import.ts';
import type { SetupError } from '../../shared/errors.ts';
import type { OpenProduct } from '../../shared/ipc/product.ts';
import { describeBadId } from '../../shared/text/describe-bad-id.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Icon } from '../components/icons.tsx';
import { Notice } from '../components/notice.tsx';
import { Screen } from '../components/screen.tsx';
import { Status } from '../components/status.tsx';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import { useIntents } from '../state/window-context.ts';

interface ImportPreviewProps {
  readonly product: OpenProduct;
  readonly preview: ListPreview;
}

/** The first rows of a list, how they are read, and the choice of the column, before anything of it is sent. */
export function ImportPreview({ product, preview }: ImportPreviewProps) {
  const { t, i18n } = useTranslation();
  const intents = useIntents();
  const { rows, columns, guess, certain, separatorRow } = preview;
  const [column, setColumn] = useState<ListPlan['column'] | undefined>(certain ? guess.column : undefined);
  const headerAt = guess.headerRow ?? (separatorRow ? 1 : 0);
  const [hasHeader, setHasHeader] = useState(guess.headerRow !== undefined);
  const [missing, setMissing] = useState<object>();
  const [refusal, setRefusal] = useState<SetupError>();
  const [busy, setBusy] = useState(false);
  const formId = useId();
  const form = useFocusInvalid(missing);

  const isData = (row: number) => !(hasHeader && row === headerAt) && !(separatorRow && row === 0);
  const isChosen = (index: number) => column === 'every' || column === index;
  const chosen = rows.flatMap((cells, row) => (isData(row) ? cells.filter((_, index) => isChosen(index)) : []));
  const ids = chosen.filter(({ reading }) => reading === 'id').length;
  const bad = chosen.flatMap(({ text, reading }) =>
    reading === undefined || reading === 'id' || (column === 'every' && reading === 'several')
      ? []
      : { text, problem: reading },
  );

  const back = () => void intents.ask('dismissImport');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (column === undefined) return setMissing({});
    setBusy(true);
    const answer = await intents.ask('sendImport', { column, headerRow: hasHeader ? headerAt : undefined });
    setBusy(false);
    setRefusal(answer.ok ? undefined : answer.error);
  };
  const radio = (value: ListPlan['column'], words: string) => (
    <label className="check-row">
      <input
        type="radio"
        name="column"
        checked={column === value}
        aria-invalid={missing !== undefined}
        onChange={() => {
          setColumn(value);
          setMissing(undefined);
        }}
      />
      {words}
    </label>
  );

  return (
    <Screen
      title={t('product.import.preview.title')}
      lead={t('product.import.preview.lead', { product: product.name })}
      onEscape={back}
      back={
        <button type="button" className="secondary" onClick={back}>
          {t('app.back')}
        </button>
      }
      actions={
        <button type="submit" form={formId} className="primary" aria-disabled={busy}>
          {t('product.import.preview.submit')}
        </button>
      }
    >
      <form id={formId} ref={form} className="stack" noValidate onSubmit={(event) => void submit(event)}>
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        {!certain && (
          <Notice tone="warn" title={t('product.import.preview.unclear')}>
            <p>{t('product.import.preview.unclearNext')}</p>
          </Notice>
        )}
        {missing !== undefined && (
          <p className="field-error" role="alert">
            <Icon name="warning" size={16} />
            <span>{t('product.import.preview.missing')}</span>
          </p>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by keys. */}
        <section className="preview-table" tabIndex={0} aria-label={t('product.import.preview.caption')}>
          <table>
            <thead>
              <tr>
                {Array.from({ length: columns }, (_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
                  <th key={index} scope="col" className={isChosen(index) ? 'chosen' : ''}>
                    {radio(index, t('product.import.preview.column', { number: index + 1 }))}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
                <tr key={row} className={isData(row) ? '' : 'header-row'}>
                  {Array.from({ length: columns }, (_, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
                    <td key={index} dir="auto" className={isChosen(index) ? 'chosen' : 'muted'}>
                      <Cell cell={cells[index]} marked={isData(row) && isChosen(index)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        {(preview.moreRows || preview.moreColumns) && (
          <p className="muted small">
            {preview.moreRows && t('product.import.preview.moreRows')}{' '}
            {preview.moreColumns && t('product.import.preview.moreColumns')}
          </p>
        )}
        {columns > 0 && radio('every', t('product.import.preview.every'))}
        <label className="check-row">
          <input type="checkbox" checked={hasHeader} onChange={(event) => setHasHeader(event.target.checked)} />
          {t('product.import.preview.header', { number: headerAt + 1 })}
        </label>
        <Status>
          {column !== undefined && <p className="strong">{t('product.import.preview.found', { count: ids })}</p>}
          {bad.length > 0 && <p>{t('product.import.preview.unreadable', { count: bad.length })}</p>}
        </Status>
        {bad.length > 0 && (
          <ul className="bad-values">
            {[...new Set(bad.map((one) => describeBadId(one, i18n)))].map((words) => (
              <li key={words} dir="auto">
                {words}
              </li>
            ))}
          </ul>
        )}
      </form>
    </Screen>
  );
}

/** A value, and whether it is an id where the chosen column is meant. */
function Cell({ cell, marked }: { readonly cell: PreviewCell | undefined; readonly marked: boolean }) {
  const { t } = useTranslation();
  if (cell === undefined) return null;
  const isId = cell.reading === 'id';
  return (
    <>
      {marked && cell.reading !== undefined && (
        <span className={isId ? 'good-words' : 'bad-words'}>
          <Icon name={isId ? 'check' : 'warning'} size={16} />
          <span className="only-read">{t(isId ? 'product.import.preview.isId' : 'product.import.preview.isNone')}</span>
        </span>
      )}
      <span className={isId ? 'code' : ''}>{cell.text}</span>
    </>
  );
}
