import './station.css';
import { useState } from 'react';
import { isLineUnderWay } from '../../shared/line-state.ts';
import { part, ShowPart } from '../components/part.tsx';
import { isPractising } from '../state/selectors.ts';
import { useWindow } from '../state/window-context.ts';
import { BeginLine } from './begin-line.tsx';
import { BeginPracticeLine } from './begin-practice-line.tsx';
import { LineEnd } from './line-end.tsx';
import { LineScreen } from './line-screen.tsx';

// Here and not beside the other screens, so that no start of the window knows of it.
const presets = part(
  ['station', 'set-up-run', 'errors'],
  async () => (await import('../presets/presets-screen.tsx')).PresetsScreen,
);

const labels = part(['station', 'history', 'errors'], async () => (await import('./check-labels.tsx')).CheckLabels);

/** The product station: its presets, what a line is begun with, the line, and what it came to. The line decides which of them is drawn. */
export function StationScreen() {
  const line = useWindow((state) => state.line);
  const practising = useWindow(isPractising);
  const [checks, setChecks] = useState(false);
  const atPresets = useWindow((state) => state.route.at === 'presets');
  if (atPresets) return <ShowPart part={presets} />;
  if (line !== undefined) return isLineUnderWay(line) ? <LineScreen line={line} /> : <LineEnd line={line} />;
  if (checks) return <ShowPart part={labels} onBack={() => setChecks(false)} />;
  if (practising) return <BeginPracticeLine onCheckLabels={() => setChecks(true)} />;
  return <BeginLine onCheckLabels={() => setChecks(true)} />;
}
