import type { TextsOf } from '../catalogue.ts';

/** "Report a problem"; comes with its dialog. */
export const texts: TextsOf<'report', 'es'> = {
  report: {
    title: 'Informar de un problema',
    lead: 'No se envía nada. Guarde el informe, léalo y compártalo. Contiene ID de dispositivos, pero no contraseñas, tokens, códigos de vinculación ni nombres de Wi-Fi.',
    words: 'Qué ha ocurrido, con sus palabras',
    wordsHint: 'Aparece al principio, sin los secretos de esta sesión.',
    contents: 'Contenido del informe',
    collecting: 'Recopilando…',
    copy: 'Copiar informe',
    save: 'Guardar informe',
    saved: 'Informe guardado.',
  },
};
