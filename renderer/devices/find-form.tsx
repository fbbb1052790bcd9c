import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BadId, readDeviceIds } from '../../shared/read-device-ids.ts';
import { describeBadIds } from '../../shared/text/describe-bad-id.ts';
import { Busy } from '../components/busy.tsx';
import { TextAreaField, TextField } from '../components/field.tsx';
import { keyOf } from '../components/key-of.ts';
import { type SerialNumberLookUp, SerialNumbers } from '../components/serial-numbers.tsx';
import { useFocusInvalid } from '../components/use-focus-invalid.ts';
import type { FindDraft, Query } from '../state/devices-slice.ts';

interface FindFormProps {
  readonly signedIn: { readonly account: boolean; readonly product: boolean };
  readonly looking: boolean;
  readonly draft: FindDraft;
  readonly onDraft: (draft: FindDraft) => void;
  /** For a serial number in place of an id. */
  readonly lookUp: SerialNumberLookUp | undefined;
  readonly onFind: (query: Query) => void;
}

/** So many words that are no id are named with their reason; more are counted. */
const namedLimit = 20;

/** A blank scrolls the page. */
function writes(event: KeyboardEvent): boolean {
  const key = keyOf(event);
  if (event.altKey || key === undefined) return false;
  if (event.ctrlKey || event.metaKey) return event.ctrlKey !== event.metaKey && key.toLowerCase() === 'v';
  return key.length === 1 && key !== ' ';
}

/** What a person knows of the devices, and how to look for it. */
export function FindForm({ signedIn, looking, draft, onDraft, lookUp, onFind }: FindFormProps) {
  const { t, i18n } = useTranslation();
  const [missing, setMissing] = useState<readonly BadId[]>();
  /** Several numbers are looked up one after the other, each from what the one before left. */
  const replaced = useRef<string>(undefined);
  const form = useFocusInvalid(missing);
  const kinds = (['ids', 'name', 'customer', 'product', 'account'] as const).filter((one) => {
    if (one === 'customer' || one === 'product') return signedIn.product;
    return one !== 'account' || signedIn.account;
  });
  const kind = kinds.find((one) => one === draft.kind) ?? 'ids';
  const typed = kind === 'ids' || kind === 'name' || kind === 'customer';
  const text = typed ? draft.typed[kind] : '';
  const error =
    missing === undefined
      ? undefined
      : missing.length === 0
        ? t('devices.find.missing')
        : describeBadIds(missing, i18n, namedLimit).join('\n');
  // The heading has the focus, so that a reader says where one is; what is typed or pasted at once is meant for the box.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isNowhere = event.target instanceof HTMLHeadingElement || event.target === document.body;
      if (!isNowhere || !writes(event) || document.querySelector('dialog[open]') !== null) return;
      form.current?.querySelector<HTMLElement>('textarea, input:not([type=radio])')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [form]);
  const change = (value: string) => {
    if (typed) onDraft({ kind, typed: { ...draft.typed, [kind]: value } });
    setMissing(undefined);
  };

  const choose = (one: Query['by']) => {
    onDraft({ ...draft, kind: one });
    setMissing(undefined);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    replaced.current = undefined;
    if (looking) return;
    if (typed && text.trim() === '') return setMissing([]);
    if (kind === 'ids') {
      const read = readDeviceIds(text);
      const bad = read.flatMap((one) => one.bad ?? []);
      if (read.length === 0 || bad.length > 0) return setMissing(bad);
    }
    if (kind === 'customer') onFind({ by: kind, email: text.trim() });
    else if (kind === 'ids' || kind === 'name') onFind({ by: kind, text: text.trim() });
    else onFind({ by: kind });
  };

  return (
    <form ref={form} className="panel stack" noValidate onSubmit={submit}>
      <fieldset className="find-kinds">
        <legend>{t('devices.find.by')}</legend>
        {kinds.map((one) => (
          <label key={one} className="check-row">
            <input type="radio" name="find-by" value={one} checked={kind === one} onChange={() => choose(one)} />
            {t(`devices.find.${one}`)}
          </label>
        ))}
      </fieldset>
      {kind === 'ids' && (
        <TextAreaField
          label={t('devices.find.idsLabel')}
          hint={t('devices.find.idsHint')}
          value={text}
          onChange={change}
          error={error}
          area={{
            maxLength: 100_000,
            autoComplete: 'off',
            onKeyDown(event) {
              if (keyOf(event.nativeEvent) !== 'Enter' || event.shiftKey) return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            },
          }}
        />
      )}
      {(kind === 'name' || kind === 'customer') && (
        <TextField
          label={t(`devices.find.${kind}Label`)}
          value={text}
          onChange={change}
          error={error}
          input={{
            autoComplete: 'off',
            spellCheck: false,
            maxLength: 256,
            type: kind === 'customer' ? 'email' : 'text',
          }}
        />
      )}
      {kind === 'ids' && (
        <SerialNumbers
          lookUp={lookUp}
          bad={missing ?? []}
          onFound={(number, id) => {
            replaced.current = (replaced.current ?? text).replace(number, id);
            change(replaced.current);
          }}
        />
      )}
      <div className="inline-actions">
        <button type="submit" className="primary" aria-disabled={looking}>
          {looking && <Busy />}
          {t(looking ? 'devices.find.looking' : 'devices.find.submit')}
        </button>
      </div>
    </form>
  );
}
