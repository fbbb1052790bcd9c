import { createContext, useContext } from 'react';
import type { Platform } from '../../shared/ipc/snapshot.ts';
import type { LinkName } from '../../shared/links.ts';
import type { Result } from '../../shared/result.ts';

/** All that shared components know of the computer around the page; what else they show comes as props. */
export interface Computer {
  readonly platform: Platform | undefined;
  openLink(link: LinkName): Promise<Result<void>>;
  /** To the clipboard. */
  copyText(text: string): Promise<Result<void>>;
}

export const ComputerContext = createContext<Computer | undefined>(undefined);

export function useComputer(): Computer {
  const computer = useContext(ComputerContext);
  if (computer === undefined) throw new Error('a component stands outside of ComputerContext');
  return computer;
}
