/** Signing in to the cloud. */
export const texts = {
  signIn: {
    title: 'Sign in to Particle',
    lead: 'Use the Particle account your Photon should belong to.',
    email: 'Email',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in…',
    emailMissing: 'Enter the email address of your Particle account.',
    passwordGoesTo: 'It’s sent to the cloud at {{cloud, name}}.',
    passwordMissing: 'Enter your password.',
    useToken: 'Use an access token',
    usePassword: 'Use email and password',
    tokenTitle: 'Sign in with an access token',
    token: 'Access token',
    tokenHint: 'It’s checked with the cloud before anything else happens.',
    tokenMissing: 'Paste an access token.',
    codeTitle: 'Enter the one-time code',
    codeLead: 'Your account uses two-step authentication. Open your authenticator app.',
    code: 'One-time code',
    codeMissing: 'Enter the code from your authenticator app.',
    codeSubmit: 'Continue',
    otherAccount: 'Use another account',
    stay: 'Stay signed in',
    stayHint: 'Keeps an access token or client secret, locked by the system keyring, never a password.',
    refusals_one:
      '{{count, number}} sign-in was refused. After {{limit, number}} in a row, the cloud blocks sign-ins from here for {{block, duration}}.',
    refusals_other:
      '{{count, number}} sign-ins in a row were refused. After {{limit, number}}, the cloud blocks sign-ins from here for {{block, duration}}.',
    lockedUntil: 'The cloud accepts sign-ins from here again at {{time}}.',
  },
};
