/** The features whose words every screen shows, the first picture too. */
export const alwaysShown = ['frame', 'start'] as const;
