import type { TextsOf } from '../catalogue.ts';

/** Before the program closes while something would be lost. */
export const texts: TextsOf<'closing', 'de'> = {
  closeQuestion: {
    title: 'Photon Setup schließen?',
    close: 'Photon Setup schließen',
    keepOpen: 'Geöffnet lassen',
    half: 'Wenn Sie jetzt schließen, müssen Sie die Einrichtung neu beginnen.',
    unconfirmed:
      'Wenn Sie jetzt schließen, können wir erst beim nächsten Öffnen von Photon Setup bestätigen, dass er online ist.',
    unchecked: 'Wenn Sie jetzt schließen, behält er vielleicht seinen Besitzer.',
    practice: 'Wenn Sie jetzt schließen, endet die Übung. Nichts davon bleibt erhalten.',
    line: 'Die Linie läuft. Fertige Geräte bleiben fertig.',
    lineLost: 'Wenn Sie jetzt schließen, wird kein weiteres Gerät eingerichtet und die laufenden werden angehalten.',
    devices: 'Die Arbeit an Ihren Geräten ist noch nicht beendet. Was erledigt ist, bleibt erledigt.',
    devicesLost: 'Wenn Sie jetzt schließen, endet der Rest, und die Ergebnisse gehen verloren.',
    import: 'Der Import ist noch nicht beendet. Schon hinzugefügte Geräte bleiben im Produkt.',
    importLost: 'Wenn Sie jetzt schließen, wird der Rest nicht gesendet, und die Ergebnisse gehen verloren.',
    preset: 'Ihre Änderungen an dieser Vorlage sind noch nicht gespeichert.',
    presetLost: 'Wenn Sie jetzt schließen, gehen sie verloren.',
  },
};
