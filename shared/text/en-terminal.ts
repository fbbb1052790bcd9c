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
    claimed: 'The Photon is online and yours: {{name}}. It took {{took, duration}}.',
    handedOver: 'The Photon {{id}} has your network and your claim code. Nobody waited for it to come online.',
  },
};
