/**
 * What the keys of a computer's keyboard type, alone and with Shift, in the same order for each layout: four rows from the left, digits first. From
 * the symbols of xkeyboard-config (us, de, fr, es, jp). A dead key types nothing by itself.
 */
const layouts = [
  [
    "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./", // us
    '!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?',
  ],
  [
    '1234567890ß∅qwertzuiopü+asdfghjklöäyxcvbnm,.-', // de
    '!"§$%&/()=?∅QWERTZUIOPÜ*ASDFGHJKLÖÄYXCVBNM;:_',
  ],
  [
    '&é"\'(-è_çà)=azertyuiop∅$qsdfghjklmùwxcvbn,;:!', // fr
    '1234567890°+AZERTYUIOP∅£QSDFGHJKLM%WXCVBN?./§',
  ],
  [
    "1234567890'¡qwertyuiop∅+asdfghjklñ∅zxcvbnm,.-", // es
    '!"·$%&/()=?¿QWERTYUIOP∅*ASDFGHJKLÑ∅ZXCVBNM;:_',
  ],
  [
    '1234567890-^qwertyuiop@[asdfghjkl;:zxcvbnm,./', // jp
    '!"#$%&\'()∅=~QWERTYUIOP`{ASDFGHJKL+*ZXCVBNM<>?',
  ],
] as const;

const deadKey = '∅';

/**
 * What a scanner may have read that types for one of these layouts into a computer with another one, where that gives `typed`.
 * Several may fit, so none of it is what was scanned for certain.
 */
export function readByOtherLayouts(typed: string): ReadonlySet<string> {
  const read = new Set<string>();
  for (const computer of layouts) {
    const keys = keysOf(typed, computer.join(''));
    if (keys === undefined) continue;
    for (const scanner of layouts) {
      const all = scanner.join('');
      const text = keys.map((key) => (typeof key === 'string' ? key : all[key])).join('');
      if (scanner !== computer && !text.includes(deadKey)) read.add(text);
    }
  }
  read.delete(typed);
  return read;
}

/** The places of its letters on the keys; undefined: no key types one of them. */
function keysOf(typed: string, all: string): readonly (number | string)[] | undefined {
  const keys: (number | string)[] = [];
  for (const letter of typed) {
    const at = all.indexOf(letter);
    if (letter !== ' ' && (at < 0 || letter === deadKey)) return undefined;
    keys.push(letter === ' ' ? letter : at);
  }
  return keys;
}
