/** Where the next thing begins after what was typed: a prompt or a result, each right after the line end of the device. */
const nextThing =
  '\\r\\n(?=Thanks! |Derp\\. |Error while |Sorry, claim |Claim code set |SSID: |Security |Password: |EAP Type |Username: |Client cert|Private key|Outer identity |Root CA |Enter 63-digit )';

/**
 * What is secret begins behind these words, and ends with the next thing that the console says; not with a line end, because a
 * program of the user may print one in the middle.
 */
const typedSecrets = new RegExp(
  `(Password: |claim code: |Private key in PEM format:\\r\\n)(?:(?!${nextThing})[\\s\\S])+`,
  'g',
);

/** Lines that hold one by themselves: the code read back, and from 1.4.1 on a secret of the device beside its ID. */
const toldSecrets = /(Claim code set to: |Device Secret: )[^\r\n]+/g;

/** Stands where something secret stood. */
export const consoleSecretMark = '‹secret›';

/**
 * The console's own text without what is secret in it: it echoes the password of the Wi-Fi network, reads the claim code back
 * in full, and may print a secret of the device. What is cut off at its beginning may begin inside a secret, so whole texts
 * alone are given here.
 */
export function redactConsole(text: string): string {
  return text.replace(typedSecrets, `$1${consoleSecretMark}`).replace(toldSecrets, `$1${consoleSecretMark}`);
}
