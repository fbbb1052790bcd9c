import type { TextsOf } from '../catalogue.ts';

/** What is said of a text that is no device ID; comes with the parts that take them. */
export const texts: TextsOf<'device-ids', 'es'> = {
  deviceIds: {
    problems: {
      rounded: 'Una hoja de cálculo lo ha redondeado. Dé a la columna formato de texto y exporte la lista de nuevo.',
      exponent:
        'Una hoja de cálculo lo ha convertido en número. Dé a la columna formato de texto y exporte la lista de nuevo.',
      'serial-number':
        'Es un número de serie. Busque su ID de dispositivo en la consola de Particle o con “device serial-number” en el terminal.',
      'other-keyboard':
        'Sus letras vienen de otra distribución de teclado. Cambie la distribución a inglés y escanéelo de nuevo.',
      'look-alike': 'Tiene la letra O, l o I donde un ID de dispositivo tiene 0 o 1.',
      'too-short': 'Es demasiado corto: {{characters, number}} de {{digits, number}} caracteres.',
      'too-long': 'Es demasiado largo: {{characters, number}} caracteres en lugar de {{digits, number}}.',
      'wrong-letter': 'Un ID de dispositivo solo tiene 0–9 y a–f.',
      several: 'Contiene varios ID de dispositivos. Introduzca uno.',
      'no-id': 'No es un ID de dispositivo. Un ID de dispositivo tiene {{digits, number}} caracteres, 0–9 y a–f.',
    },
    lookUp_one: 'Buscar número de serie',
    lookUp_many: 'Buscar números de serie',
    lookUp_other: 'Buscar números de serie',
    found: 'El número de serie {{serialNumber, name}} es del dispositivo {{id}}.',
    /** A text in place of an ID, and what is wrong with it. */
    bad: '{{text, name}}: {{problem}}',
    more_one: '{{count, number}} más no es un ID de dispositivo.',
    more_many: '{{count, number}} más no son ID de dispositivos.',
    more_other: '{{count, number}} más no son ID de dispositivos.',
  },
};
