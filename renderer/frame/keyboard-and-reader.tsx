import { WatchCables } from '../cable/watch-cables.tsx';
import type { ScreenName } from '../state/screen-of.ts';
import { Announcer } from './announcer.tsx';
import { useKeptFocus } from './keep-focus.ts';

/** What the keyboard and a reader need on every screen: a part of its own, because the first picture needs none of it. */
export function KeyboardAndReader({ screen }: { readonly screen: ScreenName }) {
  useKeptFocus();
  return (
    <>
      <Announcer screen={screen} />
      <WatchCables screen={screen} />
    </>
  );
}
