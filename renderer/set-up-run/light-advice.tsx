import { type ComponentProps, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../../shared/text/catalogue.ts';
import { LightDot } from '../components/light-dot.tsx';
import { useIntoView } from '../components/use-into-view.ts';

type AdviceKey = keyof Catalogue['set-up-run']['lightAdvice'];

const pictures: Readonly<Record<AdviceKey, Pick<ComponentProps<typeof LightDot>, 'colour' | 'flash'>>> = {
  'blue-slow': { colour: 'blue' },
  'green-slow': { colour: 'green' },
  'green-fast': { colour: 'green' },
  'cyan-orange-two': { colour: 'cyan', flash: 'orange' },
  'cyan-orange-three': { colour: 'cyan', flash: 'orange' },
  'cyan-key-flash': { colour: 'cyan', flash: 'red' },
  'cyan-fast': { colour: 'cyan' },
  'magenta-fast': { colour: 'magenta' },
  'magenta-breathing': { colour: 'magenta' },
  'green-breathing': { colour: 'green' },
  'white-or-dark': { colour: 'white' },
  'red-sos': { colour: 'red' },
  'cyan-breathing': { colour: 'cyan' },
};

/** "What does the light show?": the person says, and reads what stands in the way. */
export function LightAdvice() {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<AdviceKey>();
  const name = useId();
  // The answer grows under what was picked.
  const answer = useIntoView<HTMLDivElement>(picked);
  return (
    <section className="panel stack">
      <fieldset className="light-choices">
        <legend>{t('failure.lightQuestion')}</legend>
        {(Object.keys(pictures) as AdviceKey[]).map((key) => (
          <div key={key} ref={picked === key ? answer : undefined} className="light-option">
            <label className="light-choice">
              <input type="radio" name={name} checked={picked === key} onChange={() => setPicked(key)} />
              <LightDot {...pictures[key]} motion="still" size={24} />
              <span>{t(`lightAdvice.${key}.looks`)}</span>
            </label>
            <p className="light-answer strong" role="status">
              {picked === key ? t(`lightAdvice.${key}.advice`) : ''}
            </p>
          </div>
        ))}
      </fieldset>
    </section>
  );
}
