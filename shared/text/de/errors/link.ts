import type { ErrorTextsOf } from '../../catalogue.ts';

export const linkErrors: ErrorTextsOf<'link'> = {
  'photon-gave-no-address': {
    title: 'Der Photon gab diesem Computer keine Adresse',
    happened: 'Dieser Computer ist im Wi-Fi des Photon, kann aber nicht mit ihm kommunizieren.',
    next: 'Drücken Sie RESET, halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt, und versuchen Sie es erneut.',
  },
  'photon-address-taken': {
    title: 'Ein anderes Netzwerk ist im Weg',
    happened: 'Das Netzwerk an {{adapter, name}} nutzt dieselben Adressen wie der Photon.',
    next: 'Trennen Sie es. Gehört es zu Containern oder einer virtuellen Maschine, halten Sie diese an.',
  },
  'vpn-in-the-way': {
    title: 'Ein VPN ist im Weg',
    happened: 'Der Datenverkehr für den Photon läuft über {{adapter, name}}.',
    next: 'Unterbrechen Sie das VPN.',
  },
  'photon-connection-blocked': {
    title: 'Dieser Computer blockiert den Zugriff auf den Photon',
    happened: 'Eine Firewall oder Sicherheits-App auf diesem Computer hat die Verbindung abgelehnt.',
    next: 'Erlauben Sie Photon Setup in der Firewall Verbindungen zu 192.168.0.1, und versuchen Sie es erneut.',
    nextOn: {
      linux: 'Erlauben Sie ausgehende Verbindungen zu 192.168.0.1, Ports 5609 und 80, und versuchen Sie es erneut.',
      windows:
        'Erlauben Sie Photon Setup in Windows-Sicherheit unter „Firewall- & Netzwerkschutz“, und versuchen Sie es erneut.',
      macos:
        'Erlauben Sie Photon Setup unter „Datenschutz & Sicherheit“, „Lokales Netzwerk“, und versuchen Sie es erneut.',
    },
  },
  'photon-no-route': {
    title: 'Dieser Computer blockiert den Zugriff auf den Photon',
    happened: 'Er hat eine Adresse neben 192.168.0.1, hat die Verbindung aber sofort abgelehnt.',
    next: 'Erlauben Sie Photon Setup den Zugriff auf Geräte in lokalen Netzwerken, und versuchen Sie es erneut.',
    nextOn: {
      linux: 'Erlauben Sie ausgehende Verbindungen zu 192.168.0.1, Ports 5609 und 80, und versuchen Sie es erneut.',
      windows:
        'Erlauben Sie Photon Setup in Windows-Sicherheit unter „Firewall- & Netzwerkschutz“, und versuchen Sie es erneut.',
      macos:
        'Erlauben Sie Photon Setup unter „Datenschutz & Sicherheit“, „Lokales Netzwerk“, und versuchen Sie es erneut.',
    },
  },
  'cable-not-found': {
    title: 'Kein Photon am USB-Kabel',
    happened: 'Dieser Computer sieht keinen Photon oder P1 an USB.',
    next: 'Schließen Sie den Photon mit einem Datenkabel an, und versuchen Sie es erneut.',
  },
  'cable-not-photon': {
    title: 'Das ist kein Photon',
    happened: '{{name, name}} ist angeschlossen und wird anders eingerichtet.',
    next: 'Schließen Sie einen Photon oder P1 an, und versuchen Sie es erneut.',
  },
  'cable-several': {
    title: 'Mehrere Photons sind angeschlossen',
    happened: 'Sie sind an {{ports, list}}.',
    next: 'Nennen Sie einen der Anschlüsse, oder trennen Sie die anderen.',
  },
  'cable-port-busy': {
    title: 'Ein anderes Programm verwendet den USB-Anschluss',
    happened: 'Nur ein Programm zugleich kann den Anschluss des Photon verwenden.',
    next: 'Schließen Sie das andere Programm, etwa einen Serial Monitor, und versuchen Sie es erneut.',
  },
  'cable-port-denied': {
    title: 'Sie dürfen den USB-Anschluss nicht verwenden',
    happened: 'Dieser Computer erlaubt das Mitgliedern der Gruppe {{group, name}}.',
    next: 'Führen Sie aus: sudo usermod -aG {{group, name}} $USER. Melden Sie sich neu an, und versuchen Sie es erneut.',
  },
  'cable-gone': {
    title: 'Der Photon ist nicht mehr an USB',
    happened: 'Er wurde getrennt, oder er hat neu gestartet.',
    next: 'Schließen Sie ihn wieder an, und versuchen Sie es erneut.',
  },
  'cable-unavailable': {
    title: 'USB kann hier nicht verwendet werden',
    happened: 'Der Teil von Photon Setup, der USB-Anschlüsse liest, wurde nicht geladen.',
    next: 'Richten Sie den Photon über Wi-Fi ein, oder installieren Sie Photon Setup neu.',
  },
};
