/** A proxy asks who is there: the question as the window shows it. Its name is foreign text. */
export interface ProxyQuestion {
  /** `host:port`. */
  readonly proxy: string;
  /** What was given is being tried. */
  readonly status: 'asked' | 'trying';
  /** What was given last, or was kept, was refused. */
  readonly refused: boolean;
}
