import { type RefObject, useEffect, useRef } from 'react';

/** For a form: moves the focus to its first field in trouble whenever there is new trouble. */
export function useFocusInvalid(trouble: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (trouble !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [trouble]);
  return form;
}
