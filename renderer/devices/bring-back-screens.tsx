import { bringBackTexts } from '../../shared/text/en-bring-back.ts';
import { deviceIdTexts } from '../../shared/text/en-device-ids.ts';
import { BringBackScreen } from './bring-back-screen.tsx';
import './devices.css';
import { useTexts } from '../components/use-texts.ts';

/** The third door: a part of its own, loaded when it is opened. */
export function BringBackScreens() {
  useTexts(bringBackTexts);
  useTexts(deviceIdTexts);
  return <BringBackScreen />;
}
