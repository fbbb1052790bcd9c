import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { GreyPicture } from './read-codes.ts';

export interface ReadPage {
  readonly widthMm: number;
  readonly heightMm: number;
  /** As a printer with so many dots to the inch puts it on paper. */
  readonly picture: GreyPicture;
}

/** The pages of a PDF, as PDFium draws them. */
export async function readPdf(file: Uint8Array, dotsPerInch: number): Promise<readonly ReadPage[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(file);
    const pages: ReadPage[] = [];
    for (const page of document.pages()) {
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const { data, width, height } = await page.render({ scale: dotsPerInch / 72, render: 'bitmap' });
      pages.push({
        widthMm: (originalWidth / 72) * 25.4,
        heightMm: (originalHeight / 72) * 25.4,
        picture: { data, width, height, channels: 4 },
      });
    }
    document.destroy();
    return pages;
  } finally {
    library.destroy();
  }
}
