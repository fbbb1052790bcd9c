/** The number that the cloud gives the platform of Photons; a cloud that tells no platform has no other devices here. */
export const photonPlatform = 6;
