import type { SetupError } from '../../shared/errors.ts';
import type { PluggedIn } from '../../shared/plugged-in.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Status } from '../components/status.tsx';

interface PluggedObstacleProps {
  readonly kind: PluggedIn['kind'];
  readonly obstacle: SetupError;
}

/** Why what is plugged in cannot be used over its cable. */
export function PluggedObstacle({ kind, obstacle }: PluggedObstacleProps) {
  return (
    <Status>
      <ErrorNotice error={obstacle} tone={kind === 'other' ? 'info' : 'warn'} />
    </Status>
  );
}
