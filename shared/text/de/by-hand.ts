import type { TextsOf } from '../catalogue.ts';

/** How a person moves this computer's Wi-Fi, on each system. */
export const texts: TextsOf<'by-hand', 'de'> = {
  hands: {
    linux: {
      picture: 'Zeichnung: das Systemmenü in einer Ecke des Bildschirms, das zu wählende Netzwerk ist markiert.',
      join1: 'Öffnen Sie das Systemmenü in einer Ecke des Bildschirms, und wählen Sie Wi-Fi.',
      join2: 'Wählen Sie das Wi-Fi des Photon. Es hat kein Passwort.',
      join3: 'Bleiben Sie verbunden, auch wenn das System meldet, dass es kein Internet gibt.',
      return1: 'Öffnen Sie das Systemmenü in einer Ecke des Bildschirms, und wählen Sie Wi-Fi.',
      return2: 'Wählen Sie Ihr gewohntes Netzwerk.',
    },
    windows: {
      picture: 'Zeichnung: die Liste der Netzwerke über der Taskleiste, das zu wählende Netzwerk ist markiert.',
      join1: 'Klicken Sie auf das Netzwerksymbol am Ende der Taskleiste und dann auf den Pfeil neben WLAN.',
      join2:
        'Wählen Sie das Wi-Fi des Photon und dann „Verbinden“. Es hat kein Passwort. Lassen Sie „Automatisch verbinden“ aus.',
      join3: 'Bleiben Sie verbunden, wenn Windows „Kein Internet“ meldet.',
      return1: 'Klicken Sie auf das Netzwerksymbol am Ende der Taskleiste und dann auf den Pfeil neben WLAN.',
      return2: 'Wählen Sie Ihr gewohntes Netzwerk und dann „Verbinden“.',
    },
    macos: {
      picture: 'Zeichnung: die Liste der Netzwerke unter der Menüleiste, das zu wählende Netzwerk ist markiert.',
      join1: 'Klicken Sie auf das WLAN-Symbol in der Menüleiste.',
      join2: 'Wählen Sie das Wi-Fi des Photon. Es hat kein Passwort.',
      join3: 'Falls sich ein Fenster zu diesem Netzwerk öffnet, behalten Sie die Verbindung.',
      return1: 'Klicken Sie auf das WLAN-Symbol in der Menüleiste.',
      return2: 'Wählen Sie Ihr gewohntes Netzwerk.',
    },
    listening:
      'Schließen Sie den Photon an. Seine Status-LED sollte dunkelblau blinken. Wenn nicht, halten Sie SETUP 3 Sekunden gedrückt.',
    returnTitle: 'Diesen Computer wieder mit Ihrem Wi-Fi verbinden',
    returnNamed: 'Diesen Computer wieder mit {{network, name}} verbinden',
    returnLead: 'Dieser Computer braucht wieder Internet. Es geht automatisch weiter.',
    rejoinTitle: 'Wieder mit dem Wi-Fi des Photon verbinden',
    rejoinLead:
      'Dieser Computer hat während der Einrichtung die Verbindung verloren. Es geht automatisch weiter, wenn er wieder verbunden ist.',
    ownNetwork: 'Ihr Wi-Fi',
  },
};
