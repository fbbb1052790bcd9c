import type { ErrorTextsOf } from '../../catalogue.ts';

export const networkErrors: ErrorTextsOf<'network'> = {
  'network-name-invalid': {
    title: 'Dieser Netzwerkname passt nicht',
    happened: 'Ein Name hat 1 bis 32 Byte. Dieser hat {{bytes, bytes}}.',
    next: 'Prüfen Sie den Namen. Akzente und Emojis brauchen je mehrere Byte.',
  },
  'network-name-not-settable': {
    title: 'Ein Photon kann diesen Netzwerknamen nicht speichern',
    happened: 'Anführungszeichen und umgekehrte Schrägstriche speichert er falsch.',
    next: 'Wählen Sie ein anderes Netzwerk, oder benennen Sie dieses im Router um.',
  },
  'network-password-missing': {
    title: 'Das Wi-Fi-Passwort fehlt',
    happened: 'Ohne Passwort ist keine Verbindung mit diesem Netzwerk möglich.',
    next: 'Geben Sie das Wi-Fi-Passwort ein.',
  },
  'network-password-too-short': {
    title: 'Dieses Passwort ist zu kurz',
    happened: 'Es hat {{bytes, bytes}}. Netzwerke dieser Art nutzen 8 bis 64.',
    next: 'Prüfen Sie das Wi-Fi-Passwort.',
  },
  'network-password-too-long': {
    title: 'Dieses Passwort ist zu lang',
    happened: 'Es hat {{bytes, bytes}}, erlaubt sind 64. Akzente und Emojis brauchen je mehrere Byte.',
    next: 'Prüfen Sie das Wi-Fi-Passwort.',
  },
  'network-wep-key-invalid': {
    title: 'Dieser WEP-Schlüssel ist ungültig',
    happened: 'Er hat {{bytes, bytes}}. Nehmen Sie 5 oder 13 Zeichen, oder 10 oder 26 Ziffern aus 0–9 und A–F.',
    next: 'Prüfen Sie den WEP-Schlüssel.',
  },
  'network-security-unknown': {
    title: 'Die Sicherheit dieses Netzwerks ist unbekannt',
    happened: 'Ein Photon unterstützt offene, WEP-, WPA- und WPA2-Netzwerke, aber keine reinen WPA3-Netzwerke.',
    next: 'Wählen Sie die Sicherheit manuell, oder nehmen Sie ein Netzwerk mit WPA2.',
  },
  'network-security-misprint': {
    title: 'Diese Sicherheitsnummer ist ein bekannter Druckfehler',
    happened: 'Eine oft kopierte Anleitung nennt 2097165 für WPA mit AES. Ein Photon liest das als WEP.',
    next: 'Verwenden Sie 2097156, oder wählen Sie die Sicherheit nach Namen.',
  },
  'enterprise-details-missing': {
    title: 'Eine Unternehmensangabe fehlt',
    happened: 'Das Netzwerk braucht sie, um den Photon zuzulassen.',
    next: 'Füllen Sie das markierte Feld aus.',
  },
  'enterprise-details-too-long': {
    title: 'Eine Unternehmensangabe ist zu lang',
    happened: 'Sie hat {{bytes, bytes}}. Ein Photon speichert höchstens {{limit, number}}.',
    next: 'Kürzen Sie das markierte Feld.',
  },
  'enterprise-details-not-settable': {
    title: 'Ein Photon kann diese Angabe nicht speichern',
    happened: 'Anführungszeichen und umgekehrte Schrägstriche speichert er falsch.',
    next: 'Ändern Sie das markierte Feld.',
  },
  'enterprise-key-unreadable': {
    title: 'Das ist kein privater Schlüssel',
    happened: 'Ein privater Schlüssel ist Text zwischen -----BEGIN PRIVATE KEY----- und -----END PRIVATE KEY-----.',
    next: 'Fügen Sie den ganzen Schlüssel ein, mit erster und letzter Zeile.',
  },
  'enterprise-key-passphrase-missing': {
    title: 'Der private Schlüssel ist verschlüsselt',
    happened: 'Ohne seine Passphrase lässt er sich nicht lesen.',
    next: 'Geben Sie die Passphrase des privaten Schlüssels ein.',
  },
  'enterprise-key-passphrase-wrong': {
    title: 'Der private Schlüssel lässt sich nicht entschlüsseln',
    happened: 'Die Passphrase ist falsch, oder der Schlüssel ist beschädigt.',
    next: 'Prüfen Sie die Passphrase, dann den Schlüssel.',
  },
  'enterprise-key-kind-refused': {
    title: 'Diese Art von Schlüssel kann ein Photon nicht nutzen',
    happened: 'Er unterstützt RSA-Schlüssel bis 2048 Bit und Schlüssel auf der Kurve P-256.',
    next: 'Bitten Sie um ein Zertifikat mit einem unterstützten Schlüssel.',
  },
  'enterprise-certificate-unreadable': {
    title: 'Das ist kein Zertifikat',
    happened: 'Ein Zertifikat ist Text zwischen -----BEGIN CERTIFICATE----- und -----END CERTIFICATE-----.',
    next: 'Fügen Sie das ganze Zertifikat ein, mit erster und letzter Zeile.',
  },
  'network-password-letters': {
    title: 'Ein Zeichen dieses Passworts lässt sich nicht senden',
    happened: 'Unternehmenspasswörter können nur westeuropäische Buchstaben und kein Nullzeichen enthalten.',
    next: 'Wählen Sie ein Passwort ohne andere Zeichen.',
  },
  'network-password-not-hexadecimal': {
    title: 'Dieses Passwort kann nicht stimmen',
    happened: 'Ein Wi-Fi-Passwort hat 8–63 Zeichen. Mit 64 ist es ein Schlüssel aus Ziffern von 0–9 und A–F.',
    next: 'Prüfen Sie das Wi-Fi-Passwort.',
  },
  'enterprise-key-of-another': {
    title: 'Der private Schlüssel passt nicht zum Zertifikat',
    happened: 'Das Netzwerk würde den Photon ablehnen.',
    next: 'Geben Sie den privaten Schlüssel ein, der zum Client-Zertifikat gehört.',
  },
  'network-not-in-list': {
    title: 'Der Photon kann {{network, name}} nicht sehen',
    happened: 'Es ist nicht in der Liste des Photon. Ein Photon kann nur 2,4-GHz-Netzwerke sehen.',
    next: 'Prüfen Sie den Namen, bringen Sie den Photon näher an den Router, und versuchen Sie es erneut.',
  },
  'enterprise-refused': {
    title: 'Der Photon hat die Unternehmensangaben abgelehnt',
    happened: 'Er konnte den Benutzernamen, ein Zertifikat oder einen Schlüssel nicht speichern.',
    next: 'Prüfen Sie die Angaben, und versuchen Sie es erneut.',
  },
  'enterprise-not-supported': {
    title: 'Dieser Photon unterstützt keine Unternehmensnetzwerke',
    happened: 'Sie brauchen Device OS 0.7.0 oder neuer.',
    next: 'Wählen Sie ein anderes Netzwerk. Der Photon aktualisiert sich, wenn er online ist.',
  },
  'network-not-heard': {
    title: 'Der Photon kann {{network, name}} nicht sehen',
    happened: 'Er hat das Netzwerk gesucht und nicht gefunden. Verborgene und 5-GHz-Netzwerke sieht er nicht.',
    next: 'Prüfen Sie den Namen, bringen Sie den Photon näher an den Router, oder wählen Sie ein anderes Netzwerk.',
  },
  'network-name-refused': {
    title: 'Der Photon hat den Netzwerknamen abgelehnt',
    happened: 'Er meldete, dass die Länge des Namens ungültig ist.',
    next: 'Prüfen Sie den Namen, oder wählen Sie ein anderes Netzwerk.',
  },
  'network-password-length-refused': {
    title: 'Der Photon hat das Wi-Fi-Passwort abgelehnt',
    happened: 'Er meldete, dass die Länge des Passworts für dieses Netzwerk ungültig ist.',
    next: 'Prüfen Sie das Wi-Fi-Passwort.',
  },
  'network-password-not-decrypted': {
    title: 'Der Photon konnte das Passwort nicht entschlüsseln',
    happened: 'Das Passwort wurde verschlüsselt gesendet, doch der Photon konnte es nicht lesen.',
    next: 'Drücken Sie RESET, halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'network-not-stored': {
    title: 'Der Photon hat das Netzwerk nicht gespeichert',
    happened: 'Er bekam die Daten, konnte sie aber nicht behalten.',
    next: 'Drücken Sie RESET, halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'networks-not-joined': {
    title: 'Keine Verbindung des Photon zu den neuen Netzwerken',
    happened: 'Er ging zurück in den Listening-Modus. Er konnte sich nicht verbinden mit {{network, name}}.',
    next: 'Versuchen Sie es erneut, und geben Sie das Passwort des Netzwerks in Reichweite noch einmal ein.',
  },
  'network-second-enterprise': {
    title: 'Ein Photon speichert ein Unternehmensnetzwerk',
    happened: 'Er hat einen Benutzernamen oder ein Zertifikat, schon verwendet für {{network, name}}.',
    next: 'Entfernen Sie eines der beiden.',
  },
  'networks-too-many': {
    title: 'Ein Photon speichert {{limit, number}} Netzwerke',
    happened: 'Ein weiteres würde eines der vorherigen ersetzen.',
    next: 'Entfernen Sie eines davon.',
  },
  'network-signal-weak': {
    title: 'Das Signal ist schwach',
    happened: 'Der Photon sieht dieses Netzwerk mit {{rssi, number}} dBm. Unter −75 dBm scheitert die Verbindung oft.',
    next: 'Bringen Sie den Photon und den Router näher zusammen.',
  },
  'network-password-blank-edges': {
    title: 'Das Passwort beginnt oder endet mit einem Leerzeichen',
    happened: 'Es wird genau so verwendet wie eingegeben, mit den Leerzeichen.',
    next: 'Entfernen Sie das Leerzeichen, wenn es nicht zum Passwort gehört.',
  },
  'cable-network-open': {
    title: 'Dieses Netzwerk geht nicht per Kabel',
    happened: 'Über USB speichert dieses Device OS offene und WEP-Netzwerke falsch.',
    next: 'Richten Sie den Photon über Wi-Fi ein, oder wählen Sie ein WPA2-Netzwerk.',
  },
  'cable-network-hidden': {
    title: 'Ein verborgenes Netzwerk geht nicht per Kabel',
    happened: 'Dieser Computer sieht es nicht, und über USB speichert dieses Device OS es falsch.',
    next: 'Richten Sie den Photon über Wi-Fi ein, oder wählen Sie ein Netzwerk aus der Liste.',
  },
  'cable-network-differs': {
    title: 'Das Netzwerk hat eine andere Sicherheit',
    happened:
      'Der Photon fand dieses Netzwerk mit einer anderen Sicherheit als gewählt, daher wurde nichts gespeichert.',
    next: 'Drücken Sie RESET am Photon, und wählen Sie dann die Sicherheit des Netzwerks.',
  },
  'cable-text-not-enterable': {
    title: 'Das lässt sich nicht per Kabel senden',
    happened: 'Es enthält ein Steuerzeichen, das über USB eine Zeile beendet oder ändert.',
    next: 'Entfernen Sie das Zeichen, oder wählen Sie ein anderes Netzwerk.',
  },
};
