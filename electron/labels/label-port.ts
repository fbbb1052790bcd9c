import type { LabelLayout } from '../../shared/label-layout.ts';
import type { Result } from '../../shared/result.ts';

/** One page that is ready to be printed: a label, or a sheet of codes. `lines`: in the order in which the picture has them. */
export interface PrintedPage {
  readonly layout: Pick<LabelLayout, 'widthMm' | 'heightMm' | 'lines'>;
  readonly svg: string;
}

export interface Printer {
  /** By which it is chosen. */
  readonly name: string;
  /** What a person calls it. */
  readonly shownAs: string;
  /** The system says so; absent: it says nothing of that, as Windows never does. */
  readonly lacksPaper?: true;
}

/** What can put a label on paper. Everything has a limit of its own; one label at a time, the others wait. */
export interface LabelPrinter {
  printers(): Promise<readonly Printer[]>;
  /**
   * Without asking, in the size of the label. `printer-not-found` (details.printer), `label-not-printed` (`saw`: what the
   * system says), and `label-too-small` where the fonts of this computer need more room than they should.
   * @param wanted when it has aborted before the turn of the label, that is not printed
   */
  print(label: PrintedPage, printer: string, wanted?: AbortSignal): Promise<Result<void>>;
  /** One page of its size. `label-not-saved`, `label-too-small`. */
  pdf(label: PrintedPage): Promise<Result<Uint8Array>>;
}

/** What makes a PDF of a label in a program of ours, each with the letters that it has. */
export interface PdfMaker {
  /** `label-text-missing` (details.field: the text), `label-not-saved`, `label-too-small`. */
  pdf(label: { readonly layout: LabelLayout; readonly svg: string }): Promise<Result<Uint8Array>>;
  /** The first of them that has a letter which its PDF has not; absent: it has all of them. */
  foreign?(texts: readonly string[]): string | undefined;
}
