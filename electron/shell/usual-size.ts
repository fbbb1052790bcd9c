/** Of what is in the window, in CSS pixels: all of the first screen fits, in every language. */
export const usualSize = { width: 1040, height: 760 } as const;
