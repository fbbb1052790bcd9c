import { useEffect, useRef, useState } from 'react';
import { TextField } from '../components/field.tsx';
import { keyOf } from '../components/key-of.ts';

interface SavedFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  /** What holds. */
  readonly value: string;
  readonly locked: boolean;
  readonly short?: boolean;
  readonly save: (value: string) => void;
}

/** A box that saves what was typed when it is left, with Enter, and when its page goes. */
export function SavedField({ value, locked, short = false, save, ...field }: SavedFieldProps) {
  const [typed, setTyped] = useState(value);
  const given = useRef(value);
  const leave = useRef(() => {});
  leave.current = () => {
    if (typed === given.current) return;
    given.current = typed;
    save(typed);
  };
  useEffect(() => () => leave.current(), []);
  return (
    <TextField
      {...field}
      value={typed}
      onChange={setTyped}
      input={{
        autoComplete: 'off',
        spellCheck: false,
        className: short ? 'code short' : 'code',
        maxLength: 2048,
        readOnly: locked,
        onBlur: () => leave.current(),
        onKeyDown: ({ nativeEvent }) => {
          if (keyOf(nativeEvent) === 'Enter') leave.current();
        },
      }}
    />
  );
}
