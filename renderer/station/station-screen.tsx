import './station.css';
import { isLineUnderWay } from '../../shared/line-state.ts';
import { isPractising } from '../state/selectors.ts';
import { useWindow } from '../state/window-context.ts';
import { BeginLine } from './begin-line.tsx';
import { BeginPracticeLine } from './begin-practice-line.tsx';
import { LineEnd } from './line-end.tsx';
import { LineScreen } from './line-screen.tsx';

/** The product station: what a line is begun with, the line, and what it came to. The line decides which of them is drawn. */
export function StationScreen() {
  const line = useWindow((state) => state.line);
  const practising = useWindow(isPractising);
  if (line !== undefined) return isLineUnderWay(line) ? <LineScreen line={line} /> : <LineEnd line={line} />;
  return practising ? <BeginPracticeLine /> : <BeginLine />;
}
