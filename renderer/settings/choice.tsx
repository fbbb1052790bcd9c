import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** The heading above says it to those who see. */
  readonly onlyRead?: boolean;
  readonly values: readonly Value[];
  readonly value: Value;
  readonly name: (value: Value) => string;
  /** A policy decides. */
  readonly locked?: boolean;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all of them in sight. */
export function Choice<Value extends string>({ label, values, value, ...choice }: ChoiceProps<Value>) {
  const { t } = useTranslation();
  const group = useId();
  const { locked = false, onlyRead = false } = choice;
  return (
    <fieldset className="methods">
      <legend className={onlyRead ? 'only-read' : undefined}>{label}</legend>
      {values.map((one) => (
        <label key={one} className="check-row">
          <input
            type="radio"
            name={group}
            checked={one === value}
            disabled={locked}
            onChange={() => choice.onChoose(one)}
          />
          {choice.name(one)}
        </label>
      ))}
      {locked && <p className="field-hint">{t('advanced.locked')}</p>}
    </fieldset>
  );
}
