import type { ErrorTextsOf } from '../../catalogue.ts';

export const networkErrors: ErrorTextsOf<'network'> = {
  'network-name-invalid': {
    title: 'Este nombre de red no sirve',
    happened: 'Un nombre tiene de 1 a 32 bytes. Este tiene {{bytes, bytes}}.',
    next: 'Compruebe el nombre. Cada acento o emoji ocupa varios bytes.',
  },
  'network-name-not-settable': {
    title: 'Un Photon no puede guardar este nombre de red',
    happened: 'Guarda mal las comillas y las barras invertidas.',
    next: 'Elija otra red o cambie el nombre de esta en su router.',
  },
  'network-password-missing': {
    title: 'Falta la contraseña del Wi-Fi',
    happened: 'Sin ella no es posible conectarse a esta red.',
    next: 'Introduzca la contraseña del Wi-Fi.',
  },
  'network-password-too-short': {
    title: 'Esta contraseña es demasiado corta',
    happened: 'Tiene {{bytes, bytes}}. Las redes de este tipo usan de 8 a 64.',
    next: 'Compruebe la contraseña del Wi-Fi.',
  },
  'network-password-too-long': {
    title: 'Esta contraseña es demasiado larga',
    happened: 'Tiene {{bytes, bytes}} y el límite es 64. Cada acento o emoji ocupa varios bytes.',
    next: 'Compruebe la contraseña del Wi-Fi.',
  },
  'network-wep-key-invalid': {
    title: 'Esta clave WEP no es válida',
    happened: 'Tiene {{bytes, bytes}}. Use 5 o 13 caracteres, o 10 o 26 dígitos de 0–9 y A–F.',
    next: 'Compruebe la clave WEP.',
  },
  'network-security-unknown': {
    title: 'La seguridad de esta red es desconocida',
    happened: 'Un Photon admite redes abiertas, WEP, WPA y WPA2. No puede conectarse a redes solo WPA3.',
    next: 'Elija la seguridad manualmente o use una red con WPA2.',
  },
  'network-security-misprint': {
    title: 'Este número de seguridad es una errata conocida',
    happened: 'Una guía muy copiada da 2097165 para WPA con AES. Un Photon lo lee como WEP.',
    next: 'Use 2097156 o elija la seguridad por su nombre.',
  },
  'enterprise-details-missing': {
    title: 'Falta un dato de empresa',
    happened: 'La red lo necesita para dejar que el Photon se conecte.',
    next: 'Rellene el campo marcado.',
  },
  'enterprise-details-too-long': {
    title: 'Un dato de empresa es demasiado largo',
    happened: 'Tiene {{bytes, bytes}}. Un Photon guarda como máximo {{limit, number}}.',
    next: 'Acorte el campo marcado.',
  },
  'enterprise-details-not-settable': {
    title: 'Un Photon no puede guardar este dato',
    happened: 'Guarda mal las comillas y las barras invertidas.',
    next: 'Cambie el campo marcado.',
  },
  'enterprise-key-unreadable': {
    title: 'Esto no es una clave privada',
    happened: 'Una clave privada es texto entre -----BEGIN PRIVATE KEY----- y -----END PRIVATE KEY-----.',
    next: 'Pegue la clave completa, con su primera y última línea.',
  },
  'enterprise-key-passphrase-missing': {
    title: 'La clave privada está cifrada',
    happened: 'No se puede leer sin su frase de contraseña.',
    next: 'Introduzca la frase de contraseña de la clave privada.',
  },
  'enterprise-key-passphrase-wrong': {
    title: 'La clave privada no se puede descifrar',
    happened: 'La frase de contraseña es incorrecta o la clave está dañada.',
    next: 'Compruebe la frase de contraseña y después la clave.',
  },
  'enterprise-key-kind-refused': {
    title: 'Un Photon no puede usar este tipo de clave privada',
    happened: 'Admite claves RSA de hasta 2048 bits y claves de la curva P-256.',
    next: 'Pida un certificado con una clave admitida.',
  },
  'enterprise-certificate-unreadable': {
    title: 'Esto no es un certificado',
    happened: 'Un certificado es texto entre -----BEGIN CERTIFICATE----- y -----END CERTIFICATE-----.',
    next: 'Pegue el certificado completo, con su primera y última línea.',
  },
  'network-password-letters': {
    title: 'Un carácter de esta contraseña no se puede enviar',
    happened: 'Las contraseñas de empresa solo admiten letras de Europa occidental y ningún carácter nulo.',
    next: 'Elija una contraseña sin otros caracteres.',
  },
  'network-password-not-hexadecimal': {
    title: 'Esta contraseña no puede ser correcta',
    happened: 'Una contraseña de Wi-Fi tiene 8–63 caracteres. Con 64 es una clave de dígitos de 0–9 y A–F.',
    next: 'Compruebe la contraseña del Wi-Fi.',
  },
  'enterprise-key-of-another': {
    title: 'La clave privada no es la de este certificado',
    happened: 'La red rechazaría el Photon.',
    next: 'Introduzca la clave privada que corresponde al certificado de cliente.',
  },
  'network-not-in-list': {
    title: 'El Photon no puede ver {{network, name}}',
    happened: 'No está en la lista del Photon. Un Photon solo puede ver redes de 2,4 GHz.',
    next: 'Compruebe el nombre, acerque el Photon al router e inténtelo de nuevo.',
  },
  'enterprise-refused': {
    title: 'El Photon rechazó los datos de empresa',
    happened: 'No pudo guardar el nombre de usuario, un certificado o una clave.',
    next: 'Compruebe los datos e inténtelo de nuevo.',
  },
  'enterprise-not-supported': {
    title: 'Este Photon no admite redes de empresa',
    happened: 'Necesitan Device OS 0.7.0 o posterior.',
    next: 'Elija otra red. El Photon se actualiza cuando está en línea.',
  },
  'network-not-heard': {
    title: 'El Photon no puede ver {{network, name}}',
    happened: 'Buscó la red y no la encontró. No ve redes ocultas ni de 5 GHz.',
    next: 'Compruebe el nombre, acerque el Photon al router o elija otra red.',
  },
  'network-name-refused': {
    title: 'El Photon rechazó el nombre de la red',
    happened: 'Indicó que la longitud del nombre no es válida.',
    next: 'Compruebe el nombre o elija otra red.',
  },
  'network-password-length-refused': {
    title: 'El Photon rechazó la contraseña del Wi-Fi',
    happened: 'Indicó que la longitud de la contraseña no es válida para esta red.',
    next: 'Compruebe la contraseña del Wi-Fi.',
  },
  'network-password-not-decrypted': {
    title: 'El Photon no pudo descifrar la contraseña',
    happened: 'La contraseña se envió cifrada, pero el Photon no pudo leerla.',
    next: 'Pulse RESET, mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'network-not-stored': {
    title: 'El Photon no guardó la red',
    happened: 'Recibió los datos, pero no pudo conservarlos.',
    next: 'Pulse RESET, mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro e inténtelo de nuevo.',
  },
  'networks-not-joined': {
    title: 'El Photon no pudo conectarse a sus redes nuevas',
    happened: 'Volvió al modo de escucha. No pudo conectarse a {{network, name}}.',
    next: 'Inténtelo de nuevo e introduzca otra vez la contraseña de la red a su alcance.',
  },
  'network-second-enterprise': {
    title: 'Un Photon guarda una sola red de empresa',
    happened: 'Tiene un usuario o certificado, ya usado para {{network, name}}.',
    next: 'Quite una de las dos.',
  },
  'networks-too-many': {
    title: 'Un Photon guarda {{limit, number}} redes',
    happened: 'Otra más sustituiría a una de las anteriores.',
    next: 'Quite una de ellas.',
  },
  'network-signal-weak': {
    title: 'La señal es débil',
    happened: 'El Photon ve esta red a {{rssi, number}} dBm. Por debajo de −75 dBm la conexión suele fallar.',
    next: 'Acerque el Photon y el router.',
  },
  'network-password-blank-edges': {
    title: 'La contraseña empieza o acaba con un espacio',
    happened: 'Se usa exactamente como se introdujo, espacios incluidos.',
    next: 'Quite el espacio si no forma parte de la contraseña.',
  },
  'cable-network-open': {
    title: 'Esta red no se puede enviar por cable',
    happened: 'Por USB, este Device OS guarda mal las redes abiertas y las WEP.',
    next: 'Configure el Photon por Wi-Fi o elija una red WPA2.',
  },
  'cable-network-hidden': {
    title: 'Una red oculta no se puede enviar por cable',
    happened: 'Este equipo no la ve y, por USB, este Device OS la guarda mal.',
    next: 'Configure el Photon por Wi-Fi o elija una red de la lista.',
  },
  'cable-network-differs': {
    title: 'La red tiene otra seguridad',
    happened: 'El Photon encontró esta red con otra seguridad que la elegida, así que no se guardó nada.',
    next: 'Pulse RESET en el Photon y elija la seguridad que tiene la red.',
  },
  'cable-text-not-enterable': {
    title: 'Esto no se puede enviar por cable',
    happened: 'Contiene un carácter de control que termina o edita una línea por USB.',
    next: 'Quite el carácter o elija otra red.',
  },
};
