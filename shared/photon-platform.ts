/** The number that the cloud gives the platform of Photons; a cloud that tells no platform has no other devices here. */
export const photonPlatform = 6;

/** Of the devices that listen as a Photon does, by SoftAP and on their console: Photon and P1 (Particle, "Platform IDs"). */
export const platformsThatListen: readonly number[] = [photonPlatform, 8];
