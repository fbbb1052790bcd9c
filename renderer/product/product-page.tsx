import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Screen } from '../components/screen.tsx';
import type { ProductPage as Page } from '../state/route.ts';
import { useIntents } from '../state/window-context.ts';

interface ProductPageProps {
  readonly title: string;
  readonly lead: string;
  /** What stands in the title of the window, where that is more than the heading. */
  readonly state?: string | undefined;
  /** Where Back and Escape lead; undefined: they are not offered now. */
  readonly backTo: Page | undefined;
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'wide';
  readonly children: ReactNode;
}

/** A page behind the product's tile, with the way back to the one before it. */
export function ProductPage({ backTo, ...screen }: ProductPageProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const back = backTo === undefined ? undefined : () => intents.openProductPage(backTo);
  return (
    <Screen
      {...screen}
      onEscape={back}
      back={
        back !== undefined && (
          <button type="button" className="secondary" onClick={back}>
            {t('app.back')}
          </button>
        )
      }
    />
  );
}
