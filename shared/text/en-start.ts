/** What the doors say when a run before this start ended in the middle: words that a usual start does not need. */
export const startTexts = {
  recovery: {
    underWayNamed: 'Bringing this computer back to {{network, name}}',
    ended: 'The last set-up ended in the middle.',
    done: 'This computer is back on its own network.',
    doneNamed: 'This computer is back on {{network, name}}.',
    failed: 'This computer is not back on its own network',
    failedNamed: 'This computer is not back on {{network, name}}',
    stays: 'This computer stays on the network that it is on.',
    adapterGone: 'The Wi-Fi adapter {{adapter, name}} was with a Photon then and is not there any more.',
    adapterGoneUnnamed: 'The Wi-Fi adapter that was with a Photon then is not there any more.',
    dismiss: 'Close this notice',
  },
  unfinished: {
    title: 'A set-up ended in the middle',
    begun: 'It began {{when}}.',
    forCustomer: 'It was for {{email, name}}.',
    told: 'The Photon {{id}} was told to connect. Only the proof that it is online is missing.',
    met: 'The Photon {{id}} was not told to connect yet. You can safely start again.',
    nobody: 'No Photon was reached yet. You can safely start again.',
    networkFirst: 'First this computer gets its own network back.',
    signInFirst: 'You sign in first. Then it goes on by itself.',
    look: 'Look whether it is online',
    again: 'Start again with this Photon',
    againAny: 'Start again',
    forget: 'Forget it',
  },
};
