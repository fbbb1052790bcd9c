import type { PracticeScenario } from '../ipc/practice.ts';
import type { Snapshot } from '../ipc/snapshot.ts';
import type { Light } from '../light.ts';
import type { Stage } from '../setup-events.ts';

/** The systems whose menus and settings the words know. */
export type Platform = Snapshot['system']['platform'];

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

/**
 * What the window says at its start and everywhere. Data only: the terminal reads it too. What a later part of the window
 * says comes with that part, so that the first paint does not carry it.
 */
export const en = {
  /** How a product's Photon gets into its product, and why this way. */
  plans: {
    'id-known': 'The device id is known, so the device goes into the product before the first move.',
    'already-in-product': 'The device is in the product already.',
    'internet-stays': 'The internet stays beside the Photon, so the device goes into the product from there.',
    'two-visits':
      'The device is not in the product and its id was not known before. The computer goes home to add it, then comes back to the Photon.',
  },
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
  lack: {
    title: 'The list is not complete',
    trouble: 'A part of it could not be read. What was read is shown.',
    unread_one: 'One device could not be read:',
    unread_other: '{{count, number}} devices could not be read:',
    skipped_one: 'One entry has an unknown form and is left out.',
    skipped_other: '{{count, number}} entries have an unknown form and are left out.',
    more: 'There are more than are read here. Look for an id, a name or a customer to see the others.',
  },
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
  doors: {
    title: 'Bring your Photon online',
    lead: 'It takes about two minutes. Have the Photon, its USB cable and your Wi-Fi password at hand.',
    setUp: 'Set up a Photon',
    setUpLead: 'Connect a Photon to your Wi-Fi and to your Particle account.',
    product: 'Work with a product',
    productLead: 'Set Photons up for customers, add devices, look after them.',
    bringBack: 'Bring a device back',
    bringBackLead: 'Find a device, see whose it is, make it like new.',
    practise: 'Practise with a simulated Photon',
    practiseLead: 'No account and no hardware needed.',
    step: {
      find: 'Plug it in. It waits for you, blinking dark blue.',
      choose: 'Pick one of the networks that it hears.',
      finish: 'Watch it reach the cloud, and give it a name.',
    },
  },
  recovery: {
    underWay: 'Bringing this computer back to its own network',
  },
  signIn: {
    title: 'Sign in to Particle',
    lead: 'The Photon becomes part of this account.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in',
    emailMissing: 'Enter the e-mail address of your Particle account.',
    passwordGoesTo: 'It goes to the cloud at {{cloud, name}}.',
    passwordMissing: 'Enter your password.',
    useToken: 'Use an access token instead',
    usePassword: 'Use e-mail and password instead',
    tokenTitle: 'Sign in with an access token',
    token: 'Access token',
    tokenHint: 'Paste it here. It is checked with the cloud before anything else happens.',
    tokenMissing: 'Paste an access token.',
    codeTitle: 'Enter the one-time code',
    codeLead: 'Your account asks for a second proof. Open your authenticator app.',
    code: 'One-time code',
    codeMissing: 'Enter the code from your authenticator app.',
    codeSubmit: 'Continue',
    otherAccount: 'Use another account',
    stay: 'Stay signed in on this computer',
    stayHint:
      'What is kept is an access token or client secret, locked by the keyring of this computer. Never a password.',
    refusals_one:
      '{{count, number}} sign-in was refused. After {{limit, number}} in a row the cloud takes none from here for {{block, duration}}.',
    refusals_other:
      '{{count, number}} sign-ins in a row were refused. After {{limit, number}} the cloud takes none from here for {{block, duration}}.',
    lockedUntil: 'The cloud takes sign-ins from here again at {{time}}.',
  },
  advanced: {
    title: 'Advanced',
    cloudUrl: 'Cloud address',
    cloudUrlHint: 'Change it only for a cloud of your own.',
    clientId: 'OAuth client id',
    clientSecret: 'OAuth client secret',
    clientSecretHint: 'Leave it empty to keep the one there is.',
    keepSecret: 'Keep the client secret on this computer',
    photonPrefix: 'Start of the Photon’s network name',
    photonPrefixHint: 'Products can have their own. Usually “Photon”.',
    joinBy: 'How this computer gets onto the Photon’s Wi-Fi',
    joinAutomatic: 'The program takes it there and back',
    joinHand: 'I do it myself in the network menu',
    adapter: 'Wi-Fi adapter',
    adapterAny: 'The program chooses',
    adapterOnline: '{{adapter, name}} (carries the internet now)',
    adapterGone: '{{adapter, name}} (not there now)',
    save: 'Save settings',
    saved: 'Settings saved.',
    locked: 'Locked by who looks after this computer.',
  },
  hands: {
    linux: {
      picture: 'Drawing: the system menu in a corner of the screen, with the network to choose marked.',
      join1: 'Open the system menu in a corner of the screen and choose Wi-Fi.',
      join2: 'Choose the network of the Photon. It has no password.',
      join3: 'Stay connected, even when the system says that there is no internet.',
      return1: 'Open the system menu in a corner of the screen and choose Wi-Fi.',
      return2: 'Choose your own network.',
    },
    windows: {
      picture: 'Drawing: the list of networks above the taskbar, with the network to choose marked.',
      join1: 'Select the network symbol at the end of the taskbar, then the arrow beside Wi-Fi.',
      join2:
        'Choose the network of the Photon and select Connect. It has no password. Leave “Connect automatically” off.',
      join3: 'Stay connected when Windows says “No internet”.',
      return1: 'Select the network symbol at the end of the taskbar, then the arrow beside Wi-Fi.',
      return2: 'Choose your own network and select Connect.',
    },
    macos: {
      picture: 'Drawing: the list of networks below the menu bar, with the network to choose marked.',
      join1: 'Select the Wi-Fi symbol in the menu bar.',
      join2: 'Choose the network of the Photon. It has no password.',
      join3: 'If a window opens about this network, keep the connection.',
      return1: 'Select the Wi-Fi symbol in the menu bar.',
      return2: 'Choose your own network.',
    },
    listening: 'Plug the Photon in. Its light blinks dark blue. If not, hold SETUP for three seconds.',
    returnTitle: 'Put this computer back on your own Wi-Fi',
    returnNamed: 'Put this computer back on {{network, name}}',
    returnLead: 'The Photon has what it needs. To see it come online, this computer needs the internet.',
    rejoinTitle: 'Put this computer back on the Photon’s Wi-Fi',
    rejoinLead: 'It left in the middle of the hand-over. This page goes on by itself when it is back.',
    ownNetwork: 'Your Wi-Fi',
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
