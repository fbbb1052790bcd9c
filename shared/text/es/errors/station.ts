import type { ErrorTextsOf } from '../../catalogue.ts';

export const stationErrors: ErrorTextsOf<'station'> = {
  'preset-unreadable': {
    title: 'El preajuste no se puede usar',
    happened: 'El archivo no es un preajuste, o una de sus entradas no es válida.',
    next: 'Corrija la entrada indicada y empiece de nuevo.',
  },
  'preset-newer': {
    title: 'El preajuste necesita una versión más nueva',
    happened: 'Esta versión de Photon Setup no puede leer preajustes de formato {{version}}.',
    next: 'Actualice Photon Setup y empiece de nuevo.',
  },
  'preset-password-missing': {
    title: 'Falta una contraseña',
    happened: 'El preajuste no tiene contraseña para {{network, name}}, o su variable está vacía.',
    next: 'Introdúzcala en el preajuste, o defina la variable que indica passwordEnv.',
  },
  'preset-name-taken': {
    title: 'Este nombre ya está en uso',
    happened: 'Otro preajuste de este equipo se llama {{name, name}}.',
    next: 'Elija otro nombre.',
  },
  'preset-not-saved': {
    title: 'El preajuste no se guardó',
    happened: 'No se pudo escribir su archivo, o algo lo cambió entretanto.',
    next: 'Compruebe el espacio libre en disco, recargue los preajustes y guarde de nuevo.',
  },
  'device-set-up-already': {
    title: 'Este Photon ya está configurado',
    happened: 'Se configuró o se configura aquí, o es un Photon de referencia. No se cambió nada en él.',
    next: 'Apártelo.',
  },
  'photon-left-untouched': {
    title: 'El Photon desapareció antes de conectar con él',
    happened:
      'Esta estación no le envió nada. Lo más probable es que se apagara, se alejara o se configurara en otro lugar.',
    next: 'Compruebe su LED de estado. Si parpadea en azul, déjelo cerca de la estación.',
  },
  'device-set-up-elsewhere': {
    title: 'Este Photon se configuró en otro lugar',
    happened: 'Se puso en línea antes de que esta estación le pidiera conectarse.',
    next: 'Déjelo con los terminados.',
  },
  'preset-needs-serials': {
    title: 'Faltan números de serie o clientes',
    happened: 'El preajuste los necesita para cada dispositivo, y aquí nada los da.',
    next: 'Añada una lista de dispositivos o cambie el preajuste.',
  },
  'device-list-unreadable': {
    title: 'La lista de dispositivos no se puede usar',
    happened: 'No tiene filas, o una columna falta, está repetida o no corresponde al preajuste.',
    next: 'Corrija las columnas serial, id, customer y name y empiece de nuevo.',
  },
  'device-list-row-invalid': {
    title: 'Una fila de la lista no es válida',
    happened: 'La fila {{row}} está incompleta o tiene un valor no válido. No se configuró nada.',
    next: 'Corrija esa fila y empiece de nuevo.',
  },
  'device-list-twice': {
    title: 'La lista tiene un valor repetido',
    happened: 'Las filas {{before}} y {{row}} tienen el mismo número de serie, ID o nombre.',
    next: 'Corrija una de las dos filas y empiece de nuevo.',
  },
  'device-not-on-list': {
    title: 'Este Photon no está en la lista',
    happened: 'La lista no tiene ninguna fila libre para él. No se cambió nada en él.',
    next: 'Apártelo y revise la lista.',
  },
  'device-list-foreign': {
    title: 'Un dispositivo de la lista no es del producto',
    happened: 'La nube no admitió en el producto el dispositivo de la fila {{row}}. No se configuró nada.',
    next: 'Quite esa fila de la lista o averigüe de quién es el dispositivo.',
  },
  'serial-without-device': {
    title: 'Ningún dispositivo tiene ese número de serie',
    happened: 'Ni la nube ni el historial muestran un dispositivo con {{serial, name}}. No se cambió nada en ninguno.',
    next: 'Compárelo con la etiqueta, añada el dispositivo al producto o use su ID.',
  },
  'serial-of-several-devices': {
    title: 'Varios dispositivos tienen ese número de serie',
    happened: 'Más de un dispositivo tiene {{serial, name}}. No se cambió ninguno.',
    next: 'Use el ID del dispositivo que quiere, u otro número.',
  },
  'serial-of-another-device': {
    title: 'Un número de serie es de otro dispositivo',
    happened: 'La nube muestra otro número de serie para el ID de la fila {{row}}. No se configuró nada.',
    next: 'Compare ambos con la etiqueta y corrija esa fila.',
  },
  'scan-unreadable': {
    title: 'El escaneo no se puede usar',
    happened: 'Estaba cortado, tenía varios códigos o no es un número de serie ni un ID de un Photon.',
    next: 'Escanee de nuevo una sola etiqueta.',
  },
  'scan-not-a-photon': {
    title: 'Este código no es de un Photon',
    happened: 'El número de serie de un Photon tiene 15 caracteres y empieza por PH. No se consultó nada.',
    next: 'Escanee la etiqueta del Photon.',
  },
  'scan-not-listed': {
    title: 'Este código no está en la lista',
    happened: 'La lista asigna sus propios números de serie, y este no es uno de ellos.',
    next: 'Escanee un número de la lista o corrija la lista.',
  },
  'scan-not-as-pattern': {
    title: 'El número de serie no sigue el patrón',
    happened: 'Los números de este preajuste son como {{pattern, name}}. Lo escaneado es como {{scanned, name}}.',
    next: 'Escanee el código correcto o corrija el patrón del preajuste.',
  },
  'number-used-already': {
    title: 'Este número de serie ya está usado',
    happened: 'Un dispositivo tiene {{serial, name}} o lo está recibiendo.',
    next: 'Escanee otro número.',
  },
  'number-taken-over': {
    title: 'Este número de serie ya está ocupado',
    happened: 'No estuvo reservado aquí durante un tiempo. Otro dispositivo u otra estación tiene {{serial, name}}.',
    next: 'Vuelva a configurar el dispositivo con otro número.',
  },
  'scan-other-layout': {
    title: 'El teclado del escáner no parece el correcto',
    happened:
      'Probablemente escribe para otra distribución de teclado que la de este equipo. No se usó nada de lo escaneado.',
    next: 'Ponga el escáner en la distribución de teclado de este equipo y escanee PS:TEST.',
  },
  'scan-layout-untold': {
    title: 'Este código de prueba no revisa el teclado',
    happened: 'No tiene ninguna de las letras que cambian entre distribuciones de teclado, como Y y Z.',
    next: 'Imprima de nuevo los códigos de control y escanee el nuevo PS:TEST.',
  },
  'scan-after-end': {
    title: 'La línea no acepta más dispositivos',
    happened: 'Esta etiqueta se escaneó mientras la línea terminaba. Su Photon no se configuró.',
    next: 'Escanéela de nuevo en la próxima línea.',
  },
  'customer-not-scanned': {
    title: 'No se sabe quién es el cliente',
    happened: 'No se escaneó ningún cliente o el último escaneo no sirve. El próximo Photon espera.',
    next: 'Escanee o escriba el correo electrónico del cliente y pulse Intro.',
  },
  'scan-not-asked': {
    title: 'Aquí no hace falta ninguna etiqueta',
    happened: 'Esta línea toma sus dispositivos sin escanear. Lo escaneado no se usó.',
    next: 'Continúe sin escanear.',
  },
  'cable-same-or-another': {
    title: '¿Ya configurado, u otro Photon?',
    happened: 'El que pasó aquí, u otro, no responde por USB.',
    next: 'Si es otro Photon, mantenga pulsado SETUP 3 segundos hasta que el LED parpadee en azul oscuro.',
  },
  'order-after-end': {
    title: 'La línea ya está terminando',
    happened: 'Ya no toma ningún dispositivo. No se cambió nada.',
    next: 'Inicie la próxima línea.',
  },
  'line-device-not-there': {
    title: 'Ningún dispositivo para eso',
    happened: 'No se trata de ningún dispositivo, o pasó, se apartó o se está reintentando. No se anotó nada.',
    next: 'Elija el dispositivo en la lista.',
  },
  'line-label-not-there': {
    title: 'Ninguna etiqueta que reimprimir',
    happened: 'Ningún dispositivo de esta línea ha tenido aquí su etiqueta, o fue hace mucho.',
    next: 'Imprima la etiqueta desde el historial.',
  },
  'first-article-unconfirmed': {
    title: 'El primer dispositivo espera su revisión',
    happened: 'Pasó. No se configura ningún otro hasta que alguien lo haya mirado.',
    next: 'Revíselo y continúe, o escanee PS:GO.',
  },
  'golden-first': {
    title: 'Primero va el Photon de referencia',
    happened: 'Este espera hasta que aquel pase. No se cambió nada en él.',
    next: 'Deje aquí este Photon y traiga el Photon de referencia.',
  },
  'golden-failed': {
    title: 'El Photon de referencia no pasó',
    happened: 'En un puesto que funciona, pasa. No se configuró ningún otro dispositivo.',
    next: 'Corrija la causa que indica su resultado y vuelva a probarlo.',
  },
  'golden-not-found': {
    title: 'No se encontró el Photon de referencia',
    happened: 'Ningún Photon encontrado tiene el ID {{id, name}}.',
    next: 'Tráigalo y mantenga pulsado SETUP 3 segundos hasta que su LED parpadee en azul oscuro.',
  },
  'device-not-scanned': {
    title: 'Este Photon no se ha escaneado',
    happened: 'Es otro dispositivo distinto de los escaneados. No se cambió nada en él.',
    next: 'Escanee su etiqueta, o apáguelo y traiga el escaneado.',
  },
  'hook-failed': {
    title: 'No se transmitió un resultado',
    happened: 'El hook {{hook, name}} falló. La línea sigue y el resultado queda en el historial.',
    next: 'Revise el hook en el preajuste.',
  },
  'station-disk-not-writable': {
    title: 'No se puede escribir en este equipo',
    happened:
      'El disco está lleno o no se puede escribir en la carpeta de Photon Setup. No se tocó ningún dispositivo.',
    next: 'Libere espacio o revise sus permisos y empiece de nuevo.',
  },
  'station-clock-off': {
    title: 'El reloj de este equipo no va bien',
    happened: 'Difiere en {{offMs, duration}} del de la nube. No se tocó ningún dispositivo.',
    next: 'Ajuste la fecha y la hora de este equipo y empiece de nuevo.',
  },
  'label-too-small': {
    title: 'La etiqueta es demasiado pequeña',
    happened: 'El código y el texto necesitan {{width, number}} × {{height, number}} mm.',
    next: 'Use una etiqueta más grande, un texto más pequeño u otro código.',
  },
  'label-text-missing': {
    title: 'No se puede rellenar la etiqueta',
    happened: 'El dispositivo no tiene {{field, name}}, o no cabe en la etiqueta.',
    next: 'Dé ese valor al dispositivo o quítelo de la etiqueta.',
  },
  'printer-not-found': {
    title: 'No se encontró la impresora',
    happened: 'Este equipo no muestra ninguna impresora llamada {{printer, name}}.',
    next: 'Conecte la impresora o elija otra.',
  },
  'network-not-found-here': {
    title: 'Wi-Fi no encontrado aquí: {{network, name}}',
    happened: 'Lo que este equipo no encuentra puede estar oculto, ser solo de 5 GHz o estar demasiado lejos.',
    next: 'Revise el nombre y el router. Esto no detiene la línea.',
  },
  'printer-out-of-paper': {
    title: 'La impresora parece no tener papel',
    happened: '{{printer, name}} no tenía papel cuando este equipo lo comprobó por última vez.',
    next: 'Ponga papel antes de la primera etiqueta.',
  },
  'label-not-printed': {
    title: 'Quizá no se imprimió la etiqueta',
    happened: 'El sistema de impresión la rechazó o no respondió a tiempo. El resultado del dispositivo no cambia.',
    next: 'Si no sale, imprímala otra vez desde el historial.',
  },
  'label-not-saved': {
    title: 'No se guardó la etiqueta',
    happened: 'No se pudo escribir el archivo PDF en ese lugar.',
    next: 'Elija otra carpeta.',
  },
  'labels-need-window': {
    title: 'Aquí no se imprimen etiquetas',
    happened: 'El preajuste tiene etiqueta y solo la ventana imprime. No se tocó ningún dispositivo.',
    next: 'Añada --labels con una carpeta, o --without-labels.',
  },
};
