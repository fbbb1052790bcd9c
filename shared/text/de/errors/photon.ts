import type { ErrorTextsOf } from '../../catalogue.ts';

export const photonErrors: ErrorTextsOf<'photon'> = {
  'photon-not-found': {
    title: 'Kein Photon gefunden',
    happened: 'Dieser Computer kann kein Wi-Fi eines Photon sehen.',
    next: 'Halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'photon-not-reachable': {
    title: 'Der Photon ist nicht erreichbar',
    happened: 'Unter der Adresse des Photon antwortet nichts.',
    next: 'Ziehen Sie ein Netzwerkkabel ab, unterbrechen Sie ein VPN, und versuchen Sie es erneut.',
  },
  'photon-timed-out': {
    title: 'Der Photon hat nicht rechtzeitig geantwortet',
    happened: 'Die Verbindung stand, doch es kam keine Antwort.',
    next: 'Drücken Sie RESET, halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'photon-connection-lost': {
    title: 'Die Verbindung zum Photon ist abgebrochen',
    happened:
      'Höchstwahrscheinlich hat dieser Computer das Wi-Fi des Photon verlassen, oder der Photon ist neu gestartet.',
    next: 'Bringen Sie den Photon näher, halten Sie SETUP gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'photon-answer-unreadable': {
    title: 'Unerwartete Antwort des Photon',
    happened: 'Sie hat nicht das Format eines Photon.',
    next: 'Drücken Sie RESET, halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'photon-answer-too-large': {
    title: 'Der Photon hat zu viele Daten gesendet',
    happened: 'Die Antwort war größer als jede, die ein Photon sendet.',
    next: 'Drücken Sie RESET, halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'photon-request-refused': {
    title: 'Der Photon hat eine Anfrage abgelehnt',
    happened: 'Er antwortete, dass er das nicht tut.',
    next: 'Drücken Sie RESET, halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'not-a-photon': {
    title: 'Ein anderes Gerät hat geantwortet, nicht der Photon',
    happened: 'Es hat die Adresse des Photon. Höchstwahrscheinlich ist es ein Router.',
    next: 'Ziehen Sie das Netzwerkkabel dieses Computers ab, und versuchen Sie es erneut.',
  },
  'different-photon': {
    title: 'Das ist ein anderer Photon',
    happened: 'Es ist nicht der erwartete. Nichts daran wurde geändert.',
    next: 'Lassen Sie nur den gewünschten Photon dunkelblau blinken, und versuchen Sie es erneut.',
  },
  'photon-key-changed': {
    title: 'Der Sicherheitsschlüssel des Photon hat sich geändert',
    happened: 'Ein anderes Gerät gibt sich vielleicht als Ihr Photon aus. Es bekam kein Passwort.',
    next: 'Suchen Sie einen Ort ohne Fremde, drücken Sie RESET, halten Sie SETUP 3 Sekunden gedrückt, und versuchen Sie es erneut.',
  },
  'photon-name-twice': {
    title: 'Zwei Wi-Fi-Netzwerke heißen {{network, name}}',
    happened:
      'Ein Photon hat nur eines. Das andere gibt sich vielleicht als Ihres aus, um das Wi-Fi-Passwort zu lesen.',
    next: 'Fahren Sie nur fort, wenn beide Ihnen gehören. Sonst brechen Sie ab, und richten Sie woanders ein.',
  },
  'photon-key-missing': {
    title: 'Der Photon gab keinen Sicherheitsschlüssel',
    happened: 'Ohne ihn lässt sich ein Wi-Fi-Passwort nicht sicher senden, daher wurde keines gesendet.',
    next: 'Drücken Sie RESET, halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'still-on-photon-network': {
    title: 'Dieser Computer ist noch im Wi-Fi eines Photon',
    happened: 'Die Einrichtung beginnt online, und das Wi-Fi des Photon hat keinen Internetzugang.',
    next: 'Verbinden Sie diesen Computer wieder mit Ihrem Wi-Fi, und versuchen Sie es erneut.',
  },
  'photon-network-not-joined': {
    title: 'Keine Verbindung mit dem Wi-Fi des Photon',
    happened: 'Kein Photon hat geantwortet.',
    next: 'Bringen Sie den Photon näher, halten Sie SETUP gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'photon-network-left': {
    title: 'Dieser Computer hat das Wi-Fi des Photon verlassen',
    happened: 'Computer verlassen oft ein Wi-Fi, das kein Internet hat.',
    next: 'Bleiben Sie verbunden, wenn Ihr System fragt.',
  },
  'claim-code-not-stored': {
    title: 'Der Photon hat den Claim-Code nicht gespeichert',
    happened: 'Ohne ihn kann die Cloud den Photon nicht zuordnen.',
    next: 'Drücken Sie RESET, halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'acceptance-firmware': {
    title: 'Die Firmware ist nicht die erwartete',
    happened: 'Das Gerät ist online. Es meldete in der Frist nicht {{expected}}.',
    next: 'Prüfen Sie die Firmware, die das Produkt verteilt, und richten Sie das Gerät erneut ein.',
  },
  'acceptance-variable': {
    title: 'Eine Variable ist nicht wie erwartet',
    happened: 'Das Gerät ist online. Seine Variable {{name, name}} gab keinen Wert, den die Vorlage annimmt.',
    next: 'Prüfen Sie, was das Gerät misst, und richten Sie es erneut ein.',
  },
  'acceptance-function': {
    title: 'Eine Funktion gab nicht das Erwartete zurück',
    happened: 'Das Gerät ist online. Seine Funktion {{name, name}} gab nicht zurück, was die Vorlage verlangt.',
    next: 'Prüfen Sie, was die Funktion testet, und richten Sie das Gerät erneut ein.',
  },
  'cable-in-dfu': {
    title: 'Der Photon ist im DFU-Modus',
    happened: 'In diesem Modus wartet er auf Firmware und lässt sich nicht einrichten.',
    next: 'Drücken Sie RESET, und versuchen Sie es erneut.',
  },
  'cable-not-listening': {
    title: 'Der Photon antwortet nicht über USB',
    happened: 'Höchstwahrscheinlich ist er nicht im Listening-Modus.',
    next: 'Halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'cable-dialogue-open': {
    title: 'Der Photon wartet auf ein anderes Programm',
    happened: 'Eine Frage, die er über USB gestellt hat, wurde nie beantwortet.',
    next: 'Drücken Sie RESET, und versuchen Sie es erneut.',
  },
  'cable-drowned': {
    title: 'Die Firmware des Photon stört',
    happened: 'Sie gibt über USB so viel aus, dass die Antworten des Photon nicht lesbar sind.',
    next: 'Richten Sie den Photon über Wi-Fi ein.',
  },
  'cable-no-claim-code': {
    title: 'Für Kunden geht dieser Photon nicht per Kabel',
    happened: 'Über USB nimmt dieses Device OS keinen Claim-Code an.',
    next: 'Richten Sie den Photon über Wi-Fi ein.',
  },
  'cable-interrupted': {
    title: 'Die Einrichtung über USB wurde unterbrochen',
    happened: 'Höchstwahrscheinlich wartet der Photon noch auf eine Antwort.',
    next: 'Drücken Sie RESET, und versuchen Sie es erneut.',
  },
};
