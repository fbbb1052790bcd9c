/** The first screen. */
export const texts = {
  start: {
    title: 'Set up your Photon',
    lead: 'It takes about 2 minutes. You need the Photon, its USB cable, and your Wi-Fi password.',
    setUp: 'Set up a Photon',
    setUpLead: 'Connect a Photon to your Wi-Fi and claim it to your account.',
    product: 'Manage a product',
    productLead: 'Set up Photons for customers, add devices, and watch events.',
    devices: 'Manage devices',
    devicesLead: 'Find a device, see its owner, unclaim it, or reset it for reuse.',
    station: 'Product station',
    stationLead: 'Set up many Photons, one after another.',
    practise: 'Try a simulated Photon',
    practiseLead: 'Practice mode needs no account and no hardware.',
    step: {
      find: 'Plug in the Photon. Its status LED should blink dark blue.',
      choose: 'Choose one of the networks the Photon can see.',
      finish: 'Watch it come online, and give it a name.',
    },
  },
};
