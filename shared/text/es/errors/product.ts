import type { ErrorTextsOf } from '../../catalogue.ts';

export const productErrors: ErrorTextsOf<'product'> = {
  'not-signed-in-to-product': {
    title: 'No ha iniciado sesión en un producto',
    happened: 'Esto requiere el ID y el secreto de cliente de un producto.',
    next: 'Inicie sesión en el producto.',
  },
  'product-not-found': {
    title: 'Ese producto no existe',
    happened: 'La nube no muestra a este cliente ningún producto con este ID o slug.',
    next: 'Compruebe el producto en la consola de Particle e introdúzcalo de nuevo.',
  },
  'product-of-another-client': {
    title: 'Este cliente es de otro producto',
    happened: 'La nube acepta el cliente, pero no para este producto.',
    next: 'Introduzca el producto en que se creó el cliente, o un cliente de este producto.',
  },
  'customer-name-invalid': {
    title: 'Esto no es un correo electrónico',
    happened: 'Un cliente se nombra con algo en formato de correo.',
    next: 'Introdúzcalo en el formato name@example.com.',
  },
  'customer-not-opened': {
    title: 'No se pudo crear el cliente',
    happened: 'La nube no creó este cliente ni dejó que este cliente OAuth actuara por él.',
    next: 'Compruebe el correo electrónico y los permisos del cliente OAuth.',
  },
  'customer-token-of-another': {
    title: 'La nube respondió por otro cliente',
    happened: 'El token de acceso no es del cliente pedido, así que no se usa.',
    next: 'Inténtelo de nuevo. Si se repite, copie los detalles e informe de ellos.',
  },
  'customer-not-found': {
    title: 'No se encontró el cliente',
    happened: 'La nube no da a este cliente OAuth acceso a un cliente con este correo electrónico.',
    next: 'Compruebe cómo está escrita la dirección y los permisos del cliente OAuth.',
  },
  'device-not-in-product': {
    title: 'El dispositivo no está en este producto',
    happened: 'No figura en la lista de dispositivos del producto.',
    next: 'Añada primero el dispositivo al producto.',
  },
  'device-owned-outside-team': {
    title: 'El propietario es ajeno al equipo del producto',
    happened: 'La nube no añade dispositivos cuyo propietario no sea del equipo del producto.',
    next: 'Pida a su propietario que lo desvincule y añádalo de nuevo.',
  },
  'device-unknown-to-product': {
    title: 'La nube no aceptó este dispositivo',
    happened: 'El ID es desconocido o el tipo de dispositivo no es el del producto.',
    next: 'Compruebe el ID de la etiqueta y que el producto sea para Photons.',
  },
  'device-denied': {
    title: 'El producto deniega este dispositivo',
    happened: 'Alguien del equipo lo denegó.',
    next: 'Haga que el equipo lo apruebe en la consola de Particle e inténtelo de nuevo.',
  },
  'device-quarantined': {
    title: 'El dispositivo está en cuarentena',
    happened: 'Indica este producto, pero nadie lo ha aprobado aún.',
    next: 'Haga que el equipo lo apruebe en la consola de Particle e inténtelo de nuevo.',
  },
  'device-not-customers': {
    title: 'El dispositivo no se vinculó al cliente',
    happened: 'Está en línea, pero el producto muestra otro propietario o ninguno.',
    next: 'Configúrelo de nuevo. Si el propietario sigue, desvincúlelo primero.',
  },
  'device-has-owner': {
    title: 'El dispositivo tiene propietario',
    happened: 'Está en su producto y es de {{owner, name}}.',
    next: 'Desvincúlelo primero, o inténtelo de nuevo y acepte desvincularlo.',
  },
  'import-file-unreadable': {
    title: 'El archivo no se puede leer',
    happened: 'Este equipo no pudo leerlo, o no es ni texto ni un libro de Excel.',
    next: 'Compruebe el archivo y su ruta. Una lista puede ser texto, CSV o un libro de Excel (.xlsx).',
  },
  'import-without-ids': {
    title: 'No hay ID de dispositivos',
    happened: 'Un ID de dispositivo tiene 24 caracteres, 0–9 y a–f.',
    next: 'Compruebe que ha elegido la lista correcta.',
  },
  'import-column-unclear': {
    title: 'La columna de ID no está clara',
    happened: 'Podría ser más de una columna, así que no se envió nada.',
    next: 'Elija la columna. En el terminal, use --column con su número, su nombre o “all”.',
  },
  'import-workbook-too-large': {
    title: 'El libro es demasiado grande',
    happened: 'Descomprimido tiene más datos de los que Photon Setup puede leer.',
    next: 'Guarde en Excel la hoja con los ID como CSV y elija ese archivo.',
  },
  'import-file-changed': {
    title: 'El archivo cambió después de la vista previa',
    happened: 'Se cambió, movió o borró después de mostrarse. No se envió nada.',
    next: 'Elija el archivo de nuevo y compruebe sus columnas.',
  },
  'import-several-sheets': {
    title: 'El libro tiene varias hojas',
    happened: 'Más de una hoja tiene filas, así que no se envió nada.',
    next: 'Guarde la hoja con los ID como libro aparte o como CSV.',
  },
  'variable-not-found': {
    title: 'Esta variable no se puede leer',
    happened: 'La nube no la encontró en este dispositivo.',
    next: 'Compruebe que el firmware del dispositivo aún la tenga.',
  },
  'customer-not-listed': {
    title: 'El cliente aún no figura en la lista',
    happened: 'El dispositivo está vinculado a este cliente. La lista del producto puede tardar.',
    next: 'Compruebe la lista de nuevo en un minuto.',
  },
};
