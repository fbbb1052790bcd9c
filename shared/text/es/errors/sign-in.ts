import type { ErrorTextsOf } from '../../catalogue.ts';

export const signInErrors: ErrorTextsOf<'sign-in'> = {
  'sign-in-details-missing': {
    title: 'Falta un dato para iniciar sesión',
    happened: 'La nube los necesita todos.',
    next: 'Rellene el campo vacío.',
  },
  'sign-in-refused': {
    title: 'La nube rechazó el inicio de sesión',
    happened: 'Ninguna cuenta tiene este correo con esta contraseña.',
    next: 'Compruebe ambos e inicie sesión de nuevo.',
  },
  'one-time-code-refused': {
    title: 'La nube rechazó el código de un solo uso',
    happened: 'Un código sirve poco tiempo y para un solo inicio de sesión.',
    next: 'Introduzca el código que muestra ahora su aplicación de autenticación.',
  },
  'one-time-code-expired': {
    title: 'El inicio de sesión tardó demasiado',
    happened: 'La nube espera poco tiempo el código de un solo uso.',
    next: 'Inicie sesión de nuevo con su correo y contraseña.',
  },
  'sign-in-locked-out': {
    title: 'Demasiados intentos de inicio de sesión',
    happened: 'Tras 10 rechazos seguidos, la nube bloquea esta dirección durante 30 minutos.',
    next: 'Espere 30 minutos e inicie sesión de nuevo.',
  },
  'access-token-invalid': {
    title: 'El token de acceso no es válido',
    happened: 'La nube no lo acepta. Puede estar borrado o caducado.',
    next: 'Inicie sesión de nuevo o pegue otro token de acceso.',
  },
  'oauth-client-refused': {
    title: 'La nube rechazó el cliente OAuth',
    happened: 'El ID y el secreto de cliente no concuerdan.',
    next: 'Compruebe ambos e inicie sesión de nuevo. Los de su cuenta están en Ajustes.',
  },
  'attempt-of-another-account': {
    title: 'Esta configuración era de otra cuenta',
    happened: 'Era para {{userName, name}}, y usted ha iniciado sesión en otra cuenta.',
    next: 'Cierre sesión e iníciela en esa cuenta, u olvide esta configuración.',
  },
  'attempt-of-another-cloud': {
    title: 'Esta configuración empezó con otra nube',
    happened: 'Era para la nube en {{cloud, name}}. Photon Setup usa ahora otra.',
    next: 'Guarde esa dirección en Ajustes e inicie sesión allí, u olvide esta configuración.',
  },
  'attempt-owner-unknown': {
    title: 'No se sabe para quién era esta configuración',
    happened: 'Su registro o su token de acceso no indica la cuenta y su nube.',
    next: 'Olvide esta configuración y configure el dispositivo de nuevo.',
  },
  'sign-out-not-done': {
    title: 'La nube no anuló su token de acceso',
    happened: 'Ya no está en este equipo, pero sirve en la nube hasta que caduque.',
    next: 'Inténtelo ahora de nuevo. Más tarde, use “particle token list” y “particle token revoke”.',
  },
  'not-signed-in': {
    title: 'No ha iniciado sesión',
    happened: 'Un Photon se vincula mediante su cuenta de Particle.',
    next: 'Inicie sesión e inténtelo de nuevo.',
  },
};
