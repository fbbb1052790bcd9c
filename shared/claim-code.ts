/**
 * A claim code: 63 characters of the base64 alphabet, for one device, good for one hour
 * (lifetime: community.particle.io thread 24312, Particle staff). The device cuts at 63 and checks nothing
 * (Device OS v1.5.2, hal/src/photon/softap.cpp:817-843), so a code of another shape is refused here.
 */
export type ClaimCode = string & { readonly brand: 'ClaimCode' };

export const claimCodeLifetimeMs = 60 * 60 * 1000;

export function isClaimCode(text: string): text is ClaimCode {
  return /^[A-Za-z0-9+/]{63}$/.test(text);
}
