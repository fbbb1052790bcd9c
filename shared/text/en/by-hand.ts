/** How a person moves this computer's Wi-Fi, on each system. */
export const texts = {
  hands: {
    linux: {
      picture: 'Drawing: the system menu in a corner of the screen, with the network to choose marked.',
      join1: 'Open the system menu in a corner of the screen and choose Wi-Fi.',
      join2: 'Choose the Photon’s Wi-Fi. It has no password.',
      join3: 'Stay connected, even if the system says there’s no internet.',
      return1: 'Open the system menu in a corner of the screen and choose Wi-Fi.',
      return2: 'Choose your usual network.',
    },
    windows: {
      picture: 'Drawing: the list of networks above the taskbar, with the network to choose marked.',
      join1: 'Select the network icon at the end of the taskbar, then the arrow next to Wi-Fi.',
      join2: 'Choose the Photon’s Wi-Fi and select Connect. It has no password. Leave “Connect automatically” off.',
      join3: 'Stay connected when Windows says “No internet”.',
      return1: 'Select the network icon at the end of the taskbar, then the arrow next to Wi-Fi.',
      return2: 'Choose your usual network and select Connect.',
    },
    macos: {
      picture: 'Drawing: the list of networks below the menu bar, with the network to choose marked.',
      join1: 'Select the Wi-Fi icon in the menu bar.',
      join2: 'Choose the Photon’s Wi-Fi. It has no password.',
      join3: 'If a window opens about this network, keep the connection.',
      return1: 'Select the Wi-Fi icon in the menu bar.',
      return2: 'Choose your usual network.',
    },
    listening: 'Plug in the Photon. Its status LED should blink dark blue. If not, hold SETUP for 3 seconds.',
    returnTitle: 'Reconnect this computer to your Wi-Fi',
    returnNamed: 'Reconnect this computer to {{network, name}}',
    returnLead: 'This computer needs the internet again. We’ll continue automatically.',
    rejoinTitle: 'Reconnect to the Photon’s Wi-Fi',
    rejoinLead: 'This computer disconnected during setup. We’ll continue automatically when it reconnects.',
    ownNetwork: 'Your Wi-Fi',
  },
};
