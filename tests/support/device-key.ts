import { generateKeyPairSync } from 'node:crypto';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });

/** A simulated Photon's own, as PEM; made once for each process: one for each world would cost more than its run. */
export const devicePrivateKeyPem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
