/** The cloud whose devices stand in the Particle console. */
export const usualCloudUrl = 'https://api.particle.io';

/** Pages outside that the app opens in the browser. The window says a name; only the main process knows addresses. */
export const linkNames = ['particle-console', 'particle-status'] as const;
export type LinkName = (typeof linkNames)[number];
