import type { PracticeScenario } from '../../ipc/practice.ts';
import type { Light } from '../../light.ts';
import type { Stage } from '../../setup-events.ts';

const lights: Record<Light, { readonly looks: string; readonly means: string }> = {
  'blue-blinking': { looks: 'Blinking dark blue', means: 'Listening. The Photon waits to be set up.' },
  'green-blinking': { looks: 'Blinking green', means: 'Joining the Wi-Fi network.' },
  'green-fast': { looks: 'Blinking green, fast', means: 'Waiting for an address from the router.' },
  'green-breathing': { looks: 'Breathing green', means: 'On the Wi-Fi. Its program does not use the cloud.' },
  'cyan-blinking': { looks: 'Blinking cyan', means: 'Looking for the Particle cloud.' },
  'cyan-fast': { looks: 'Blinking cyan, fast', means: 'Greeting the cloud with its keys.' },
  'cyan-breathing': { looks: 'Breathing cyan', means: 'Online.' },
  'magenta-fast': { looks: 'Blinking magenta, fast', means: 'Updating itself. Keep the power on.' },
  'white-breathing': { looks: 'Breathing white', means: 'The Wi-Fi is switched off by its program.' },
  'red-flashing': { looks: 'Flashing red', means: 'A fault. Count the flashes.' },
  'orange-flashing': {
    looks: 'Orange flashes between cyan',
    means: 'The network or the keys are in the way. Count the flashes.',
  },
  dark: { looks: 'Dark', means: 'No power, or the light is switched off.' },
};

const stages: Record<Exclude<Stage, 'inspect' | 'choose'>, { readonly name: string; readonly now: string }> = {
  prepare: { name: 'Get ready', now: 'Getting ready with the cloud' },
  join: { name: 'Reach the Photon', now: 'Talking with the Photon' },
  commit: { name: 'Hand over the Wi-Fi', now: 'Giving the Photon the details of your Wi-Fi' },
  'give-back': { name: 'Bring this computer back', now: 'Going back to your own network' },
  prove: { name: 'See the Photon online', now: 'Waiting until the cloud sees the Photon' },
};

const scenarios: Record<PracticeScenario, string> = {
  'everything-works': 'Everything works',
  'wrong-password': 'The Wi-Fi password is wrong',
  'photon-set-up-before': 'The Photon was set up before',
  'photon-stops-answering': 'The Photon stops answering',
  'no-internet-behind-wifi': 'No internet behind the Wi-Fi',
  'router-answers': 'A router answers in place of the Photon',
};

/** Round every screen. Here and in `start` is only what the first picture needs, and what several parts say. */
export const texts = {
  lights,
  stages,
  scenarios,
  app: {
    name: 'Photon Setup',
    lights: 'What the light means',
    about: 'About',
    signOut: 'Sign out',
    signOutMeans:
      'Signing out ends this sign-in in the cloud and deletes it from this computer. Client secrets and proxy passwords that you kept stay.',
    signedInAs: 'Signed in as {{userName, name}}',
    signedInWithToken: 'Signed in with an access token',
    cancel: 'Cancel',
    back: 'Back',
    close: 'Close',
    opening: 'Opening',
    steps: 'Steps',
    step: { find: 'Find the Photon', choose: 'Choose the Wi-Fi', finish: 'See it online' },
    stepDone: 'done',
    showPassword: 'Show password',
    copied: 'Copied',
    openPage: {
      'particle-console': 'Open the Particle console',
      'particle-status': 'Open Particle’s status page',
    },
    board:
      'Drawing of a Photon: the light sits in the middle of the upper half, SETUP on its left, RESET on its right.',
  },
  /** What is read out while a run is under way. */
  underWay: {
    stopping: 'Stopping, giving your network back',
    looking: 'Looking for Photons nearby',
    several: 'Several Photons are here. Nearest first.',
  },
  /** Between the click that closes the window and the end of the program. */
  closing: {
    title: 'Closing Photon Setup…',
    lead: 'It ends what is under way. The window closes when that is done.',
    runLead: 'The window closes when this computer is back on its own network.',
  },
  practice: {
    name: 'Practice',
    simulation: 'Nothing here is real: no account, no device, no network.',
    scenario: 'What happens',
    leave: 'Leave practice',
    password: 'Made-up password of this simulated network: {{password}}',
  },
  recovery: {
    underWay: 'Bringing this computer back to its own network',
  },
  lightHelp: {
    title: 'What the light means',
    lead: 'The light in the middle of the Photon tells what it does. Fast means too fast to count.',
    buttons: 'The buttons',
    setupShort: 'Hold SETUP for 3 seconds',
    setupShortMeans: 'Listening mode: the light blinks dark blue.',
    setupLong: 'Hold SETUP for 10 seconds',
    setupLongMeans: 'Forget all Wi-Fi networks: the light blinks blue very fast.',
    reset: 'Press RESET',
    resetMeans: 'Start again. Nothing is forgotten.',
  },
};
