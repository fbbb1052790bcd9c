import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LightColour } from '../../shared/light.ts';
import {
  type GuideLightName,
  guideColours,
  guideLight,
  isAnyLight,
  type LightPattern,
  type LightSeen,
  lightPatterns,
  lightsLike,
} from '../../shared/light-guide.ts';
import { LightDot } from '../components/light-dot.tsx';
import { LightRemedy } from './light-remedy.tsx';
import './light-guide.css';

const buttons = ['setupShort', 'setupLong', 'reset', 'safeMode'] as const;

const anyLight: LightSeen = { colour: undefined, pattern: undefined, words: '' };

/** All lights and buttons of a Photon in one place, reachable from every screen: one says what one sees, and reads what it means. */
export function LightGuide({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const titleId = useId();
  const searchId = useId();
  const [seen, setSeen] = useState(anyLight);
  const [still, setStill] = useState(false);
  const change = (part: Partial<LightSeen>) => setSeen({ ...seen, ...part });
  const found = lightsLike(seen, (light) => {
    const words = (['looks', 'means', 'advice'] as const).map((part) => t(`lightGuide.lights.${light}.${part}`));
    return words.join('\n');
  });
  const narrowed = !isAnyLight(seen);
  return (
    <dialog ref={dialog} className="light-guide" aria-labelledby={titleId} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={titleId}>{t('lightGuide.title')}</h2>
        <button type="button" className="secondary" onClick={() => dialog.current?.close()}>
          {t('app.close')}
        </button>
      </div>
      <p className="muted">{t('lightGuide.lead')}</p>
      <search className="light-search">
        <OneOf<LightColour>
          label={t('lightGuide.colour')}
          among={guideColours}
          chosen={seen.colour}
          words={(colour) => t(`lightGuide.colours.${colour}`)}
          picture={(colour) => <LightDot colour={colour} motion="still" size={20} />}
          onChosen={(colour) => change({ colour })}
        />
        <OneOf<LightPattern>
          label={t('lightGuide.pattern')}
          among={lightPatterns}
          chosen={seen.pattern}
          words={(pattern) => t(`lightGuide.patterns.${pattern}`)}
          onChosen={(pattern) => change({ pattern })}
        />
        <div className="field">
          <label htmlFor={searchId}>{t('lightGuide.search')}</label>
          <input
            id={searchId}
            type="search"
            value={seen.words}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={`${searchId}-hint`}
            onChange={(event) => change({ words: event.target.value })}
          />
          <p className="field-hint" id={`${searchId}-hint`}>
            {t('lightGuide.searchHint')}
          </p>
        </div>
      </search>
      <div className="list-head">
        <p className="strong" aria-live="polite" aria-atomic="true">
          {t('lightGuide.found', { count: found.length })}
        </p>
        {narrowed && found.length > 0 && (
          <div className="light-motion">
            <label className="check-row">
              <input type="checkbox" checked={still} onChange={(event) => setStill(event.target.checked)} />
              {t('lightGuide.stopMoving')}
            </label>
            <p className="field-hint">{t('lightGuide.slower')}</p>
          </div>
        )}
      </div>
      {found.length === 0 && (
        <div className="light-none">
          <h3>{t('lightGuide.noneTitle')}</h3>
          <p className="muted">{t('lightGuide.noneLead')}</p>
          <button type="button" className="secondary small" onClick={() => setSeen(anyLight)}>
            {t('lightGuide.clear')}
          </button>
        </div>
      )}
      <ul className="light-list">
        {found.map((light) => (
          <li key={light}>
            <OneLight light={light} moves={narrowed && !still} onLeave={() => dialog.current?.close()} />
          </li>
        ))}
      </ul>
      <h3>{t('lightGuide.buttons')}</h3>
      <dl className="button-list">
        {buttons.map((press) => (
          <div key={press}>
            <dt>{t(`lightGuide.${press}`)}</dt>
            <dd>{t(`lightGuide.${press}Means`)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}

interface OneOfProps<Value extends string> {
  readonly label: string;
  readonly among: readonly Value[];
  readonly chosen: Value | undefined;
  readonly words: (value: Value) => string;
  readonly picture?: (value: Value) => ReactNode;
  readonly onChosen: (value: Value | undefined) => void;
}

function OneOf<Value extends string>({ label, among, chosen, words, picture, onChosen }: OneOfProps<Value>) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="light-filter">
      <legend>{label}</legend>
      {[undefined, ...among].map((value) => (
        <label key={value ?? ''} className="light-filter-choice">
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChosen(value)} />
          {value !== undefined && picture?.(value)}
          <span>{value === undefined ? t('lightGuide.any') : words(value)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface OneLightProps {
  readonly light: GuideLightName;
  readonly moves: boolean;
  readonly onLeave: () => void;
}

function OneLight({ light, moves, onLeave }: OneLightProps) {
  const { t } = useTranslation();
  const { colour, motion, flashes } = guideLight(light);
  return (
    <>
      <LightDot colour={colour} flashes={flashes} motion={moves ? motion : 'still'} />
      <div className="light-words-of">
        <h3>{t(`lightGuide.lights.${light}.looks`)}</h3>
        <Pace light={light} />
        <p>{t(`lightGuide.lights.${light}.means`)}</p>
        <p className="light-advice-of">
          <span className="muted">{t('lightGuide.advice')}</span> {t(`lightGuide.lights.${light}.advice`)}
        </p>
        <LightRemedy light={light} onLeave={onLeave} />
      </div>
    </>
  );
}

/** How it is in truth, for whoever cannot or does not want to see it move. */
function Pace({ light }: { readonly light: GuideLightName }) {
  const { t } = useTranslation();
  const { pattern, periodMs } = guideLight(light);
  if (periodMs === undefined) return null;
  return (
    <p className="muted small">
      {pattern === 'breathing'
        ? t('lightGuide.pace.breathing', { count: periodMs / 1000 })
        : t('lightGuide.pace.blinking', { count: 1000 / periodMs })}
    </p>
  );
}
