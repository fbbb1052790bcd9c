import type { TextsOf } from '../catalogue.ts';

export const texts: TextsOf<'cable', 'de'> = {
  cable: {
    plugged: 'Angeschlossen: {{name, name}}',
    stays: 'Über USB bleibt dieser Computer in seinem Netzwerk.',
    oneVisit: 'Über USB genügt ein Durchgang, und dieser Computer bleibt in seinem Netzwerk.',
    use: 'Über USB einrichten',
    heard: 'Ein Photon ist angeschlossen.',
    findTitle: 'Verbindung über USB',
    findLead: 'Dieser Computer bleibt in seinem Netzwerk.',
    reading: 'Der Photon wird über USB ausgelesen…',
    holdTitle: 'SETUP 3 Sekunden gedrückt halten',
    holdLead: 'Lassen Sie los, wenn die LED dunkelblau blinkt. Es geht automatisch weiter.',
    resetTitle: 'RESET drücken',
    resetLead: 'Es geht automatisch weiter, wenn der Photon neu gestartet ist.',
    plugTitle: 'Photon an diesen Computer anschließen',
    plugLead: 'Nehmen Sie ein USB-Kabel, das Daten überträgt. Es geht automatisch weiter.',
    useWifi: 'Stattdessen Wi-Fi nutzen',
    chooseLead: 'Netzwerke, die dieser Computer sehen kann. Der Photon nutzt nur 2,4 GHz.',
    none: 'Dieser Computer nennt kein Netzwerk. Wählen Sie „Anderes Netzwerk“, und geben Sie den Namen ein.',
    scanning: 'Dieser Computer sucht…',
    atWork: 'Dieser Computer bleibt in seinem Netzwerk und spricht über USB mit dem Photon.',
    closingLead: 'Das Fenster schließt sich, wenn der Photon seinen laufenden USB-Schritt beendet hat.',
  },
};
