/** The first screen. */
export const texts = {
  doors: {
    title: 'Bring your Photon online',
    lead: 'It takes about two minutes. Have the Photon, its USB cable and your Wi-Fi password at hand.',
    setUp: 'Set up a Photon',
    setUpLead: 'Connect a Photon to your Wi-Fi and to your Particle account.',
    product: 'Work with a product',
    productLead: 'Set Photons up for customers, add devices, look after them.',
    bringBack: 'Bring a device back',
    bringBackLead: 'Find a device, see whose it is, make it like new.',
    practise: 'Practise with a simulated Photon',
    practiseLead: 'No account and no hardware needed.',
    step: {
      find: 'Plug it in. It waits for you, blinking dark blue.',
      choose: 'Pick one of the networks that it hears.',
      finish: 'Watch it reach the cloud, and give it a name.',
    },
  },
};
