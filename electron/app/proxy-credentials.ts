import type { ProxyAnswer } from '../../shared/ipc/kept.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { ProxyQuestion } from '../../shared/proxy-question.ts';
import type { KeptProxy, SecretSlot } from './kept-sign-ins.ts';

/** A name and a password for a proxy. */
export interface ProxySignIn {
  readonly name: string;
  readonly password: string;
}

/** Who asks; the answer goes to nobody else. */
export interface ProxyAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * What this program gives to proxies that ask for a name and a password: what was typed since it started, what was kept,
 * or what the person types now. One question at a time, whoever waits for its answer.
 */
export interface ProxyCredentials {
  question(): ProxyQuestion | undefined;
  /** While a person is asked; undefined when nobody is. */
  heldUp(): Promise<void> | undefined;
  /**
   * For a proxy that asks, `refused` being what it has just refused. `mayAsk: false`: only what is known already.
   * Undefined: nothing to give. Waits for the person, who may cancel; after that it does not ask again until they act.
   */
  signInFor(address: ProxyAddress, refused: ProxySignIn | undefined, mayAsk: boolean): Promise<ProxySignIn | undefined>;
  /** The proxy took what it was given; or the try ended without a word of it. */
  tried(address: ProxyAddress, signIn: ProxySignIn, taken: boolean): void;
  /** The person's answer; `false`: it is for a question that does not stand. */
  answer(answer: ProxyAnswer): boolean;
  cancel(): void;
  /** The person did something else, which may need the proxy: they may be asked again. */
  personActs(): void;
}

interface Asked {
  readonly key: string;
  readonly answered: Promise<ProxySignIn | undefined>;
  readonly settle: (signIn: ProxySignIn | undefined) => void;
}

export function proxyCredentials(
  kept: SecretSlot<readonly KeptProxy[]>,
  changed: () => void,
  learn: (secrets: readonly string[]) => void,
): ProxyCredentials {
  const known = new Map<string, ProxySignIn>();
  const refusedOnes = new Map<string, readonly ProxySignIn[]>();
  const lookedUp = new Map<string, Promise<ProxySignIn | undefined>>();
  let asked: Asked | undefined;
  let shown: ProxyQuestion | undefined;
  /** To be kept once the proxy has taken it. */
  let toKeep: ProxySignIn | undefined;
  let declined = false;
  let lastKeeping: Promise<unknown> = Promise.resolve();

  function show(next: ProxyQuestion | undefined): void {
    shown = next;
    changed();
  }

  function ask(key: string): Promise<ProxySignIn | undefined> {
    if (asked !== undefined) return asked.key === key ? asked.answered : Promise.resolve(undefined);
    let settle: Asked['settle'] = () => undefined;
    const answered = new Promise<ProxySignIn | undefined>((resolve) => {
      settle = resolve;
    });
    asked = { key, answered, settle };
    show({ proxy: key, status: 'asked', refused: refusedOnes.has(key) });
    return answered;
  }

  async function lookUp({ host, port }: ProxyAddress): Promise<ProxySignIn | undefined> {
    const found = (await kept.read())?.find((one) => one.host === host && one.port === port);
    if (found === undefined) return undefined;
    const { name, password } = found;
    learn(secretsOf({ name, password }));
    return { name, password };
  }

  /** Once for each: what is kept meanwhile is known here anyway. */
  function keptFor(address: ProxyAddress): Promise<ProxySignIn | undefined> {
    const key = keyOf(address);
    const found = lookedUp.get(key) ?? lookUp(address);
    lookedUp.set(key, found);
    return found;
  }

  async function keepNow({ host, port }: ProxyAddress, signIn: ProxySignIn): Promise<void> {
    const others = ((await kept.read()) ?? []).filter((one) => one.host !== host || one.port !== port);
    kept.keep([...others, { host, port, ...signIn }]);
  }

  return {
    question: () => shown,
    heldUp: () => asked?.answered.then(() => undefined),

    async signInFor(address, refused, mayAsk) {
      const key = keyOf(address);
      if (refused !== undefined) refusedOnes.set(key, [...(refusedOnes.get(key) ?? []), refused]);
      const isRefused = (one: ProxySignIn) => refusedOnes.get(key)?.some((other) => isSame(one, other)) === true;
      for (const one of [known.get(key), await keptFor(address)]) {
        if (one !== undefined && !isRefused(one)) return one;
      }
      return mayAsk && !declined ? ask(key) : undefined;
    },

    tried(address, signIn, taken) {
      const key = keyOf(address);
      if (taken) {
        known.set(key, signIn);
        refusedOnes.delete(key);
        if (toKeep !== undefined && isSame(toKeep, signIn)) {
          toKeep = undefined;
          lastKeeping = lastKeeping.then(() => keepNow(address, signIn));
        }
      }
      if (shown?.status === 'trying' && shown.proxy === key) show(undefined);
    },

    answer({ proxy, keep, name, password }) {
      if (asked === undefined || asked.key !== proxy) return false;
      const { key, settle } = asked;
      const signIn = { name, password };
      learn(secretsOf(signIn));
      known.set(key, signIn);
      // Who types it once more means it.
      refusedOnes.set(
        key,
        (refusedOnes.get(key) ?? []).filter((one) => !isSame(one, signIn)),
      );
      toKeep = keep ? signIn : undefined;
      asked = undefined;
      show({ proxy: key, status: 'trying', refused: false });
      settle(signIn);
      return true;
    },

    cancel() {
      declined = true;
      toKeep = undefined;
      const { settle } = asked ?? {};
      asked = undefined;
      show(undefined);
      settle?.(undefined);
    },

    personActs() {
      declined = false;
    },
  };
}

/** The password, and the pair as it is sent (RFC 7617, section 2). */
function secretsOf({ name, password }: ProxySignIn): readonly string[] {
  return [password, `${name}:${password}`];
}

/** As a person would write it; whatever a host cannot have in its name is left out. */
function keyOf({ host, port }: ProxyAddress): string {
  return plainText(`${host.includes(':') ? `[${host}]` : host}:${port}`, 300);
}

function isSame(one: ProxySignIn, other: ProxySignIn): boolean {
  return one.name === other.name && one.password === other.password;
}
