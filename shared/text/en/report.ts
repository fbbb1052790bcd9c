/** "Report a problem"; comes with its dialog. */
export const texts = {
  report: {
    title: 'Report a problem',
    lead: 'Nothing is sent. Save the report, read it, and share it. It contains device IDs, but no passwords, tokens, claim codes, or Wi-Fi names.',
    words: 'What happened, in your words',
    wordsHint: 'It appears at the top, with the secrets of this session removed.',
    contents: 'Report contents',
    collecting: 'Collecting…',
    copy: 'Copy report',
    save: 'Save report',
    saved: 'Report saved.',
  },
};
