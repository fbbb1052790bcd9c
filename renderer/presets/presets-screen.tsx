import { useWindow } from '../state/window-context.ts';
import { PresetListPage } from './preset-list-page.tsx';
import { PresetPage } from './preset-page.tsx';
import './presets.css';

/** The presets of this computer: all of them, or one. */
export function PresetsScreen() {
  const page = useWindow(({ route }) => (route.at === 'presets' ? route.page : undefined));
  if (page === undefined) return null;
  return page.page === 'list' ? <PresetListPage /> : <PresetPage key={page.id ?? ''} id={page.id} />;
}
