/** A proxy that asks for a name and a password. */
export const texts = {
  proxy: {
    title: 'The proxy of this network wants a name and a password',
    lead: 'The way to the Particle cloud leads through {{proxy, name}}. What you enter goes to this proxy alone.',
    refused: 'The proxy refused this name and password. Check both.',
    name: 'Name for the proxy',
    nameMissing: 'Enter the name that the proxy knows you by.',
    password: 'Password for the proxy',
    keep: 'Keep both on this computer',
    keepHint: 'Locked by the keyring of this computer. You can delete them under Advanced.',
    submit: 'Continue',
    trying: 'Trying …',
  },
};
