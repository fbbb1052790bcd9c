import type { TextsOf } from '../catalogue.ts';

/** Signing in to the cloud. */
export const texts: TextsOf<'sign-in', 'es'> = {
  signIn: {
    title: 'Iniciar sesión en Particle',
    lead: 'Use la cuenta de Particle a la que deba pertenecer su Photon.',
    email: 'Correo electrónico',
    password: 'Contraseña',
    submit: 'Iniciar sesión',
    submitting: 'Iniciando sesión…',
    emailMissing: 'Introduzca el correo electrónico de su cuenta de Particle.',
    passwordGoesTo: 'Se envía a la nube en {{cloud, name}}.',
    passwordMissing: 'Introduzca su contraseña.',
    useToken: 'Usar un token de acceso',
    usePassword: 'Usar correo y contraseña',
    tokenTitle: 'Iniciar sesión con un token de acceso',
    token: 'Token de acceso',
    tokenHint: 'La nube lo comprueba antes de que ocurra nada más.',
    tokenMissing: 'Pegue un token de acceso.',
    codeTitle: 'Introduzca el código de un solo uso',
    codeLead: 'Su cuenta usa la verificación en dos pasos. Abra su aplicación de autenticación.',
    code: 'Código de un solo uso',
    codeMissing: 'Introduzca el código de su aplicación de autenticación.',
    codeSubmit: 'Continuar',
    otherAccount: 'Usar otra cuenta',
    stay: 'Mantener la sesión iniciada',
    stayHint: 'Guarda un token de acceso o secreto de cliente, protegido por el llavero, nunca una contraseña.',
    refusals_one:
      'Se ha rechazado {{count, number}} inicio de sesión. Tras {{limit, number}} seguidos, la nube bloquea los inicios de sesión desde aquí durante {{block, duration}}.',
    refusals_many:
      'Se han rechazado {{count, number}} de inicios de sesión seguidos. Tras {{limit, number}}, la nube bloquea los inicios de sesión desde aquí durante {{block, duration}}.',
    refusals_other:
      'Se han rechazado {{count, number}} inicios de sesión seguidos. Tras {{limit, number}}, la nube bloquea los inicios de sesión desde aquí durante {{block, duration}}.',
    lockedUntil: 'La nube vuelve a aceptar inicios de sesión desde aquí a las {{time}}.',
  },
};
