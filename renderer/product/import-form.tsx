import { type ClipboardEvent, type DragEvent, type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupError } from '../../shared/errors.ts';
import type { OpenProduct } from '../../shared/ipc/product.ts';
import type { Result } from '../../shared/result.ts';
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
  const [isOver, setOver] = useState(false);
  const [wrongDrop, setWrongDrop] = useState(false);
  const formId = useId();
  const form = useFocusInvalid(missing);

  const open = async (ask: () => Promise<Result<unknown>>) => {
    if (busy) return;
    setBusy(true);
    setRefusal(undefined);
    setWrongDrop(false);
    const answer = await ask();
    setBusy(false);
    if (!answer.ok) setRefusal(answer.error);
  };
  const start = (from: Parameters<typeof intents.ask<'importDevices'>>[1]) =>
    open(() => intents.ask('importDevices', from));
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

  const drag = (event: DragEvent) => {
    // Without it the browser takes nothing but text, and that only into a box.
    event.preventDefault();
    setOver(true);
  };
  const leave = ({ currentTarget, relatedTarget }: DragEvent) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file, ...others] = event.dataTransfer.files;
    const text = event.dataTransfer.getData('text/plain');
    if (file !== undefined && others.length === 0) return void open(() => intents.importFile(file));
    setRefusal(undefined);
    setWrongDrop(file !== undefined || text.trim() === '');
    if (file !== undefined || text.trim() === '') return;
    setMissing(undefined);
    onPaste(pasted === '' ? text : `${pasted}\n${text}`);
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
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: a way of the mouse beside the button, which keys use. */}
      <form
        id={formId}
        ref={form}
        className={`stack drop-target${isOver ? ' over' : ''}`}
        noValidate
        onSubmit={submit}
        onDragOver={drag}
        onDragLeave={leave}
        onDrop={drop}
      >
        {refusal !== undefined && <ErrorNotice error={refusal} />}
        {wrongDrop && (
          <Notice tone="bad">
            <p>{t('product.import.dropOther')}</p>
          </Notice>
        )}
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
          <span className="muted">{t('product.import.drop')}</span>
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
