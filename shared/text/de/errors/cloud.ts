import type { ErrorTextsOf } from '../../catalogue.ts';

export const cloudErrors: ErrorTextsOf<'cloud'> = {
  'cloud-unreachable': {
    title: 'Die Particle-Cloud ist nicht erreichbar',
    happened: 'Dieser Computer konnte sich nicht mit ihr verbinden.',
    next: 'Prüfen Sie die Internetverbindung dieses Computers, und versuchen Sie es erneut.',
  },
  'cloud-timed-out': {
    title: 'Die Particle-Cloud hat nicht rechtzeitig geantwortet',
    happened: 'Die Verbindung stand, doch es kam keine Antwort.',
    next: 'Prüfen Sie die Internetverbindung dieses Computers, und versuchen Sie es erneut.',
  },
  'cloud-connection-not-secure': {
    title: 'Die Verbindung zur Cloud ist nicht sicher',
    happened: 'Das Zertifikat der Cloud lässt sich nicht prüfen, daher wurde nichts gesendet.',
    next: 'Nehmen Sie ein anderes Netzwerk, oder fragen Sie Ihre Netzwerkadministration nach dem Proxy.',
  },
  'computer-clock-wrong': {
    title: 'Die Uhr dieses Computers geht falsch',
    happened: 'Datum oder Uhrzeit sind falsch, daher lässt sich das Zertifikat der Cloud nicht prüfen.',
    next: 'Stellen Sie Datum und Uhrzeit dieses Computers, und versuchen Sie es erneut.',
  },
  'cloud-sign-in-page': {
    title: 'Dieses Netzwerk hat eine eigene Anmeldeseite',
    happened: 'Statt der Particle-Cloud hat eine Webseite geantwortet, wie in Hotels, Schulen und Büros.',
    next: 'Öffnen Sie einen Webbrowser, melden Sie sich im Netzwerk an, und versuchen Sie es erneut.',
  },
  'list-incomplete': {
    title: 'Die Liste ist unvollständig',
    happened: 'Was gelesen werden konnte, wird angezeigt. Der Rest fehlt.',
    next: 'Versuchen Sie es erneut, oder suchen Sie fehlende Geräte nach ihren IDs.',
  },
  'cloud-behind-another': {
    title: 'Etwas blockiert die Particle-Cloud',
    happened: 'Statt der Particle-Cloud hat eine Firewall, ein Proxy oder ein anderer Server geantwortet.',
    next: 'Bitten Sie Ihre Netzwerkadministration, die Cloud-Adresse freizugeben, oder nehmen Sie ein anderes Netzwerk.',
  },
  'proxy-refuses': {
    title: 'Der Proxy des Netzwerks hat die Verbindung abgelehnt',
    happened: 'Höchstwahrscheinlich braucht er einen Benutzernamen und ein Passwort und bekam keine oder die falschen.',
    next: 'Versuchen Sie es mit Ihrem Proxy-Benutzernamen und -Passwort erneut. Das Terminal liest HTTPS_PROXY.',
  },
  'proxy-unreachable': {
    title: 'Der Proxy dieses Netzwerks ist nicht erreichbar',
    happened: 'Dieser Computer nutzt für die Cloud einen Proxy. Er hat nicht geantwortet, daher wurde nichts gesendet.',
    next: 'Prüfen Sie das Netzwerk dieses Computers und die Proxy-Adresse, und versuchen Sie es erneut.',
  },
  'cloud-answer-unreadable': {
    title: 'Unerwartete Antwort der Cloud',
    happened: 'Sie hat nicht das Format der Particle-Cloud.',
    next: 'Prüfen Sie die Cloud-Adresse in den Einstellungen, und versuchen Sie es erneut.',
  },
  'cloud-refused': {
    title: 'Die Cloud hat die Anfrage abgelehnt',
    happened: 'Sie hat die Anfrage verstanden, aber nicht ausgeführt.',
    next: 'Versuchen Sie es erneut. Geschieht es wieder, kopieren Sie die Details und melden Sie sie.',
  },
  'cloud-forbidden': {
    title: 'Die Cloud erlaubt das nicht',
    happened: 'Diesem Konto oder Client fehlt die Berechtigung dafür.',
    next: 'Prüfen Sie die Berechtigungen des Kontos oder Clients, oder melden Sie sich mit einem anderen an.',
  },
  'cloud-not-found': {
    title: 'Die Cloud konnte das nicht finden',
    happened: 'Sie hat geantwortet, hat unter dieser Adresse aber nichts.',
    next: 'Prüfen Sie die Cloud-Adresse, und versuchen Sie es erneut.',
  },
  'cloud-too-many-requests': {
    title: 'Zu viele Anfragen',
    happened: 'Die Cloud bekam in kurzer Zeit zu viele Anfragen von hier.',
    next: 'Warten Sie einige Minuten, und versuchen Sie es erneut.',
  },
  'cloud-server-error': {
    title: 'Die Particle-Cloud hat ein Problem',
    happened: 'Der Fehler liegt bei der Cloud, nicht bei Ihrem Photon oder Ihrem Netzwerk.',
    next: 'Warten Sie einige Minuten, und versuchen Sie es erneut.',
  },
};
