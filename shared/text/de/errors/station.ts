import type { ErrorTextsOf } from '../../catalogue.ts';

export const stationErrors: ErrorTextsOf<'station'> = {
  'preset-unreadable': {
    title: 'Die Vorlage ist nicht verwendbar',
    happened: 'Die Datei ist keine Vorlage, oder einer ihrer Einträge ist ungültig.',
    next: 'Berichtigen Sie den genannten Eintrag und beginnen Sie neu.',
  },
  'preset-newer': {
    title: 'Die Vorlage braucht eine neuere Version',
    happened: 'Diese Version von Photon Setup kann Vorlagen im Format {{version}} nicht lesen.',
    next: 'Aktualisieren Sie Photon Setup und beginnen Sie neu.',
  },
  'preset-password-missing': {
    title: 'Ein Passwort fehlt',
    happened: 'Die Vorlage hat kein Passwort für {{network, name}}, oder seine Variable ist leer.',
    next: 'Setzen Sie die Variable aus passwordEnv, oder setzen Sie security auf open.',
  },
  'device-set-up-already': {
    title: 'Dieser Photon ist schon eingerichtet',
    happened: 'Er wurde hier eingerichtet oder wird es gerade. An ihm wurde nichts geändert.',
    next: 'Legen Sie ihn zu den fertigen.',
  },
};
