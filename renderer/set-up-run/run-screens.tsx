import { assertNever } from '../../shared/result.ts';
import { CableFind } from '../cable/cable-find.tsx';
import type { RunScreenName } from '../state/screen-of.ts';
import { useWindow } from '../state/window-context.ts';
import { ChooseNetworkScreen } from './choose-network-screen.tsx';
import { FailureScreen } from './failure-screen.tsx';
import { FindScreen } from './find-screen.tsx';
import { OwnershipScreen } from './ownership-screen.tsx';
import { ProgressScreen } from './progress-screen.tsx';
import { RunFor } from './run-for.tsx';
import { SuccessScreen } from './success-screen.tsx';
import './find.css';
import './choose-network.css';
import './signal-bars.css';
import './progress.css';
import './journey.css';
import './menu-picture.css';
import './result.css';

/** The screens of a run: a part of their own, loaded while the person still reads the tiles of the start. */
export function RunScreens({ screen }: { readonly screen: RunScreenName }) {
  return (
    <>
      <RunFor />
      <RunScreen screen={screen} />
    </>
  );
}

function RunScreen({ screen }: { readonly screen: RunScreenName }) {
  const isByCable = useWindow((state) => state.setup.cable);
  switch (screen) {
    case 'find':
      return isByCable ? <CableFind /> : <FindScreen />;
    case 'ownership':
      return <OwnershipScreen />;
    case 'choose-network':
      return <ChooseNetworkScreen />;
    case 'progress':
      return <ProgressScreen />;
    case 'success':
      return <SuccessScreen />;
    case 'failure':
      return <FailureScreen />;
    default:
      return assertNever(screen);
  }
}
