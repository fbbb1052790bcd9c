import type { TextsOf } from '../catalogue.ts';

/** "Report a problem"; comes with its dialog. */
export const texts: TextsOf<'report', 'de'> = {
  report: {
    title: 'Problem melden',
    lead: 'Nichts wird gesendet. Speichern Sie den Bericht, lesen Sie ihn, und geben Sie ihn weiter. Er enthält Geräte-IDs, aber keine Passwörter, Tokens, Claim-Codes oder Wi-Fi-Namen.',
    words: 'Was geschehen ist, in Ihren Worten',
    wordsHint: 'Es steht ganz oben, ohne die Geheimnisse dieser Sitzung.',
    contents: 'Inhalt des Berichts',
    collecting: 'Wird gesammelt…',
    copy: 'Bericht kopieren',
    save: 'Bericht speichern',
    saved: 'Bericht gespeichert.',
  },
};
