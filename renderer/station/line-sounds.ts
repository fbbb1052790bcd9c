import type { Volume } from '../../shared/ipc/settings.ts';
import type { ToldState } from '../state/slice.ts';
import type { LineWord } from './line-word.ts';

export type LineSound = LineWord | 'scan-taken' | 'scan-refused';

/** Tones one after the other: frequency in hertz, length in seconds. */
type Tune = readonly (readonly [hertz: number, length: number])[];

/** Of the loudest that the computer has; a hall is louder than a desk. */
const gains: Readonly<Record<Volume, number>> = { low: 0.08, medium: 0.25, high: 0.9 };

/** Between two tones of one tune. */
const gap = 0.03;

/** Told apart without looking: PASS is short and high, FAIL two low ones, STOPPED goes up and down. */
const tunes: Readonly<Record<LineSound, Tune>> = {
  preparing: [],
  waiting: [[523, 0.08]],
  working: [[659, 0.05]],
  pass: [
    [1047, 0.08],
    [1568, 0.14],
  ],
  fail: [
    [196, 0.25],
    [147, 0.4],
  ],
  stopped: [
    [440, 0.18],
    [330, 0.18],
    [440, 0.18],
    [330, 0.3],
  ],
  'scan-taken': [[880, 0.04]],
  'scan-refused': [[123, 0.3]],
};

export interface LineSounds {
  play(sound: LineSound, loudness: Volume): void;
  close(): void;
}

/** Undefined: sounds are switched off. */
export function loudnessIn({ snapshot }: Pick<ToldState, 'snapshot'>): Volume | undefined {
  return snapshot?.settings.sound === 'on' ? snapshot.settings.volume : undefined;
}

/** Made by the window itself: no file is loaded. Silent where the computer has nothing to be heard with. */
export function lineSounds(): LineSounds {
  let context: AudioContext | undefined;
  return {
    play(sound, loudness) {
      context ??= new AudioContext();
      let at = context.currentTime;
      for (const [hertz, length] of tunes[sound]) {
        const tone = context.createOscillator();
        const volume = context.createGain();
        tone.type = sound === 'fail' || sound === 'scan-refused' ? 'square' : 'sine';
        tone.frequency.value = hertz;
        // Without a slope at both ends it clicks.
        volume.gain.setValueAtTime(0, at);
        volume.gain.linearRampToValueAtTime(gains[loudness], at + 0.01);
        volume.gain.linearRampToValueAtTime(0, at + length);
        tone.connect(volume).connect(context.destination);
        tone.start(at);
        tone.stop(at + length);
        at += length + gap;
      }
    },
    close: () => void context?.close(),
  };
}
