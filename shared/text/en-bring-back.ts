/** What the third door says; comes with it. */
export const bringBackTexts = {
  bringBack: {
    title: 'Bring a device back',
  },
};
