import type { TextsOf } from '../catalogue.ts';

/** A proxy that asks for a name and a password. */
export const texts: TextsOf<'proxy', 'es'> = {
  proxy: {
    title: 'Iniciar sesión en el proxy de su red',
    lead: 'Este equipo llega a la nube de Particle a través de {{proxy, name}}. Lo que introduzca solo va a este proxy.',
    refused: 'El proxy ha rechazado este nombre de usuario y contraseña. Compruebe ambos.',
    name: 'Usuario del proxy',
    nameMissing: 'Introduzca su nombre de usuario del proxy.',
    password: 'Contraseña del proxy',
    keep: 'Guardar ambos en este equipo',
    keepHint: 'Protegidos por el llavero del sistema hasta que los borre en Ajustes.',
    submit: 'Continuar',
    trying: 'Intentándolo…',
  },
};
