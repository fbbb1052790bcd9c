import { type ClipboardEvent, type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { OpenProduct } from '../../shared/ipc/product.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { TextAreaField } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { Status } from '../components/status.tsx';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import { useIntents, useWindow } from '../state/window-context.ts';
import { ProductPage } from './product-page.tsx';

/** A text area lays out every line of it, which takes the window seconds for a list of 100 000; longer ones are only held. */
const shownLimit = 20_000;

interface ImportFormProps {
  readonly product: OpenProduct;
  readonly pasted: string;
  readonly onPaste: (text: string) => void;
}

/** Device ids, pasted or from a file that the main process asks for. */
export function ImportForm({ product, pasted, onPaste }: ImportFormProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const made = useWindow((state) => state.snapshot?.practice?.product.deviceIds);
  const [missing, setMissing] = useState<object>();
  const [refusal, setRefusal] = useState<SetupError>();
  const [busy, setBusy] = useState(false);
  const formId = useId();
  const form = useFocusInvalid(missing);

  const start = async (from: Parameters<typeof intents.ask<'importDevices'>>[1]) => {
    if (busy) return;
    setBusy(true);
    setRefusal(undefined);
    const answer = await intents.ask('importDevices', from);
    setBusy(false);
    if (!answer.ok) setRefusal(answer.error);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const empty = pasted.trim() === '';
    setMissing(empty ? {} : undefined);
    if (!empty) void start({ from: 'text', text: pasted });
  };
  const holdLong = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (text.length <= shownLimit) return;
    event.preventDefault();
    onPaste(text);
  };

  return (
    <ProductPage
      title={t('product.import.title')}
      lead={t('product.import.lead', { product: product.name })}
      backTo={{ page: 'home' }}
      actions={
        <button type="submit" form={formId} className="primary" aria-disabled={busy}>
          {t('product.import.submit')}
        </button>
      }
    >
      <form id={formId} ref={form} className="stack" noValidate onSubmit={submit}>
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        {pasted.length > shownLimit ? (
          <Notice tone="info">
            <Status>{t('product.import.pasted', { characters: pasted.length })}</Status>
            <button type="button" className="link" onClick={() => onPaste('')}>
              {t('product.import.forget')}
            </button>
          </Notice>
        ) : (
          <TextAreaField
            label={t('product.import.paste')}
            hint={t('product.import.pasteHint')}
            value={pasted}
            onChange={(text) => {
              onPaste(text);
              setMissing(undefined);
            }}
            error={missing === undefined ? undefined : t('product.import.pasteMissing')}
            area={{ rows: 10, onPaste: holdLong }}
          />
        )}
        <div className="inline-actions">
          <button type="button" className="secondary" aria-disabled={busy} onClick={() => void start({ from: 'file' })}>
            {t('product.import.file')}
          </button>
          {made !== undefined && (
            <button
              type="button"
              className="secondary"
              onClick={() => {
                onPaste(made.join('\n'));
                setMissing(undefined);
              }}
            >
              {t('product.import.practice')}
            </button>
          )}
        </div>
      </form>
    </ProductPage>
  );
}
