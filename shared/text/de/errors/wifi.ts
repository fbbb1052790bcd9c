import type { ErrorTextsOf } from '../../catalogue.ts';

export const wifiErrors: ErrorTextsOf<'wifi'> = {
  'wifi-radio-off': {
    title: 'Das Wi-Fi dieses Computers ist aus',
    happened: 'Ohne Wi-Fi kann dieser Computer den Photon nicht sehen.',
    next: 'Schalten Sie Wi-Fi ein und den Flugmodus aus.',
    nextOn: {
      linux: 'Schalten Sie im Systemmenü in einer Ecke des Bildschirms Wi-Fi ein und den Flugmodus aus.',
      windows:
        'Klicken Sie auf das Netzwerksymbol in der Taskleiste, und schalten Sie WLAN ein und den Flugzeugmodus aus.',
      macos: 'Klicken Sie auf das WLAN-Symbol in der Menüleiste, und schalten Sie WLAN ein.',
    },
  },
  'wifi-no-adapter': {
    title: 'Dieser Computer hat keinen Wi-Fi-Adapter',
    happened: 'Keiner ist eingebaut oder angesteckt, oder sein Treiber fehlt.',
    next: 'Stecken Sie einen 2,4-GHz-Wi-Fi-Adapter an, oder nehmen Sie einen anderen Computer.',
  },
  'wifi-not-permitted': {
    title: 'Keine Berechtigung für Wi-Fi',
    happened: 'Photon Setup braucht eine Berechtigung, die Ihr System nicht erteilt hat.',
    next: 'Verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
    nextOn: {
      linux:
        'Melden Sie sich direkt an diesem Computer an, nicht aus der Ferne, oder verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
      windows:
        'Schalten Sie in „Einstellungen“, „Datenschutz und Sicherheit“, „Standort“ die Ortungsdienste und Desktop-Apps ein.',
      macos:
        'Verbinden Sie sich manuell mit dem Wi-Fi des Photon. macOS fragt vielleicht nach einem Administratorpasswort.',
    },
  },
  'wifi-service-not-running': {
    title: 'Der Wi-Fi-Dienst dieses Computers läuft nicht',
    happened: 'Der Teil Ihres Systems, der Wi-Fi verwaltet, antwortet nicht.',
    next: 'Starten Sie diesen Computer neu, und versuchen Sie es erneut.',
    nextOn: {
      linux: 'Geben Sie „sudo systemctl restart NetworkManager“ in einem Terminal ein, dann „nmcli networking on“.',
      windows: 'Öffnen Sie die App „Dienste“, und starten Sie „Automatische WLAN-Konfiguration“.',
      macos: 'Starten Sie diesen Computer neu, und versuchen Sie es erneut.',
    },
  },
  'wifi-tool-missing': {
    title: 'Photon Setup kann das Wi-Fi-Netzwerk nicht wechseln',
    happened: 'Der nötige Systembestandteil ist nicht installiert.',
    next: 'Verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
    nextOn: {
      linux:
        'Verbinden Sie sich manuell mit dem Wi-Fi des Photon. Oder installieren Sie NetworkManager, um es automatisch zu tun.',
      windows: 'Verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
      macos: 'Verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
    },
  },
  'wifi-tool-unreadable': {
    title: 'Das Wi-Fi dieses Computers ist nicht lesbar',
    happened: 'Ihr System hat in einem unbekannten Format geantwortet.',
    next: 'Verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
  },
  'wifi-adapter-without-2ghz': {
    title: 'Dieser Wi-Fi-Adapter kann keinen Photon sehen',
    happened: 'Er nutzt nur 5 GHz, ein Photon aber 2,4 GHz.',
    next: 'Stecken Sie einen 2,4-GHz-Wi-Fi-Adapter an, oder nehmen Sie einen anderen Computer.',
  },
  'wifi-adapter-not-managed': {
    title: 'Ihr System verwaltet diesen Adapter nicht',
    happened: 'Er ist für eine andere App reserviert, daher kann Photon Setup ihn nicht verwenden.',
    next: 'Wählen Sie in den Einstellungen einen anderen Wi-Fi-Adapter, oder verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
    nextOn: {
      linux: 'Geben Sie „nmcli device set NAME managed yes“ in einem Terminal ein, mit dem Namen des Adapters.',
      windows:
        'Wählen Sie in den Einstellungen einen anderen Wi-Fi-Adapter, oder verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
      macos:
        'Wählen Sie in den Einstellungen einen anderen Wi-Fi-Adapter, oder verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
    },
  },
  'wifi-list-not-given': {
    title: 'Keine Liste der Wi-Fi-Netzwerke in der Nähe',
    happened: 'Ihr System verbirgt die Namen von Wi-Fi-Netzwerken vor Apps.',
    next: 'Verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
    nextOn: {
      linux: 'Verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
      windows:
        'Verbinden Sie sich manuell mit dem Wi-Fi des Photon. Oder schalten Sie die Ortungsdienste für Desktop-Apps ein.',
      macos: 'Verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
    },
  },
  'photon-name-not-joinable': {
    title: 'Mit diesem Netzwerknamen geht es nur manuell',
    happened: 'Der Name {{network, name}} hat Zeichen, die falsch gelesen werden könnten.',
    next: 'Verbinden Sie sich manuell mit dem Wi-Fi des Photon.',
  },
};
