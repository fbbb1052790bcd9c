import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCode, readScan } from '../../shared/scan.ts';
import { TextField } from '../components/field.tsx';

interface TypedCodeProps {
  /** A customer's address is a code of this line, too. */
  readonly takesCustomers: boolean;
  readonly onCode: (text: string) => void;
}

/** A code by the keyboard, for a sticker that no scanner reads: a hand may pause in it as long as it likes. */
export function TypedCode({ takesCustomers, onCode }: TypedCodeProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [isWrong, setWrong] = useState(false);
  const use = (event: FormEvent) => {
    event.preventDefault();
    const scan = readScan(code);
    const isTaken = isCode(scan) || (takesCustomers && scan.kind === 'customer');
    setWrong(!isTaken);
    if (!isTaken) return;
    onCode(code);
    setCode('');
  };
  return (
    <form className="stack" onSubmit={use}>
      <TextField
        label={t('station.typed')}
        hint={t('station.typedHint')}
        value={code}
        onChange={setCode}
        error={isWrong ? t('station.typedWrong') : undefined}
        input={{ maxLength: 320, autoComplete: 'off', autoCapitalize: 'off', spellCheck: false, className: 'code' }}
      />
      <div className="inline-actions">
        <button type="submit" className="secondary small">
          {t('station.typedAct')}
        </button>
      </div>
    </form>
  );
}
