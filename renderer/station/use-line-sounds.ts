import { useEffect, useRef, useState } from 'react';
import type { LineState } from '../../shared/line-state.ts';
import { stationLimits } from '../../shared/time-limits.ts';
import { useWindow } from '../state/window-context.ts';
import { type LineSound, lineSounds, loudnessIn } from './line-sounds.ts';
import type { LineWord } from './line-word.ts';

/** Each word has its own sound, and so has each device that ends and each scan; none where sounds are switched off. */
export function useLineSounds(line: LineState, word: LineWord): void {
  const loudness = useWindow(loudnessIn);
  const [sounds] = useState(lineSounds);
  const play = useRef<(sound: LineSound) => void>(() => undefined);
  play.current = (sound) => {
    if (loudness !== undefined) sounds.play(sound, loudness);
  };
  useEffect(() => sounds.close, [sounds]);
  const passed = line.lastPass?.number;
  const failed = line.unseen[0]?.number;
  const heard = useRef(0);
  const scan = line.lastScan;
  useEffect(() => {
    if (word !== 'pass' && word !== 'fail') play.current(word);
    if (word !== 'stopped') return;
    // Until somebody comes.
    const again = setInterval(() => play.current('stopped'), stationLimits.stoppedSoundMs);
    return () => clearInterval(again);
  }, [word]);
  useEffect(() => {
    if (passed !== undefined) play.current('pass');
  }, [passed]);
  useEffect(() => {
    // A PASS that mends the newest one leaves an older one, which was heard.
    if (failed === undefined || failed <= heard.current) return;
    heard.current = failed;
    play.current('fail');
  }, [failed]);
  useEffect(() => {
    if (scan !== undefined) play.current(scan.error === undefined ? 'scan-taken' : 'scan-refused');
  }, [scan]);
}
