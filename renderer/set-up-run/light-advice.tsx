import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GuideLightName, guideLight } from '../../shared/light-guide.ts';
import { LightDot } from '../components/light-dot.tsx';
import { useIntoView } from '../components/use-into-view.ts';

/** What a Photon may show that was sent its details and is not seen online: the most likely first. */
const choices: readonly GuideLightName[] = [
  'blue-blinking',
  'green-blinking',
  'green-fast',
  'cyan-two-orange',
  'cyan-three-orange',
  'cyan-orange',
  'cyan-magenta',
  'cyan-red',
  'cyan-fast',
  'magenta-fast',
  'magenta-breathing',
  'green-breathing',
  'white-breathing',
  'dark',
  'red-sos',
  'cyan-breathing',
];

/** "What does the light show?": the person says, and reads what stands in the way. */
export function LightAdvice() {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<GuideLightName>();
  const name = useId();
  // The answer grows under what was picked.
  const answer = useIntoView<HTMLDivElement>(picked);
  return (
    <section className="panel stack">
      <fieldset className="light-choices">
        <legend>{t('failure.lightQuestion')}</legend>
        {choices.map((light) => {
          const { colour, flashes } = guideLight(light);
          return (
            <div key={light} ref={picked === light ? answer : undefined} className="light-option">
              <label className="light-choice">
                <input type="radio" name={name} checked={picked === light} onChange={() => setPicked(light)} />
                <LightDot colour={colour} flashes={flashes} motion="still" size={24} />
                <span>{t(`lightGuide.lights.${light}.looks`)}</span>
              </label>
              <div className="light-answer" aria-live="polite" aria-atomic="true">
                {picked === light && (
                  <>
                    <p>{t(`lightGuide.lights.${light}.means`)}</p>
                    <p className="strong">{t(`lightGuide.lights.${light}.advice`)}</p>
                  </>
                )}
              </div>
            </div>
          );
        })}
      </fieldset>
    </section>
  );
}
