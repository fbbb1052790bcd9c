import { useTranslation } from 'react-i18next';
import { productTexts } from '../shared/text/en-product.ts';
import { Screen } from './components/screen.tsx';
import { useTexts } from './use-texts.ts';
import { useIntents } from './window-context.ts';

/** What is behind the product's door: a part of its own, loaded when it is opened. */
export function ProductScreens() {
  useTexts(productTexts);
  const { t } = useTranslation();
  const intents = useIntents();
  return (
    <Screen
      title={t('product.signIn.title')}
      onEscape={intents.goBack}
      back={
        <button type="button" className="secondary" onClick={intents.goBack}>
          {t('app.back')}
        </button>
      }
    />
  );
}
