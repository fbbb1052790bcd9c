/** What the practice session can rehearse; each is a world in which exactly this happens. */
export const practiceScenarios = [
  'everything-works',
  'wrong-password',
  'photon-set-up-before',
  'photon-stops-answering',
  'no-internet-behind-wifi',
  'router-answers',
  'join-manually',
  'no-photon',
  'several-photons',
  'hidden-network',
  'enterprise-network',
  'by-cable',
] as const;
export type PracticeScenario = (typeof practiceScenarios)[number];
