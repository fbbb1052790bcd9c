/**
 * Whether a printer says that it has no paper, in what its system tells of it: `printer-state-reasons` of CUPS, keywords with commas
 * between them. One without `-warning` or `-report` behind it is an error (RFC 8011, section 5.4.12); a warning may be of a tray
 * that is not used. Windows tells nothing of it.
 */
export function saysNoPaper(options: unknown): boolean {
  const reasons =
    typeof options === 'object' && options !== null && 'printer-state-reasons' in options
      ? options['printer-state-reasons']
      : undefined;
  return typeof reasons === 'string' && /(?:^|,) *media-(?:empty|needed)(?:-error)? *(?:,|$)/.test(reasons);
}
