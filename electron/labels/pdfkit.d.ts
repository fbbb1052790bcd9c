/** What labels use of pdfkit 0.20, which comes without declarations. Lengths are points, from the left upper corner. */
declare module 'pdfkit' {
  export default class PDFDocument implements AsyncIterable<Uint8Array> {
    constructor(options: {
      readonly size: readonly [width: number, height: number];
      readonly margin: number;
      readonly info?: { readonly Title: string };
    });
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    scale(x: number, y?: number): this;
    /** The data of an SVG path. */
    path(data: string): this;
    fillColor(color: string): this;
    fill(rule: 'even-odd'): this;
    font(name: 'Courier'): this;
    fontSize(size: number): this;
    text(
      text: string,
      x: number,
      y: number,
      options: { readonly lineBreak: false; readonly baseline: 'alphabetic' },
    ): this;
    end(): void;
    [Symbol.asyncIterator](): AsyncIterator<Uint8Array>;
  }
}
