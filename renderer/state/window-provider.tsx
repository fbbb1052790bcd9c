import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import type { LinkName } from '../../shared/links.ts';
import { ComputerContext } from '../components/computer-context.ts';
import { WindowContext, type WindowParts } from './window-context.ts';

interface WindowProviderProps {
  readonly parts: WindowParts;
  readonly children?: ReactNode;
}

/** Gives the screens the store, and shared components the little of it that they need. */
export function WindowProvider({ parts, children }: WindowProviderProps) {
  const { store, intents } = parts;
  const platform = useStore(store, (state) => state.snapshot?.system.platform);
  const computer = useMemo(
    () => ({
      platform,
      openLink: (link: LinkName) => intents.ask('openLink', { link }),
      copyText: (text: string) => intents.ask('copyText', { text }),
    }),
    [platform, intents],
  );
  return (
    <WindowContext value={parts}>
      <ComputerContext value={computer}>{children}</ComputerContext>
    </WindowContext>
  );
}
