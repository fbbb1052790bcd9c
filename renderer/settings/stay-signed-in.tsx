import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { setupError } from '../../shared/errors.ts';
import { useDescribeError } from '../components/use-describe-error.ts';
import { isPractising } from '../state/selectors.ts';
import { useWindow } from '../state/window-context.ts';

interface StaySignedInProps {
  readonly label: string;
  /** What is kept and how; without it of a token or a client secret. */
  readonly hint?: string;
  readonly stay: boolean;
  readonly onChange: (stay: boolean) => void;
}

/** Whether the secret beside it is kept for the next start; where it cannot be, it says so and why. */
export function StaySignedIn({ label, hint: ownHint, stay, onChange }: StaySignedInProps) {
  const { t } = useTranslation();
  const secrets = useWindow((state) => state.snapshot?.secrets);
  const practising = useWindow(isPractising);
  const describe = useDescribeError();
  const hintId = useId();
  if (practising || secrets === undefined) return null;
  const inMemory = secrets.place === 'memory';
  const hint = inMemory
    ? describe(secrets.problem ?? setupError('secret-store-missing')).happened
    : (ownHint ?? t('signIn.stayHint'));
  return (
    <div className="field">
      <label className="check-row">
        <input
          type="checkbox"
          checked={stay && !inMemory}
          disabled={inMemory}
          aria-describedby={hintId}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      <p id={hintId} className="field-hint">
        {hint}
      </p>
    </div>
  );
}
