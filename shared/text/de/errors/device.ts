import type { ErrorTextsOf } from '../../catalogue.ts';

export const deviceErrors: ErrorTextsOf<'device'> = {
  'device-name-taken': {
    title: 'Dieser Name ist vergeben',
    happened: 'Ein anderes Gerät im Konto hat ihn schon. Der Name wurde nicht geändert.',
    next: 'Wählen Sie einen anderen Namen.',
  },
  'device-name-refused': {
    title: 'Die Cloud hat diesen Namen nicht angenommen',
    happened: 'Der Name wurde nicht geändert. Höchstwahrscheinlich hat ihn ein anderes Gerät im Konto.',
    next: 'Wählen Sie einen anderen Namen.',
  },
  'device-limit-reached': {
    title: 'Das Gerätelimit ist erreicht',
    happened: 'Das Konto oder Produkt hat so viele Geräte, wie die Cloud erlaubt.',
    next: 'Heben Sie die Zuordnung eines nicht mehr genutzten Geräts auf oder erhöhen Sie das Limit, und versuchen Sie es erneut.',
  },
  'device-not-in-account': {
    title: 'Das Gerät ist nicht in diesem Konto',
    happened: 'Die Cloud zeigt diesem Konto kein Gerät mit dieser ID.',
    next: 'Richten Sie den Photon neu ein, oder melden Sie sich mit dem Konto an, dem er gehört.',
  },
  'serial-number-unknown': {
    title: 'Unbekannte Seriennummer',
    happened: 'Die Cloud zeigt diesem Konto kein Gerät damit.',
    next: 'Vergleichen Sie sie mit dem Aufkleber, oder verwenden Sie die Geräte-ID.',
  },
  'function-not-found': {
    title: 'Das Gerät hat keine solche Funktion',
    happened: 'Seine Firmware hat keine Funktion mit diesem Namen.',
    next: 'Prüfen Sie den Namen, auch die Groß- und Kleinschreibung.',
  },
  'device-not-answering': {
    title: 'Das Gerät hat nicht geantwortet',
    happened: 'Die Cloud hat die Anfrage weitergegeben, doch es kam keine Antwort.',
    next: 'Prüfen Sie, ob seine LED türkis pulsiert, und versuchen Sie es erneut.',
  },
  'device-not-found': {
    title: 'Kein passendes Gerät',
    happened: 'Es ist nicht in dem Konto oder Produkt, bei dem Sie angemeldet sind.',
    next: 'Prüfen Sie die ID oder den Namen. Geräte anderer Besitzer sind nicht sichtbar.',
  },
  'device-offline': {
    title: 'Das Gerät ist offline',
    happened: 'Das geht nur, solange die Cloud das Gerät erreicht.',
    next: 'Schließen Sie das Gerät an, warten Sie, bis seine LED türkis pulsiert, und versuchen Sie es erneut.',
  },
  'device-owned-by-somebody-else': {
    title: 'Das Gerät gehört jemand anderem',
    happened: 'Nichts wurde geändert. Sein Besitzer muss zuerst die Zuordnung aufheben.',
    next: 'Bitten Sie den Besitzer, die Zuordnung aufzuheben, oder richten Sie es als Photon neu ein.',
  },
  'tinker-refused': {
    title: 'Diese Cloud bietet Tinker nicht an',
    happened: 'Sie hat die Anfrage, Tinker nach Namen aufzuspielen, nicht angenommen.',
    next: 'Wählen Sie stattdessen eine Tinker-Datei.',
  },
  'change-not-seen': {
    title: 'Die Cloud zeigt die Änderung nicht',
    happened: 'Sie hat die Anfrage angenommen, zeigt das Gerät aber noch wie zuvor.',
    next: 'Warten Sie eine Minute, prüfen Sie noch einmal, und wiederholen Sie den Schritt, wenn sich nichts geändert hat.',
  },
  'order-fate-unknown': {
    title: 'Das Ergebnis ist unbekannt',
    happened: 'Die Anfrage wurde gesendet, doch von der Cloud kam keine Antwort.',
    next: 'Prüfen Sie das Gerät in einer Minute, und wiederholen Sie den Schritt nur, wenn sich nichts geändert hat.',
  },
  'work-already-running': {
    title: 'Eine andere Liste ist in Arbeit',
    happened: 'Photon Setup bearbeitet immer nur eine Liste von Geräten.',
    next: 'Warten Sie, bis sie fertig ist, oder halten Sie sie an.',
  },
  'work-needs-product': {
    title: 'Dafür ist das Produkt nötig',
    happened: 'Nur ein OAuth-Client des Produkts kann das.',
    next: 'Melden Sie sich beim Produkt an.',
  },
  'work-needs-account': {
    title: 'Dafür ist Ihr Konto nötig',
    happened: 'Das Gerät würde einem Konto zugeordnet, doch keines ist angemeldet.',
    next: 'Melden Sie sich bei Ihrem Konto an.',
  },
  'report-not-saved': {
    title: 'Die Datei ließ sich nicht speichern',
    happened: 'An diesen Ort ließ sie sich nicht schreiben.',
    next: 'Wählen Sie einen anderen Ordner.',
  },
  'program-file-unreadable': {
    title: 'Das ist keine Firmware für einen Photon',
    happened: 'Die Datei ist nicht lesbar, leer oder größer als der Speicher eines Photon.',
    next: 'Wählen Sie eine kompilierte Firmware-Datei mit der Endung .bin.',
  },
};
