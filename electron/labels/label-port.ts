import type { Result } from '../../shared/result.ts';
import type { MadeLabel } from './make-label.ts';

export interface Printer {
  /** By which it is chosen. */
  readonly name: string;
  /** What a person calls it. */
  readonly shownAs: string;
}

/** What can put a label on paper. Everything has a limit of its own; one label at a time, the others wait. */
export interface LabelPrinter {
  printers(): Promise<readonly Printer[]>;
  /**
   * Without asking, in the size of the label. `printer-not-found` (details.printer), `label-not-printed` (`saw`: what the
   * system says), and `label-too-small` where the fonts of this computer need more room than they should.
   * @param wanted when it has aborted before the turn of the label, that is not printed
   */
  print(label: MadeLabel, printer: string, wanted?: AbortSignal): Promise<Result<void>>;
  /** One page of its size. `label-not-saved`, `label-too-small`. */
  pdf(label: MadeLabel): Promise<Result<Uint8Array>>;
}
