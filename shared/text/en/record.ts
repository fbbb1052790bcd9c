/** What the start says when a run before this start ended in the middle: words that a usual start does not need. */
export const texts = {
  recovery: {
    underWayNamed: 'Reconnecting this computer to {{network, name}}…',
    ended: 'The last setup was interrupted.',
    done: 'This computer is no longer on the Photon’s Wi-Fi.',
    doneNamed: 'This computer is back on {{network, name}}.',
    failed: 'This computer isn’t back on your Wi-Fi',
    failedNamed: 'This computer isn’t back on {{network, name}}',
    stays: 'This computer stays on the network it is on.',
    adapterGone: 'The Wi-Fi adapter {{adapter, name}} was on a Photon’s Wi-Fi then. It is no longer there.',
    adapterGoneUnnamed: 'The Wi-Fi adapter that was on a Photon’s Wi-Fi then is no longer there.',
    dismiss: 'Close this notice',
  },
  signOutAgain: 'Try again',
  unfinished: {
    title: 'Setup was interrupted',
    begun: 'It started {{when}}.',
    withoutOwner: 'It was for a product device without an owner.',
    forCustomer: 'It was for {{email, name}}.',
    told: 'Photon {{id}} has its Wi-Fi details. We haven’t confirmed yet that it’s online.',
    met: 'Photon {{id}} hasn’t been told to connect yet. You can safely start again.',
    nobody: 'No Photon was reached. You can safely start again.',
    ofLine:
      'Start a line with the preset {{preset, name}} to finish it with acceptance, name, and label. Here you only get it online.',
    networkFirst: 'This computer reconnects to your Wi-Fi first.',
    signInFirst: 'Sign in first. We’ll then continue automatically.',
    look: 'Check if it’s online',
    again: 'Set up this Photon again',
    againAny: 'Start again',
    forget: 'Forget this setup',
  },
};
