import { bringBackTexts } from '../shared/text/en-bring-back.ts';
import { deviceIdTexts } from '../shared/text/en-device-ids.ts';
import { BringBackScreen } from './bring-back/bring-back-screen.tsx';
import './styles/bring-back.css';
import { useTexts } from './use-texts.ts';

/** The third door: a part of its own, loaded when it is opened. */
export function BringBackScreens() {
  useTexts(bringBackTexts);
  useTexts(deviceIdTexts);
  return <BringBackScreen />;
}
