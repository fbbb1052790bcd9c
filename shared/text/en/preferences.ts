/** The settings: what a person chooses for this computer. */
export const texts = {
  preferences: {
    title: 'Settings',
    lead: 'Changes are saved at once, except those to the cloud.',
    saved: 'Saved',
    look: { title: 'Appearance', system: 'Same as system', light: 'Light', dark: 'Dark' },
    cloud: {
      title: 'Particle cloud',
      lead: 'Passwords and tokens go to this address and nowhere else.',
      /** A password is asked for on this screen. */
      inUse: 'Cloud: {{cloud}}',
      change: 'Open settings',
      addressWrong: 'Enter an address that starts with https://.',
      clientIdMissing: 'Enter the client ID.',
      apply: 'Apply',
      applied: 'Applied',
      signsOut: 'Another cloud signs you out of this one.',
      busy: 'Available when the current work has finished.',
      notApplied: 'The cloud settings aren’t applied yet',
      notAppliedLead: 'Apply them, or discard them and close.',
      discard: 'Discard changes',
      showSecret: 'Show client secret',
    },
    photons: {
      title: 'Wi-Fi and Photons',
      prefixWrong: 'Enter 1 to 25 characters, without accents.',
    },
    end: {
      title: 'When work ends',
      notifications: 'Notify me if I’m in another window',
      sound: 'Play a sound',
    },
    account: {
      title: 'Sign-ins on this computer',
      none: 'Nothing is kept on this computer.',
      wifi: 'Wi-Fi password of {{network, name}}, until you quit',
      forget: 'Forget',
    },
    policy: {
      title: 'Managed by your administrator',
      lead: 'Nobody can change these here.',
      names: {
        product: 'Product',
        cloudUrl: 'Cloud address',
        clientId: 'OAuth client ID',
        photonPrefix: 'Photon name prefix',
        joinBy: 'Wi-Fi handling',
        language: 'Language',
        updates: 'Updates',
        updateServer: 'Update server',
        updateChannel: 'Update channel',
        doors: 'Available tasks',
      },
    },
  },
};
