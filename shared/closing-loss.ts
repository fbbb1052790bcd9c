import type { ImportState } from './device-import.ts';
import type { DeviceJobState } from './device-job-state.ts';
import { isLineUnderWay, type LineState } from './line-state.ts';
import type { SetupState } from './setup-state.ts';

/** What closing the program would cut off, and nobody could see the end of. */
export type ClosingLoss =
  | 'partly-set-up'
  | 'told-to-connect'
  | 'told-to-connect-without-owner'
  | 'online'
  | 'line'
  | 'devices'
  | 'import'
  | 'preset';

export interface UnderWay {
  readonly setup: Pick<SetupState, 'runId' | 'outcome' | 'progress' | 'withoutOwner'>;
  readonly deviceJob: Pick<DeviceJobState, 'running'>;
  readonly line: Pick<LineState, 'status'> | undefined;
  readonly importing: Pick<ImportState, 'status'> | undefined;
  /** What was typed into the form of a preset is not on the shelf. */
  readonly isPresetUnsaved: boolean;
}

/**
 * Undefined: nothing a person would want to be asked about. From the first thing that a Photon keeps until it is proven
 * to be online it holds half of its setup; work on devices and an import leave results that no file has yet.
 */
export function closingLoss({ setup, deviceJob, line, importing, isPresetUnsaved }: UnderWay): ClosingLoss | undefined {
  const { progress, withoutOwner } = setup;
  if (setup.runId !== undefined && setup.outcome === undefined) {
    if (progress === 'partly-set-up') return progress;
    if (progress === 'told-to-connect') return withoutOwner ? 'told-to-connect-without-owner' : progress;
    // Whoever it still belongs to is taken from it only now.
    if (progress === 'online' && withoutOwner) return progress;
  }
  if (isLineUnderWay(line)) return 'line';
  if (deviceJob.running) return 'devices';
  if (importing?.status === 'reading' || importing?.status === 'sending') return 'import';
  return isPresetUnsaved ? 'preset' : undefined;
}
