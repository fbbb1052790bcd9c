import type { ErrorTextsOf } from '../../catalogue.ts';

export const deviceErrors: ErrorTextsOf<'device'> = {
  'device-name-taken': {
    title: 'Este nombre ya está en uso',
    happened: 'Otro dispositivo de la cuenta ya lo tiene. El nombre no se cambió.',
    next: 'Elija otro nombre.',
  },
  'device-name-refused': {
    title: 'La nube no aceptó este nombre',
    happened: 'El nombre no se cambió. Lo más probable es que lo tenga otro dispositivo de la cuenta.',
    next: 'Elija otro nombre.',
  },
  'device-limit-reached': {
    title: 'Se ha alcanzado el límite de dispositivos',
    happened: 'La cuenta o el producto tiene tantos dispositivos como permite la nube.',
    next: 'Desvincule uno que ya no use o aumente el límite e inténtelo de nuevo.',
  },
  'device-not-in-account': {
    title: 'El dispositivo no está en esta cuenta',
    happened: 'La nube no muestra a esta cuenta ningún dispositivo con este ID.',
    next: 'Configure el Photon de nuevo o inicie sesión con la cuenta propietaria.',
  },
  'serial-number-unknown': {
    title: 'Número de serie desconocido',
    happened: 'La nube no muestra a esta cuenta ningún dispositivo con él.',
    next: 'Compárelo con la etiqueta o use el ID del dispositivo.',
  },
  'function-not-found': {
    title: 'El dispositivo no tiene esa función',
    happened: 'Su firmware no tiene ninguna función con este nombre.',
    next: 'Compruebe el nombre, también mayúsculas y minúsculas.',
  },
  'device-not-answering': {
    title: 'El dispositivo no respondió',
    happened: 'La nube reenvió la solicitud, pero no llegó respuesta.',
    next: 'Compruebe que su LED pulse en cian e inténtelo de nuevo.',
  },
  'device-not-found': {
    title: 'Ningún dispositivo coincide',
    happened: 'No está en la cuenta o el producto en los que ha iniciado sesión.',
    next: 'Compruebe el ID o el nombre. Los dispositivos de otros propietarios no se ven.',
  },
  'device-offline': {
    title: 'El dispositivo está sin conexión',
    happened: 'Esto solo funciona mientras la nube puede llegar al dispositivo.',
    next: 'Dé corriente al dispositivo, espere a que su LED pulse en cian e inténtelo de nuevo.',
  },
  'device-owned-by-somebody-else': {
    title: 'El dispositivo es de otra persona',
    happened: 'No se cambió nada. Su propietario tiene que desvincularlo primero.',
    next: 'Pida a su propietario que lo desvincule, o configúrelo de nuevo como Photon.',
  },
  'tinker-refused': {
    title: 'Esta nube no ofrece Tinker',
    happened: 'No aceptó la petición de grabar Tinker por su nombre.',
    next: 'Elija un archivo de Tinker para grabarlo.',
  },
  'change-not-seen': {
    title: 'La nube no muestra el cambio',
    happened: 'Aceptó la solicitud, pero aún muestra el dispositivo como antes.',
    next: 'Espere un minuto, compruébelo y repita el paso si nada ha cambiado.',
  },
  'order-fate-unknown': {
    title: 'El resultado es desconocido',
    happened: 'Se envió la solicitud, pero no llegó respuesta de la nube.',
    next: 'Compruebe el dispositivo en un minuto y repita solo si nada ha cambiado.',
  },
  'work-already-running': {
    title: 'Otra lista está en curso',
    happened: 'Photon Setup procesa una lista de dispositivos a la vez.',
    next: 'Espere a que termine o deténgala.',
  },
  'work-needs-product': {
    title: 'Esto requiere el producto',
    happened: 'Solo puede hacerlo un cliente OAuth del producto.',
    next: 'Inicie sesión en el producto.',
  },
  'work-needs-account': {
    title: 'Esto requiere su cuenta',
    happened: 'El dispositivo se vincularía a una cuenta, pero no hay ninguna con la sesión iniciada.',
    next: 'Inicie sesión en su cuenta.',
  },
  'report-not-saved': {
    title: 'No se pudo guardar el archivo',
    happened: 'No se pudo escribir en ese lugar.',
    next: 'Elija otra carpeta.',
  },
  'program-file-unreadable': {
    title: 'Esto no es firmware para un Photon',
    happened: 'El archivo no se puede leer, está vacío o es mayor que la memoria de un Photon.',
    next: 'Elija un archivo de firmware compilado que termine en .bin.',
  },
};
