/** Lines of the terminal face that the window has no use for. */
export const terminalTexts = {
  terminal: {
    inspect: 'Asking the Photon who it is and what it hears',
    choose: 'Choosing the network',
    retrying: '{{title}}; trying again',
    joinByHand: 'Join the network Photon-XXXX in the Wi-Fi menu. The light on the Photon blinks blue.',
    joinByHandNamed: 'Join the network {{network, name}} in the Wi-Fi menu.',
    returnByHand: 'Choose your own network again in the Wi-Fi menu.',
    keepsInternet: 'The internet of this computer goes another way and stays.',
    device: 'Photon {{id}}',
    deviceSetUpBefore: 'Photon {{id}}, set up before',
    hears: 'It hears {{names}}',
    hearsNothing: 'It hears no network',
    unfinished: 'A set-up begun {{at}} ended in the middle.',
    unfinishedDevice: 'It was for Photon {{id}}.',
    unfinishedTold: 'Photon {{id}} was told to connect; whether it is online only the cloud can tell.',
    unfinishedNext: 'The window of the app offers to finish it. The command unfinished --forget forgets it.',
    nothingUnfinished: 'No set-up ended in the middle.',
    forgotten: 'Forgotten.',
    claimed: 'The Photon is online and yours: {{name}}. It took {{took, duration}}.',
    mayComeOnline:
      'To check again: photon-setup device show {{id}}. To give it up: photon-setup device unclaim {{id}} --yes.',
    handedOver: 'The Photon {{id}} has your network and your claim code. Nobody waited for it to come online.',
  },
};
