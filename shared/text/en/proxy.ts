/** A proxy that asks for a name and a password. */
export const texts = {
  proxy: {
    title: 'Sign in to your network’s proxy',
    lead: 'This computer reaches the Particle cloud through {{proxy, name}}. What you enter goes only to this proxy.',
    refused: 'The proxy refused this user name and password. Check both.',
    name: 'Proxy user name',
    nameMissing: 'Enter your user name for the proxy.',
    password: 'Proxy password',
    keep: 'Keep both on this computer',
    keepHint: 'Locked by the system keyring until you delete them in Settings.',
    submit: 'Continue',
    trying: 'Trying…',
  },
};
