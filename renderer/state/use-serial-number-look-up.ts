import type { SerialNumberLookUp } from '../components/serial-numbers.tsx';
import { isPractising, isSignedIn } from './selectors.ts';
import { useIntents, useWindow } from './window-context.ts';

/** Asks the cloud for the device of a serial number; undefined while no account is signed in. */
export function useSerialNumberLookUp(): SerialNumberLookUp | undefined {
  const intents = useIntents();
  const practising = useWindow(isPractising);
  const signedIn = useWindow(isSignedIn);
  if (!signedIn && !practising) return undefined;
  return (text) => intents.ask('lookUpSerialNumber', { text });
}
