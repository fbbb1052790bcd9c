/** "Report a problem"; comes with its dialog. */
export const texts = {
  report: {
    title: 'Report a problem',
    lead: 'This is all that the report holds. It has the ids of your devices, and no password, token, claim code or name of a Wi-Fi network. Nothing is sent: save it, read it, and give it to whoever helps you.',
    words: 'What happened, in your words',
    wordsHint: 'It stands at the top. Secrets of this session are taken out of it as well.',
    contents: 'What the report holds',
    collecting: 'Collecting',
    copy: 'Copy report',
    save: 'Save report',
    saved: 'Report saved.',
  },
};
