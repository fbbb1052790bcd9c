import type { TextsOf } from '../catalogue.ts';

/** The first screen. */
export const texts: TextsOf<'start', 'de'> = {
  start: {
    title: 'Photon einrichten',
    lead: 'Es dauert etwa 2 Minuten. Sie brauchen den Photon, sein USB-Kabel und Ihr Wi-Fi-Passwort.',
    setUp: 'Photon einrichten',
    setUpLead: 'Einen Photon mit Ihrem Wi-Fi verbinden und Ihrem Konto zuordnen.',
    product: 'Produkt verwalten',
    productLead: 'Photons für Kunden einrichten, Geräte hinzufügen und Ereignisse beobachten.',
    devices: 'Geräte verwalten',
    devicesLead: 'Ein Gerät finden, Besitzer sehen, Zuordnung aufheben oder zurücksetzen.',
    station: 'Produkt-Station',
    stationLead: 'Viele Photons nacheinander einrichten.',
    practise: 'Mit simuliertem Photon testen',
    practiseLead: 'Der Übungsmodus braucht kein Konto und keine Hardware.',
    step: {
      find: 'Schließen Sie ihn an. Die Status-LED sollte dunkelblau blinken.',
      choose: 'Wählen Sie eines der Netzwerke, die der Photon sehen kann.',
      finish: 'Sehen Sie zu, wie er online geht, und geben Sie ihm einen Namen.',
    },
  },
};
