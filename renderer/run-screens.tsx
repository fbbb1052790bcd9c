import { assertNever } from '../shared/result.ts';
import { runTexts } from '../shared/text/en-run.ts';
import { RunFor } from './components/run-for.tsx';
import type { RunScreenName } from './screen-of.ts';
import { ChooseNetworkScreen } from './screens/choose-network-screen.tsx';
import { FailureScreen } from './screens/failure-screen.tsx';
import { FindScreen } from './screens/find-screen.tsx';
import { OwnershipScreen } from './screens/ownership-screen.tsx';
import { ProgressScreen } from './screens/progress-screen.tsx';
import { SuccessScreen } from './screens/success-screen.tsx';
import { useTexts } from './use-texts.ts';

/** The screens of a run: a part of their own, loaded while the person still reads the doors. */
export function RunScreens({ screen }: { readonly screen: RunScreenName }) {
  useTexts(runTexts);
  return (
    <>
      <RunFor />
      <RunScreen screen={screen} />
    </>
  );
}

function RunScreen({ screen }: { readonly screen: RunScreenName }) {
  switch (screen) {
    case 'find':
      return <FindScreen />;
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
