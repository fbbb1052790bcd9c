import type { TextsOf } from '../catalogue.ts';

/** The guide to the status LED; what it says of one stands in the screens of a run, too. */
export const texts: TextsOf<'light-guide', 'de'> = {
  lightGuide: {
    title: 'LED-Übersicht',
    lead: 'Die Status-LED in der Mitte des Photon zeigt, was er tut. Was zeigt sie jetzt?',
    colour: 'Farbe',
    pattern: 'Muster',
    any: 'Beliebig',
    search: 'Suchen',
    searchHint: 'Beliebige Wörter, zum Beispiel „Router“ oder „Update“.',
    colours: {
      blue: 'Blau',
      green: 'Grün',
      cyan: 'Türkis (hellblau)',
      magenta: 'Magenta (rosa)',
      red: 'Rot',
      orange: 'Orange',
      yellow: 'Gelb',
      white: 'Weiß',
      none: 'Aus',
    },
    patterns: {
      blinking: 'Blinkt',
      breathing: 'Pulsiert (langsam heller und dunkler)',
      flashes: 'Blitze in anderer Farbe',
      steady: 'Leuchtet ständig, oder aus',
    },
    found_zero: 'Kein Treffer',
    found_one: '{{count, number}} Treffer',
    found_other: '{{count, number}} Treffer',
    pace: {
      blinking_one: '{{count, number}}-mal pro Sekunde',
      blinking_other: '{{count, number}}-mal pro Sekunde',
      breathing_one: 'Alle {{count, number}} Sekunde',
      breathing_other: 'Alle {{count, number}} Sekunden',
    },
    advice: 'Was zu tun ist',
    noneTitle: 'Kein LED-Status sieht so aus',
    noneLead:
      'Die App-Firmware kann die LED selbst steuern. Drücken Sie RESET, und beobachten Sie die ersten Sekunden.',
    clear: 'Filter löschen',
    stopMoving: 'Animation anhalten',
    slower: 'Die Zeichnungen blinken langsamer als die LED.',
    copyCommand: 'Befehl kopieren',
    lights: {
      'blue-blinking': {
        looks: 'Dunkelblaues Blinken',
        means: 'Listening-Modus. Der Photon ist bereit zum Einrichten.',
        advice:
          'Richten Sie ihn ein. Haben Sie das gerade getan, konnte er sich nicht mit dem Wi-Fi verbinden: höchstwahrscheinlich ist das Passwort falsch.',
      },
      'blue-breathing': {
        looks: 'Dunkelblaues Pulsieren',
        means: 'Sein Wi-Fi ist an, aber er ist mit keinem Netzwerk verbunden.',
        advice: 'Halten Sie SETUP 3 Sekunden gedrückt, bis die LED dunkelblau blinkt. Richten Sie ihn dann ein.',
      },
      'blue-clearing': {
        looks: 'Sehr schnelles blaues Blinken',
        means: 'Seine Wi-Fi-Netzwerke werden gelöscht.',
        advice: 'Lassen Sie SETUP los. Richten Sie ihn dann neu ein.',
      },
      'red-clearing': {
        looks: 'Sehr schnelles rotes Blinken',
        means: 'Gleich nach schnellem Blau: seine Wi-Fi-Netzwerke ließen sich nicht löschen.',
        advice: 'Drücken Sie RESET. Halten Sie dann SETUP noch einmal 10 Sekunden gedrückt.',
      },
      'green-blinking': {
        looks: 'Grünes Blinken',
        means: 'Verbindet sich mit dem Wi-Fi-Netzwerk.',
        advice:
          'Dauert es länger als 1 Minute, bringen Sie den Photon näher an den Router, und prüfen Sie, ob der Router 2,4 GHz nutzt, und die Antenne.',
      },
      'green-fast': {
        looks: 'Schnelles grünes Blinken',
        means: 'Mit dem Wi-Fi verbunden. Wartet auf eine Adresse vom Router.',
        advice: 'Hört es nicht auf, starten Sie den Router neu, und prüfen Sie, ob er nur bekannte Geräte zulässt.',
      },
      'green-breathing': {
        looks: 'Grünes Pulsieren',
        means:
          'Mit Wi-Fi verbunden, aber nicht mit der Cloud: die Firmware nutzt die Cloud nicht oder hält sie davon ab.',
        advice:
          'Starten Sie den abgesicherten Modus: halten Sie SETUP und RESET gedrückt, lassen Sie RESET los, und lassen Sie SETUP los, wenn die LED magentafarben blinkt. Aktualisieren Sie dann die Firmware.',
      },
      'cyan-blinking': {
        looks: 'Türkises Blinken',
        means: 'Verbindet sich mit der Particle-Cloud.',
        advice: 'Hört es nicht auf, zählen Sie die orangen Blitze dazwischen: 2 und 3 haben verschiedene Ursachen.',
      },
      'cyan-fast': {
        looks: 'Schnelles türkises Blinken',
        means: 'Verbindet sich sicher mit der Particle-Cloud (Handshake).',
        advice:
          'Hört es nicht auf, blockiert das Netzwerk den Handshake, oder die Schlüssel passen nicht. Versuchen Sie zuerst ein anderes Netzwerk.',
      },
      'cyan-two-orange': {
        looks: 'Türkis, mit 2 orangen Blitzen',
        means: 'Das Wi-Fi funktioniert, hat aber kein Internet. Frühe Firmware blitzt stattdessen rot.',
        advice: 'Prüfen Sie den Router. Netzwerke mit Anmeldeseite kann ein Photon nicht nutzen.',
      },
      'cyan-three-orange': {
        looks: 'Türkis, mit 3 orangen Blitzen',
        means:
          'Das Internet funktioniert, doch die Particle-Cloud ist nicht erreichbar. Frühe Firmware blitzt stattdessen rot.',
        advice:
          'Bitten Sie Ihre Netzwerkadministration, TCP-Port 5683 freizugeben, oder nehmen Sie ein anderes Netzwerk.',
      },
      'cyan-orange': {
        looks: 'Schnelles Türkis, 1 oranger Blitz',
        means: 'Die Cloud hat den Schlüssel des Photon nicht angenommen.',
        advice: 'Verbinden Sie den Photon per USB, und führen Sie „particle keys doctor“ mit seiner Geräte-ID aus.',
      },
      'cyan-magenta': {
        looks: 'Schnelles Türkis, 1 Blitz in Magenta',
        means: 'Der Photon hat den falschen Schlüssel der Cloud, zum Beispiel den einer lokalen Cloud.',
        advice: 'Verbinden Sie den Photon per USB, und führen Sie „particle keys doctor“ mit seiner Geräte-ID aus.',
      },
      'cyan-red': {
        looks: 'Schnelles Türkis, 1 roter Blitz',
        means: 'Ein anderer Fehler beim Handshake. Frühe Firmware zeigt alle in Rot.',
        advice:
          'Drücken Sie RESET. Kommt es wieder, verbinden Sie den Photon per USB, und führen Sie „particle keys doctor“ mit seiner Geräte-ID aus.',
      },
      'cyan-breathing': {
        looks: 'Türkises Pulsieren',
        means: 'Online. Der Photon ist mit der Particle-Cloud verbunden.',
        advice: 'Bestätigt die Cloud das nicht innerhalb von 1 Minute, prüfen Sie noch einmal.',
      },
      'magenta-fast': {
        looks: 'Magentafarbenes Blinken',
        means:
          'Update läuft. Das ist üblich nach dem ersten Einrichten, und nachdem ein Photon einem Produkt hinzugefügt wurde.',
        advice: 'Trennen Sie ihn nicht vom Strom, und prüfen Sie in einigen Minuten noch einmal.',
      },
      'magenta-breathing': {
        looks: 'Magentafarbenes Pulsieren',
        means: 'Abgesicherter Modus: der Photon ist ohne seine App-Firmware online und lässt sich aktualisieren.',
        advice:
          'Trennen Sie ihn nicht vom Strom, während er über die Luft aktualisiert wird. Verlässt er den Modus nicht, spielen Sie Tinker auf.',
      },
      'yellow-blinking': {
        looks: 'Gelbes Blinken',
        means: 'DFU-Modus: wartet auf Firmware über USB.',
        advice: 'Drücken Sie RESET. Kommt das Gelb wieder, spielen Sie Firmware über USB auf.',
      },
      'white-breathing': {
        looks: 'Weißes Pulsieren',
        means: 'Die Firmware hat Wi-Fi ausgeschaltet.',
        advice:
          'Drücken Sie RESET. Kommt das Weiß wieder, starten Sie den abgesicherten Modus, und aktualisieren Sie die Firmware.',
      },
      'red-sos': {
        looks: 'Rote Blitze in Gruppen (SOS)',
        means: 'Die Firmware ist abgestürzt.',
        advice:
          'Drücken Sie RESET. Kommen die Blitze wieder, starten Sie den abgesicherten Modus, und aktualisieren Sie die Firmware.',
      },
      dark: {
        looks: 'Aus',
        means: 'Kein Strom, oder die Firmware hat die LED ausgeschaltet.',
        advice: 'Prüfen Sie das Kabel und die Stromversorgung. Drücken Sie dann RESET.',
      },
    },
    buttons: 'Tasten',
    setupShort: 'SETUP 3 Sekunden gedrückt halten',
    setupShortMeans: 'Startet den Listening-Modus. Die LED sollte dunkelblau blinken.',
    setupLong: 'SETUP 10 Sekunden gedrückt halten',
    setupLongMeans: 'Löscht alle Wi-Fi-Netzwerke. Die LED sollte sehr schnell blau blinken.',
    reset: 'RESET drücken',
    resetMeans: 'Startet den Photon neu. Nichts wird gelöscht.',
    safeMode: 'Abgesicherten Modus starten',
    safeModeMeans:
      'Halten Sie SETUP und RESET gedrückt, lassen Sie RESET los, und lassen Sie SETUP los, wenn die LED magentafarben blinkt. Die App-Firmware läuft dann nicht.',
  },
};
