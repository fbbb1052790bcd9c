/** A Photon on a USB cable. */
export const texts = {
  cable: {
    plugged: 'Plugged in: {{name, name}}',
    stays: 'Over USB, this computer stays on its network.',
    use: 'Set up over USB',
    heard: 'A Photon is plugged in.',
    findTitle: 'Connecting over USB',
    findLead: 'This computer stays on its network.',
    reading: 'Reading the Photon over USB…',
    holdTitle: 'Hold SETUP for 3 seconds',
    holdLead: 'Let go when the LED blinks dark blue. We’ll continue automatically.',
    resetTitle: 'Press RESET',
    resetLead: 'We’ll continue automatically when the Photon has restarted.',
    plugTitle: 'Plug the Photon into this computer',
    plugLead: 'Use a USB cable that carries data. We’ll continue automatically.',
    useWifi: 'Use Wi-Fi instead',
    chooseLead: 'Networks this computer can see. The Photon uses 2.4 GHz only.',
    none: 'This computer lists no network. Choose “Other network” and enter its name.',
    scanning: 'This computer is scanning…',
    atWork: 'This computer stays on its network and talks to the Photon over USB.',
    closingLead: 'The window closes when the Photon isn’t left in the middle of a question.',
  },
};
