import {
  type InputHTMLAttributes,
  type ReactNode,
  type RefObject,
  type TextareaHTMLAttributes,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

/** A label, a control, a hint and what is wrong with it, tied together for every reader. */
export function Field({
  label,
  hint,
  error,
  children,
}: FieldProps & { readonly children: (attributes: ControlAttributes) => ReactNode }) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint === undefined ? [] : hintId, error === undefined ? [] : errorId].flat().join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error !== undefined,
      })}
      {error !== undefined && (
        <p id={errorId} className="field-error">
          <Icon name="warning" size={16} />
          <span>{error}</span>
        </p>
      )}
      {hint !== undefined && (
        <p id={hintId} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'>;

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly input?: InputProps;
}

export function TextField({ value, onChange, input, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(attributes) => (
        <input
          type="text"
          {...input}
          {...attributes}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/**
 * Gives a box its value and the page nothing of it: of the prop `value` React makes an attribute as well, and of that of a
 * text area the text inside of it.
 */
function useBoxValue<Box extends HTMLInputElement | HTMLTextAreaElement>(value: string): RefObject<Box | null> {
  const box = useRef<Box>(null);
  useLayoutEffect(() => {
    if (box.current !== null && box.current.value !== value) box.current.value = value;
  }, [value]);
  return box;
}

interface SecretFieldProps extends TextFieldProps {
  /** What the box that shows it says, where it is no password. */
  readonly showLabel?: string;
}

/** A secret, hidden until asked for. Blanks at its ends stay: they may be part of it. */
export function SecretField({ value, onChange, input, showLabel, ...field }: SecretFieldProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const box = useBoxValue<HTMLInputElement>(value);
  return (
    <Field {...field}>
      {(attributes) => (
        <>
          <input
            autoCapitalize="off"
            spellCheck={false}
            {...input}
            {...attributes}
            ref={box}
            type={shown ? 'text' : 'password'}
            onChange={(event) => onChange(event.target.value)}
          />
          <label className="check-row">
            <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
            {showLabel ?? t('app.showPassword')}
          </label>
        </>
      )}
    </Field>
  );
}

interface TextAreaFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly area?: Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'>;
}

export function TextAreaField({ value, onChange, area, ...field }: TextAreaFieldProps) {
  // Some hold private keys.
  const box = useBoxValue<HTMLTextAreaElement>(value);
  return (
    <Field {...field}>
      {(attributes) => (
        <textarea
          rows={3}
          spellCheck={false}
          className="code"
          {...area}
          {...attributes}
          ref={box}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
