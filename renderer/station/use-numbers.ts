import { useTranslation } from 'react-i18next';
import { intlLocale } from '../../shared/text/translator.ts';

/** Counts and parts of a whole, as the window's language writes them. */
export function useNumbers() {
  const { i18n } = useTranslation();
  const locale = intlLocale(i18n.language);
  return {
    count: (value: number) => new Intl.NumberFormat(locale).format(value),
    percent: (part: number, of: number) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(part / of),
  };
}
