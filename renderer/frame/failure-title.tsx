import type { SetupError } from '../../shared/errors.ts';
import { provenEnd } from '../../shared/run-ending.ts';
import { useDescribeError } from '../components/use-describe-error.ts';
import { useWindow } from '../state/window-context.ts';

/** What a failed run is called, for those who hear it. */
export function FailureTitle({ failure }: { readonly failure: SetupError }) {
  const setup = useWindow((state) => state.setup);
  return useDescribeError()(failure, provenEnd(failure, setup).ending).title;
}
