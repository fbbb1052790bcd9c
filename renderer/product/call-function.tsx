import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Replies } from '../../shared/ipc/contract.ts';
import type { Actor } from '../../shared/ipc/fields.ts';
import { plainText } from '../../shared/plain-text.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Field, TextField } from '../components/field.tsx';
import { useIntents } from '../state/window-context.ts';

interface CallFunctionProps {
  readonly as: Actor;
  readonly deviceId: string;
  readonly functions: readonly string[];
}

/** Calls a function of the program on the device with one argument of text; the answer is a whole number, and what it means
 * only that program knows. */
export function CallFunction({ as, deviceId, functions }: CallFunctionProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const [functionName, setFunctionName] = useState(functions[0] ?? '');
  const [argument, setArgument] = useState('');
  const [answer, setAnswer] = useState<
    'not-called' | 'calling' | { readonly name: string; readonly reply: Replies['callFunction'] }
  >('not-called');
  if (functions.length === 0) return <p className="muted">{t('product.customer.noFunctions')}</p>;

  const call = async (event: FormEvent) => {
    event.preventDefault();
    if (answer === 'calling') return;
    setAnswer('calling');
    const reply = await intents.ask('callFunction', { as, deviceId, functionName, argument });
    setAnswer({ name: functionName, reply });
  };

  return (
    <form className="stack" onSubmit={(event) => void call(event)}>
      <div className="call-function">
        <Field label={t('product.customer.function')}>
          {(attributes) => (
            <select
              {...attributes}
              dir="auto"
              value={functionName}
              onChange={(event) => setFunctionName(event.target.value)}
            >
              {functions.map((name) => (
                <option key={name} value={name}>
                  {plainText(name, 64)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label={t('product.customer.argument')}
          value={argument}
          onChange={setArgument}
          input={{ autoComplete: 'off', spellCheck: false, className: 'code', maxLength: 1024 }}
        />
        <button type="submit" className="secondary" aria-disabled={answer === 'calling'}>
          {answer === 'calling' ? t('product.customer.calling') : t('product.customer.call')}
        </button>
      </div>
      <div aria-live="polite" aria-atomic="true">
        {typeof answer === 'object' && answer.reply.ok && (
          <p className="call-result">
            {t('product.customer.returned', { name: answer.name, value: answer.reply.value })}
          </p>
        )}
      </div>
      {typeof answer === 'object' && !answer.reply.ok && <ErrorNotice error={answer.reply.error} />}
    </form>
  );
}
