import { useTranslation } from 'react-i18next';
import { type ExpectedLight, type LightColour, type LightMotion, lights } from '../../shared/light.ts';

interface LightDotProps {
  readonly colour: LightColour;
  readonly motion: LightMotion;
  /** Of a second colour, so many times in between. */
  readonly flashes?: { readonly colour: LightColour; readonly count: 1 | 2 | 3 } | undefined;
  readonly size?: number;
}

/**
 * The Photon's light, drawn small. It never flashes faster than twice a second on the screen and stands still where
 * less motion is wanted (WCAG 2.3.1); how fast it really is stands in the words beside it.
 */
export function LightDot({ colour, motion, flashes, size = 28 }: LightDotProps) {
  return (
    <svg className={`light-dot ${motion}`} width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <circle className="light-rim" cx="14" cy="14" r="12.5" />
      <g className="light-lamps">
        <g className={`light-lamp ${colour}`}>
          <circle className="light-glow" cx="14" cy="14" r="11" />
          <circle className="light-core" cx="14" cy="14" r="5.5" />
        </g>
        {flashes !== undefined && (
          <g className={`light-lamp ${flashes.colour} flash times-${flashes.count}`}>
            <circle className="light-core" cx="14" cy="14" r="5.5" />
          </g>
        )}
      </g>
    </svg>
  );
}

/** The light to expect now, as a picture and in words. */
export function LightWords({ light }: { readonly light: ExpectedLight }) {
  const { t } = useTranslation();
  return (
    <div className="light-words">
      <LightDot colour={lights[light].colour} motion={lights[light].motion} />
      <div>
        <p className="strong">{t(`lights.${light}.looks`)}</p>
        <p className="muted">{t(`lights.${light}.means`)}</p>
      </div>
    </div>
  );
}
