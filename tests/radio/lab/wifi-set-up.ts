import { after, before } from 'node:test';
import { fastLatencies } from '../../../electron/simulator/latencies.ts';
import { accessPoint } from './access-point.ts';
import { comeHome, forgetNetworks } from './computer.ts';
import { connectToInternet } from './internet.ts';
import { type OurWifi, ourWifi } from './our-wifi.ts';
import { type PhotonOnAir, photonOnAir } from './photon-on-air.ts';
import type { Relay } from './relay.ts';

/** Where the app's own way to the radio is tried: at home, with a Photon on the air. */
export const password = 'kitchen-window-7';
export const home = accessPoint('ap2', { ssid: 'HomeNet', password, address: '192.168.50.1' });
export let photon: PhotonOnAir;
export let ours: OurWifi;
/** The Photon's network. */
export let ssid: string;
let internet: Relay;

before(async () => {
  await forgetNetworks();
  photon = await photonOnAir({ latencies: fastLatencies });
  ssid = photon.world.device.ssid;
  await home.up();
  internet = await connectToInternet(home.box, photon.cloudPort);
  await comeHome('HomeNet', password);
  ours = ourWifi();
});
after(async () => {
  ours.close();
  internet.close();
  await home.off();
  await photon.close();
});
