import type { ErrorTextsOf } from '../../catalogue.ts';

export const stationErrors: ErrorTextsOf<'station'> = {
  'preset-unreadable': {
    title: 'Die Vorlage ist nicht verwendbar',
    happened: 'Die Datei ist keine Vorlage, oder einer ihrer Einträge ist ungültig.',
    next: 'Berichtigen Sie den genannten Eintrag und beginnen Sie neu.',
  },
  'preset-newer': {
    title: 'Die Vorlage braucht eine neuere Version',
    happened: 'Diese Version von Photon Setup kann Vorlagen im Format {{version}} nicht lesen.',
    next: 'Aktualisieren Sie Photon Setup und beginnen Sie neu.',
  },
  'preset-password-missing': {
    title: 'Ein Passwort fehlt',
    happened: 'Die Vorlage hat kein Passwort für {{network, name}}, oder seine Variable ist leer.',
    next: 'Geben Sie es in der Vorlage ein, oder setzen Sie die Variable aus passwordEnv.',
  },
  'preset-name-taken': {
    title: 'Dieser Name ist vergeben',
    happened: 'Eine andere Vorlage auf diesem Computer heißt {{name, name}}.',
    next: 'Wählen Sie einen anderen Namen.',
  },
  'preset-not-saved': {
    title: 'Die Vorlage wurde nicht gespeichert',
    happened: 'Ihre Datei ließ sich nicht schreiben oder wurde inzwischen anderswo geändert.',
    next: 'Prüfen Sie den freien Speicher, laden Sie die Vorlagen neu und speichern Sie noch einmal.',
  },
  'device-set-up-already': {
    title: 'Dieser Photon ist schon eingerichtet',
    happened: 'Er wurde oder wird hier eingerichtet oder ist ein Referenz-Photon. Geändert wurde nichts.',
    next: 'Legen Sie ihn beiseite.',
  },
  'photon-left-untouched': {
    title: 'Der Photon war weg, bevor er erreicht war',
    happened:
      'Diese Station hat ihm nichts gesendet. Höchstwahrscheinlich wurde er ausgeschaltet, entfernt oder anderswo eingerichtet.',
    next: 'Prüfen Sie seine Status-LED. Blinkt sie blau, lassen Sie ihn bei der Station.',
  },
  'device-set-up-elsewhere': {
    title: 'Dieser Photon wurde anderswo eingerichtet',
    happened: 'Er war online, bevor diese Station ihn verbinden ließ.',
    next: 'Legen Sie ihn zu den fertigen.',
  },
  'preset-needs-serials': {
    title: 'Seriennummern oder Kunden fehlen',
    happened: 'Die Vorlage braucht sie für jedes Gerät, und hier gibt sie nichts an.',
    next: 'Geben Sie eine Geräteliste an, oder ändern Sie die Vorlage.',
  },
  'device-list-unreadable': {
    title: 'Die Geräteliste ist nicht verwendbar',
    happened: 'Sie hat keine Zeilen, oder eine Spalte fehlt, steht doppelt da oder passt nicht zur Vorlage.',
    next: 'Berichtigen Sie die Spalten serial, id, customer und name und beginnen Sie neu.',
  },
  'device-list-row-invalid': {
    title: 'Eine Zeile der Geräteliste ist ungültig',
    happened: 'Zeile {{row}} ist unvollständig oder hat einen ungültigen Wert. Es wurde nichts eingerichtet.',
    next: 'Berichtigen Sie diese Zeile und beginnen Sie neu.',
  },
  'device-list-twice': {
    title: 'Die Geräteliste hat einen Wert doppelt',
    happened: 'Die Zeilen {{before}} und {{row}} haben dieselbe Seriennummer, Geräte-ID oder denselben Namen.',
    next: 'Berichtigen Sie eine der beiden Zeilen und beginnen Sie neu.',
  },
  'device-not-on-list': {
    title: 'Dieser Photon steht nicht auf der Geräteliste',
    happened: 'Die Liste hat keine offene Zeile für ihn. An ihm wurde nichts geändert.',
    next: 'Legen Sie ihn beiseite und prüfen Sie die Liste.',
  },
  'device-list-foreign': {
    title: 'Ein Gerät der Liste gehört nicht zum Produkt',
    happened: 'Die Cloud nahm das Gerät aus Zeile {{row}} nicht in das Produkt auf. Es wurde nichts eingerichtet.',
    next: 'Nehmen Sie diese Zeile aus der Liste, oder klären Sie, wem das Gerät gehört.',
  },
  'serial-without-device': {
    title: 'Kein Gerät hat diese Seriennummer',
    happened: 'Weder Cloud noch Verlauf zeigen ein Gerät mit {{serial, name}}. An keinem Gerät wurde etwas geändert.',
    next: 'Vergleichen Sie sie mit dem Aufkleber, fügen Sie das Gerät dem Produkt hinzu, oder verwenden Sie seine Geräte-ID.',
  },
  'serial-of-several-devices': {
    title: 'Mehrere Geräte haben diese Seriennummer',
    happened: 'Mehr als ein Gerät hat {{serial, name}}. Keines davon wurde geändert.',
    next: 'Verwenden Sie die Geräte-ID des gemeinten Geräts oder eine andere Nummer.',
  },
  'serial-of-another-device': {
    title: 'Eine Seriennummer gehört zu einem anderen Gerät',
    happened: 'Die Cloud zeigt zur Geräte-ID in Zeile {{row}} eine andere Seriennummer. Es wurde nichts eingerichtet.',
    next: 'Vergleichen Sie beide mit dem Aufkleber und berichtigen Sie diese Zeile.',
  },
  'scan-unreadable': {
    title: 'Der Scan ist nicht verwendbar',
    happened: 'Er war unvollständig, enthielt mehrere Codes oder ist keine Seriennummer oder Geräte-ID eines Photon.',
    next: 'Scannen Sie einen Aufkleber noch einmal.',
  },
  'scan-not-a-photon': {
    title: 'Dieser Code ist nicht von einem Photon',
    happened: 'Die Seriennummer eines Photon hat 15 Zeichen und beginnt mit PH. Nichts wurde nachgeschlagen.',
    next: 'Scannen Sie den Aufkleber des Photon.',
  },
  'scan-not-listed': {
    title: 'Dieser Code steht nicht auf der Geräteliste',
    happened: 'Die Liste vergibt eigene Seriennummern, und dieser Code ist keine davon.',
    next: 'Scannen Sie eine Nummer der Liste, oder berichtigen Sie die Liste.',
  },
  'scan-not-as-pattern': {
    title: 'Die Seriennummer passt nicht zum Muster',
    happened: 'Seriennummern dieser Vorlage sehen aus wie {{pattern, name}}, der Scan wie {{scanned, name}}.',
    next: 'Scannen Sie den richtigen Code, oder berichtigen Sie das Muster der Vorlage.',
  },
  'number-used-already': {
    title: 'Diese Seriennummer ist schon vergeben',
    happened: 'Ein Gerät hat {{serial, name}} oder bekommt sie gerade.',
    next: 'Scannen Sie eine andere Nummer.',
  },
  'number-taken-over': {
    title: 'Diese Seriennummer ist inzwischen vergeben',
    happened:
      'Sie war hier eine Zeit lang nicht reserviert. Ein anderes Gerät oder eine andere Station hat {{serial, name}}.',
    next: 'Richten Sie das Gerät mit einer anderen Nummer neu ein.',
  },
  'scan-other-layout': {
    title: 'Der Scanner hat wohl ein falsches Tastaturlayout',
    happened:
      'Er tippt vermutlich für ein anderes Tastaturlayout als das dieses Computers. Vom Scan wurde nichts verwendet.',
    next: 'Stellen Sie den Scanner auf das Tastaturlayout dieses Computers, und scannen Sie PS:TEST.',
  },
  'scan-layout-untold': {
    title: 'Dieser Testcode prüft kein Tastaturlayout',
    happened: 'Er hat keinen der Buchstaben, die in Tastaturlayouts vertauscht sind, wie Y und Z.',
    next: 'Drucken Sie die Befehlscodes neu, und scannen Sie das neue PS:TEST.',
  },
  'scan-after-end': {
    title: 'Die Linie nimmt keine Geräte mehr an',
    happened: 'Dieser Aufkleber wurde gescannt, während die Linie endete. Sein Photon wurde nicht eingerichtet.',
    next: 'Scannen Sie ihn in der nächsten Linie noch einmal.',
  },
  'customer-not-scanned': {
    title: 'Der Kunde ist nicht bekannt',
    happened: 'Kein Kunde wurde gescannt, oder der letzte Scan war unbrauchbar. Der nächste Photon wartet.',
    next: 'Scannen oder tippen Sie die E-Mail-Adresse des Kunden, und drücken Sie die Eingabetaste.',
  },
  'scan-not-asked': {
    title: 'Hier braucht es keinen Aufkleber',
    happened: 'Diese Linie nimmt ihre Geräte ohne Scan. Der Scan wurde nicht verwendet.',
    next: 'Machen Sie ohne ihn weiter.',
  },
  'cable-same-or-another': {
    title: 'Schon eingerichtet oder ein anderer?',
    happened: 'Der Photon, der hier bestanden hat, oder ein anderer antwortet nicht über USB.',
    next: 'Ist es ein anderer Photon, halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt.',
  },
  'order-after-end': {
    title: 'Die Linie endet schon',
    happened: 'Sie nimmt kein Gerät mehr. Nichts wurde geändert.',
    next: 'Beginnen Sie die nächste Linie.',
  },
  'line-device-not-there': {
    title: 'Kein Gerät dafür',
    happened:
      'Kein Gerät ist gemeint, oder es hat bestanden, wurde beiseitegelegt oder wird neu versucht. Nichts wurde notiert.',
    next: 'Wählen Sie das Gerät in der Liste.',
  },
  'line-label-not-there': {
    title: 'Kein Etikett zum Nachdrucken',
    happened: 'Kein Gerät dieser Linie hat hier ein Etikett bekommen, oder das ist lange her.',
    next: 'Drucken Sie das Etikett aus dem Verlauf.',
  },
  'first-article-unconfirmed': {
    title: 'Das erste Gerät wartet auf Ihre Prüfung',
    happened: 'Es hat bestanden. Kein weiteres wird eingerichtet, bis jemand es angesehen hat.',
    next: 'Prüfen Sie es und fahren Sie fort, oder scannen Sie PS:GO.',
  },
  'golden-first': {
    title: 'Der Referenz-Photon kommt zuerst',
    happened: 'Dieser wartet, bis er bestanden hat. An ihm wurde nichts geändert.',
    next: 'Lassen Sie diesen Photon hier und bringen Sie den Referenz-Photon.',
  },
  'golden-failed': {
    title: 'Der Referenz-Photon hat nicht bestanden',
    happened: 'An einem Platz, der funktioniert, besteht er. Kein anderes Gerät wurde eingerichtet.',
    next: 'Beheben Sie die Ursache, die sein Ergebnis nennt, und versuchen Sie es mit ihm erneut.',
  },
  'golden-not-found': {
    title: 'Der Referenz-Photon wurde nicht gefunden',
    happened: 'Kein gefundener Photon hat die ID {{id, name}}.',
    next: 'Bringen Sie ihn und halten Sie SETUP 3 Sekunden gedrückt, bis seine LED dunkelblau blinkt.',
  },
  'device-not-scanned': {
    title: 'Dieser Photon wurde nicht gescannt',
    happened: 'Er ist ein anderes Gerät als die gescannten. An ihm wurde nichts geändert.',
    next: 'Scannen Sie seinen Aufkleber, oder schalten Sie ihn aus und bringen Sie den gescannten.',
  },
  'hook-failed': {
    title: 'Ein Ergebnis wurde nicht weitergegeben',
    happened: 'Der Hook {{hook, name}} schlug fehl. Die Linie läuft weiter, und das Ergebnis bleibt im Verlauf.',
    next: 'Prüfen Sie den Hook in der Vorlage.',
  },
  'station-disk-not-writable': {
    title: 'Auf diesem Computer lässt sich nichts schreiben',
    happened:
      'Der Datenträger ist voll, oder der Ordner von Photon Setup ist schreibgeschützt. Kein Gerät wurde berührt.',
    next: 'Schaffen Sie Platz oder prüfen Sie Ihre Berechtigungen, und beginnen Sie neu.',
  },
  'station-clock-off': {
    title: 'Die Uhr dieses Computers geht falsch',
    happened: 'Sie weicht um {{offMs, duration}} von der Cloud ab. Kein Gerät wurde berührt.',
    next: 'Stellen Sie Datum und Uhrzeit dieses Computers, und beginnen Sie neu.',
  },
  'label-too-small': {
    title: 'Das Etikett ist zu klein',
    happened: 'Code und Text brauchen {{width, number}} × {{height, number}} mm.',
    next: 'Nehmen Sie ein größeres Etikett, kleinere Schrift oder einen anderen Code.',
  },
  'label-text-missing': {
    title: 'Das Etikett lässt sich nicht füllen',
    happened: 'Dem Gerät fehlt {{field, name}}, oder das Etikett kann es nicht aufnehmen.',
    next: 'Geben Sie dem Gerät diesen Wert, oder nehmen Sie ihn vom Etikett.',
  },
  'printer-not-found': {
    title: 'Der Drucker wurde nicht gefunden',
    happened: 'Dieser Computer nennt keinen Drucker namens {{printer, name}}.',
    next: 'Schließen Sie den Drucker an oder wählen Sie einen anderen.',
  },
  'network-not-found-here': {
    title: 'Wi-Fi hier nicht gefunden: {{network, name}}',
    happened: 'Was dieser Computer nicht findet, ist vielleicht verborgen, hat nur 5 GHz oder ist zu weit weg.',
    next: 'Prüfen Sie Namen und Router. Die Linie hält das nicht an.',
  },
  'printer-out-of-paper': {
    title: 'Dem Drucker fehlt wohl Papier',
    happened: '{{printer, name}} hatte kein Papier, als dieser Computer zuletzt nachsah.',
    next: 'Legen Sie vor dem ersten Etikett Papier ein.',
  },
  'label-not-printed': {
    title: 'Das Etikett ist vielleicht nicht gedruckt',
    happened: 'Das Drucksystem lehnte es ab oder antwortete nicht rechtzeitig. Das Ergebnis des Geräts bleibt.',
    next: 'Kommt keins heraus, drucken Sie es aus dem Verlauf noch einmal.',
  },
  'label-not-saved': {
    title: 'Das Etikett wurde nicht gespeichert',
    happened: 'Die PDF-Datei ließ sich dort nicht schreiben.',
    next: 'Wählen Sie einen anderen Ordner.',
  },
  'labels-need-window': {
    title: 'Etiketten werden hier nicht gedruckt',
    happened: 'Die Vorlage hat ein Etikett, und nur das Fenster druckt. Kein Gerät wurde berührt.',
    next: 'Ergänzen Sie --labels mit einem Ordner, oder --without-labels.',
  },
};
