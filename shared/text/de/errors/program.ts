import type { ErrorTextsOf } from '../../catalogue.ts';

export const programErrors: ErrorTextsOf<'program'> = {
  cancelled: {
    title: 'Einrichtung abgebrochen',
    happened: 'Sie wurde abgebrochen, bevor sie fertig war.',
    next: 'Beginnen Sie neu, wenn Sie bereit sind.',
  },
  'internal-error': {
    title: 'In Photon Setup ist etwas schiefgegangen',
    happened: 'Ein interner Fehler ist aufgetreten.',
    next: 'Versuchen Sie es erneut. Geschieht es wieder, kopieren Sie die Details und melden Sie sie.',
  },
  'invalid-input': {
    title: 'Dieser Wert ist nicht verwendbar',
    happened: 'Er hat nicht das nötige Format.',
    next: 'Prüfen Sie den Wert, und geben Sie ihn erneut ein.',
  },
  'waited-too-long': {
    title: 'Die Einrichtung hat zu lange gedauert',
    happened: 'Ein Schritt wurde nicht rechtzeitig fertig.',
    next: 'Versuchen Sie es erneut.',
  },
  'setup-already-running': {
    title: 'Eine andere Einrichtung läuft schon',
    happened: 'Dieser Computer kann immer nur einen Photon einrichten.',
    next: 'Warten Sie, bis sie fertig ist, oder brechen Sie sie ab.',
  },
  'settings-unreadable': {
    title: 'Ihre Einstellungen waren nicht lesbar',
    happened: 'Die Standardeinstellungen und die Standard-Cloud gelten. In der Datei wurde nichts gelöscht.',
    next: 'Prüfen Sie Cloud und Wi-Fi in den Einstellungen, bevor Sie sich anmelden.',
  },
  'settings-not-saved': {
    title: 'Die Einstellungen ließen sich nicht speichern',
    happened: 'Dieser Computer hat nicht erlaubt, die Einstellungsdatei zu schreiben.',
    next: 'Prüfen Sie den freien Platz und Ihre Berechtigungen, und speichern Sie dann erneut.',
  },
  'journal-not-written': {
    title: 'Ihr jetziges Netzwerk ließ sich nicht speichern',
    happened: 'Eine Datei ließ sich nicht schreiben. Nach einem Absturz würde Photon Setup Ihr Netzwerk nicht kennen.',
    next: 'Prüfen Sie den freien Platz auf diesem Computer.',
  },
  'record-not-read': {
    title: 'Der Verlauf ist gerade nicht lesbar',
    happened: 'Ohne ihn ist nicht bekannt, welche Seriennummern und Geräte schon an der Reihe waren.',
    next: 'Prüfen Sie den Datenträger dieses Computers und seinen freien Platz. Eine Linie geht von selbst weiter.',
  },
  'record-gone': {
    title: 'Die Verlaufsdatei ist weg',
    happened:
      'Sie wurde gelöscht, verschoben oder ersetzt. Laufende Einrichtungen stehen in der Datei, die jetzt da ist.',
    next: 'Spielen Sie eine Kopie zurück, wenn Sie die früheren Einrichtungen brauchen.',
  },
  'ledger-not-written': {
    title: 'Diese Einrichtung ließ sich nicht aufzeichnen',
    happened:
      'Eine Datei ließ sich nicht schreiben. Nach einem Absturz würde Photon Setup diese Einrichtung nicht kennen.',
    next: 'Prüfen Sie den freien Platz auf diesem Computer.',
  },
  'journal-damaged': {
    title: 'Eine Zeile der Aufzeichnung ist unvollständig',
    happened: 'Höchstwahrscheinlich fiel beim Schreiben der Strom aus. Alles vor dieser Zeile ist erhalten.',
    next: 'Sie können fortfahren.',
  },
  'journal-unreadable': {
    title: 'Frühere Einrichtungen sind nicht lesbar',
    happened: 'Eine unterbrochene Einrichtung ist Photon Setup jetzt nicht bekannt. Die Datei bleibt erhalten.',
    next: 'Prüfen Sie, ob dieser Computer in Ihrem gewohnten Netzwerk ist, und starten Sie Photon Setup neu.',
  },
  'record-damaged': {
    title: 'Die Verlaufsdatei war beschädigt',
    happened: '{{saved, number}} Einrichtungen wurden in eine neue gerettet. Die beschädigte bleibt als {{file}}.',
    next: 'Sie können fortfahren. Fehlen Einrichtungen, senden Sie die Datei an Ihren Support.',
  },
  'record-newer': {
    title: 'Der Verlauf stammt von einer neueren Version',
    happened:
      'Ein neueres Photon Setup hat die Datei geändert. Diese Version rührt sie nicht an und zeichnet nichts auf.',
    next: 'Installieren Sie auf diesem Computer die neuere Version.',
  },
  'record-not-opened': {
    title: 'Der Verlauf lässt sich nicht öffnen',
    happened: 'Dieser Computer hat die Datei nicht geöffnet. Einrichtungen gehen, werden aber nicht aufgezeichnet.',
    next: 'Prüfen Sie Ihre Berechtigungen für den Ordner, und starten Sie Photon Setup neu.',
  },
  'record-disk-full': {
    title: 'Der Datenträger ist voll, nichts wird aufgezeichnet',
    happened:
      'Die Einrichtung geht weiter. Bei einer Unterbrechung weiß Photon Setup beim nächsten Start nichts davon.',
    next: 'Schaffen Sie auf dem Datenträger dieses Computers Platz.',
  },
  'record-not-forwarded': {
    title: 'Einige Einrichtungen sind nur auf diesem Computer',
    happened: '{{waiting, number}} davon sind noch nicht im gemeinsamen Verlauf. Nichts wurde gelöscht.',
    next: 'Warten Sie, bis sie geteilt sind, und löschen Sie sie dann.',
  },
  'shared-record-unreachable': {
    title: 'Der gemeinsame Verlauf ist nicht erreichbar',
    happened: 'Der Server antwortet nicht oder eine Weile nicht. Einrichten geht, nur Listen geben keine Nummern aus.',
    next: 'Prüfen Sie, ob der Server läuft und dieser Computer in seinem Netzwerk ist.',
  },
  'shared-record-not-postgres': {
    title: 'Unter dieser Adresse ist kein gemeinsamer Verlauf',
    happened: 'Dort antwortet etwas, aber kein PostgreSQL.',
    next: 'Prüfen Sie Adresse und Port.',
  },
  'shared-record-not-trusted': {
    title: 'Dem Zertifikat des Servers wird nicht vertraut',
    happened:
      'Es gilt nicht für diese Adresse oder ist von niemandem signiert, der hier bekannt ist. Kein Passwort wurde gesendet.',
    next: 'Lassen Sie sich die CA-Datei des Servers geben, und wählen Sie diese aus.',
  },
  'shared-record-no-tls': {
    title: 'Diese Verbindung ist nicht ausreichend verschlüsselt',
    happened: 'Dieser Server hat kein TLS, oder er fragt ohne TLS nach dem offenen Passwort.',
    next: 'Bitten Sie den Betreiber des Servers, TLS einzuschalten.',
  },
  'shared-record-plain-outside': {
    title: 'Diese Adresse braucht TLS',
    happened: 'Ohne TLS geht der gemeinsame Verlauf nur in privaten Netzwerken, und diese Adresse ist in keinem.',
    next: 'Verbinden Sie sich mit TLS.',
  },
  'shared-record-sign-in-refused': {
    title: 'Der gemeinsame Verlauf hat die Anmeldung abgelehnt',
    happened: 'Der Server nimmt Benutzer, Passwort oder Datenbank nicht an.',
    next: 'Prüfen Sie Benutzer und Datenbank, und geben Sie das Passwort erneut ein.',
  },
  'shared-record-newer': {
    title: 'Der gemeinsame Verlauf stammt von einer neueren Version',
    happened:
      'Ein neueres Photon Setup hat ihn geändert. Diese Version rührt ihn nicht an, neue Einrichtungen warten hier.',
    next: 'Installieren Sie auf diesem Computer die neuere Version.',
  },
  'shared-record-not-made': {
    title: 'Der gemeinsame Verlauf ist nicht vorbereitet',
    happened: 'Der Server ist älter als PostgreSQL 14, oder dieser Benutzer darf die Tabellen nicht verwenden.',
    next: 'Bitten Sie den Betreiber des Servers, ihn für Photon Setup vorzubereiten.',
  },
  'shared-record-full': {
    title: 'Der gemeinsame Verlauf nimmt nichts mehr auf',
    happened: 'Die Festplatte des Servers ist voll. Einrichtungen laufen, ihre Aufzeichnung wartet hier.',
    next: 'Schaffen Sie auf der Festplatte des Servers Platz.',
  },
  'shared-record-no-password': {
    title: 'Photon Setup hat kein Passwort für den gemeinsamen Verlauf',
    happened: 'Einrichtungen laufen, ihre Aufzeichnung wartet auf diesem Computer.',
    next: 'Geben Sie das Passwort in den Einstellungen ein oder setzen Sie im Terminal {{variable, name}}.',
  },
  'other-stations-not-asked': {
    title: 'Andere Stationen wurden nicht gefragt',
    happened: 'Der gemeinsame Verlauf antwortet gerade nicht. Vielleicht richtet eine andere Station dieses Gerät ein.',
    next: 'Sie können fortfahren.',
  },
  'device-taken-over': {
    title: 'Eine andere Station hat dieses Gerät übernommen',
    happened: 'Diese Station erreichte den gemeinsamen Verlauf nicht und änderte nichts mehr.',
    next: 'Prüfen Sie das Gerät an der anderen Station.',
  },
  'device-at-another-station': {
    title: 'Eine andere Station richtet dieses Gerät ein',
    happened: '{{station, name}} arbeitet gerade daran, deshalb hat diese Station aufgehört.',
    next: 'Richten Sie ein anderes Gerät ein.',
  },
  'device-done-elsewhere': {
    title: 'Dieses Gerät wurde schon eingerichtet',
    happened: '{{station, name}} war vor {{agoMs, duration}} damit fertig.',
    next: 'Prüfen Sie, ob es das gemeinte Gerät ist.',
  },
  'app-closing': {
    title: 'Photon Setup wird geschlossen',
    happened: 'Laufendes wird beendet, und Neues beginnt nicht.',
    next: 'Starten Sie Photon Setup neu, nachdem es geschlossen ist.',
  },
  'link-not-opened': {
    title: 'Die Seite ließ sich nicht öffnen',
    happened: 'Dieser Computer hat dafür keinen Browser gestartet.',
    next: 'Öffnen Sie {{address}} in einem Browser.',
  },
};
