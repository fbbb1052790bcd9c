/** What `ipconfig getsummary` tells of a Wi-Fi device. */
export interface Summary {
  /** It is on some network. */
  readonly linked: boolean;
  /**
   * That network's name; undefined when there is none, or when macOS keeps it from programs: `<redacted>` since
   * macOS 15.6 (github.com/dracula/tmux issue 358).
   */
  readonly ssid: string | undefined;
}

/** Keys and values of a dictionary's description: not translated, the outermost ones two blanks in. */
export function readSummary(text: string): Summary | undefined {
  const active = /^ {2}LinkStatusActive : (TRUE|FALSE)\s*$/m.exec(text)?.[1];
  if (active === undefined) return undefined;
  const names = Array.from(text.matchAll(/^ {2}SSID : (.*?)\r?$/gm), ([, name]) => name ?? '');
  const [ssid] = names;
  const told = names.length === 1 && ssid !== undefined && ssid !== '' && !isKeptBack(ssid);
  return { linked: active === 'TRUE', ssid: told && active === 'TRUE' ? ssid : undefined };
}

/** The word macOS writes instead of a name. A network that is really called so is one whose name is not told. */
export function isKeptBack(name: string): boolean {
  return name === '<redacted>' || name === '<SSID Redacted>';
}
