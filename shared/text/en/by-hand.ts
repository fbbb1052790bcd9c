/** How a person moves this computer's Wi-Fi, on each system. */
export const texts = {
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
};
