import { type RefObject, useEffect } from 'react';

/** Moves the focus to the first field in trouble whenever there is new trouble. */
export function useFocusInvalid(form: RefObject<HTMLElement | null>, trouble: unknown): void {
  useEffect(() => {
    if (trouble !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, trouble]);
}
