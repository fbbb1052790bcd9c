import type { TextsOf } from '../catalogue.ts';

/** Before the program closes while something would be lost. */
export const texts: TextsOf<'closing', 'es'> = {
  closeQuestion: {
    title: '¿Cerrar Photon Setup?',
    close: 'Cerrar Photon Setup',
    keepOpen: 'Mantener abierto',
    half: 'Si cierra ahora, tendrá que empezar la configuración de nuevo.',
    unconfirmed: 'Si cierra ahora, no podremos confirmar que está en línea hasta que vuelva a abrir Photon Setup.',
    unchecked: 'Si cierra ahora, puede que conserve su propietario.',
    practice: 'Si cierra ahora, la práctica termina. No se conserva nada de ella.',
    line: 'La línea está en marcha. Los dispositivos terminados quedan terminados.',
    lineLost: 'Si cierra ahora, no se configura ningún otro dispositivo y se detienen los que están en curso.',
    devices: 'El trabajo con sus dispositivos no ha terminado. Lo hecho, hecho queda.',
    devicesLost: 'Si cierra ahora, el resto se detiene y los resultados se pierden.',
    import: 'La importación no ha terminado. Los dispositivos ya añadidos siguen en el producto.',
    importLost: 'Si cierra ahora, el resto no se envía y los resultados se pierden.',
    preset: 'Los cambios de este preajuste aún no se han guardado.',
    presetLost: 'Si cierra ahora, se pierden.',
  },
};
