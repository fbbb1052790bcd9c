/** Signing in to the cloud. */
export const texts = {
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
};
