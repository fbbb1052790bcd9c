import type { ExpectedLight } from '../../light.ts';
import type { PracticeScenario } from '../../practice-scenarios.ts';
import type { Stage } from '../../setup-events.ts';

const lights: Record<ExpectedLight, { readonly looks: string; readonly means: string }> = {
  'blue-blinking': { looks: 'Blinking dark blue', means: 'Listening mode. The Photon is ready to be set up.' },
  'green-blinking': { looks: 'Blinking green', means: 'Joining the Wi-Fi network.' },
  'cyan-breathing': { looks: 'Breathing cyan', means: 'Online.' },
};

const stages: Record<Stage, { readonly name: string; readonly now: string }> = {
  prepare: { name: 'Get ready', now: 'Getting ready…' },
  join: { name: 'Connect to Photon', now: 'Connecting to the Photon…' },
  inspect: { name: 'Read the Photon', now: 'Reading the Photon’s details…' },
  choose: { name: 'Choose Wi-Fi', now: 'Choosing the network…' },
  commit: { name: 'Send Wi-Fi details', now: 'Sending Wi-Fi details to the Photon…' },
  'give-back': { name: 'Reconnect this computer', now: 'Reconnecting this computer…' },
  prove: { name: 'Wait for Photon', now: 'Waiting for the Photon to come online…' },
};

const scenarios: Record<PracticeScenario, string> = {
  'everything-works': 'Everything works',
  'wrong-password': 'Wrong Wi-Fi password',
  'photon-set-up-before': 'Photon set up before',
  'photon-stops-answering': 'Photon stops responding',
  'no-internet-behind-wifi': 'Wi-Fi without internet',
  'router-answers': 'Router responds instead',
  'join-manually': 'System can’t join Wi-Fi',
  'no-photon': 'No Photon nearby',
  'several-photons': 'Several Photons nearby',
  'hidden-network': 'Hidden Wi-Fi network',
  'enterprise-network': 'Enterprise Wi-Fi',
  'by-cable': 'Photon on a USB cable',
};

/** Round every screen. Here and in `start` is only what the first picture needs, and what several parts say. */
export const texts = {
  lights,
  stages,
  scenarios,
  app: {
    name: 'Photon Setup',
    lights: 'LED guide',
    history: 'History',
    settings: 'Settings',
    about: 'About',
    signOut: 'Sign out',
    signOutMeans:
      'Signing out ends this sign-in in the cloud and deletes it from this computer. Client secrets and proxy passwords you kept stay.',
    signedInAs: 'Signed in as {{userName, name}}',
    signedInWithToken: 'Signed in with an access token',
    cancel: 'Cancel',
    back: 'Back',
    close: 'Close',
    opening: 'Opening…',
    steps: 'Steps',
    step: { find: 'Find the Photon', choose: 'Choose Wi-Fi', finish: 'Connect' },
    stepDone: 'done',
    showPassword: 'Show password',
    copied: 'Copied',
    labeled: '{{label}}: {{value}}',
    openPage: {
      'particle-console': 'Open Particle console',
      'particle-status': 'Open Particle status',
    },
    board: 'Photon. Status LED: {{light}}. SETUP is left of it, RESET right.',
    showToken: 'Show token',
  },
  language: {
    label: 'Language',
    system: 'System language',
    locked: 'Managed by your administrator',
    notSaved: 'The language couldn’t be saved.',
  },
  /** What is read out while a run is under way. */
  underWay: {
    stopping: 'Canceling setup…',
    looking: 'Looking for Photons nearby…',
    several: 'Several Photons found, strongest signal first.',
    connecting: 'Connecting to {{photon, name}}…',
    joined: 'Connected to {{photon, name}}. This computer is briefly offline.',
    joinedOnline: 'Connected to {{photon, name}}. This computer stays online.',
    back: 'This computer is back on your Wi-Fi.',
    retry: 'Try {{attempt, number}} of {{attempts, number}}',
  },
  /** Between the click that closes the window and the end of the program. */
  closing: {
    title: 'Closing Photon Setup…',
    lead: 'The window closes when everything that is running has ended.',
    runLead: 'The window closes when this computer is reconnected.',
  },
  practice: {
    name: 'Practice mode',
    simulation: 'Nothing here is real: no account, no device, no network.',
    scenario: 'Scenario',
    start: 'Start',
    leave: 'Leave practice mode',
    password: 'Practice password: {{password}}',
    userName: 'Practice user name: {{userName}}',
    hiddenName: 'The hidden practice network is named {{network, name}}.',
    /** What hands do in the real world. */
    hands: {
      lead: 'Your real Wi-Fi isn’t changed. Do it here instead:',
      join: 'Join {{photon, name}}',
      home: 'Return to {{network, name}}',
      plugIn: 'Plug in the Photon',
    },
  },
  recovery: {
    underWay: 'Reconnecting this computer to your Wi-Fi…',
  },
};
