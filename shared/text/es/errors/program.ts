import type { ErrorTextsOf } from '../../catalogue.ts';

export const programErrors: ErrorTextsOf<'program'> = {
  cancelled: {
    title: 'Configuración cancelada',
    happened: 'Se canceló antes de completarse.',
    next: 'Empiece de nuevo cuando quiera.',
  },
  'internal-error': {
    title: 'Algo ha fallado en Photon Setup',
    happened: 'Se ha producido un error interno.',
    next: 'Inténtelo de nuevo. Si se repite, copie los detalles e informe de ellos.',
  },
  'invalid-input': {
    title: 'Este valor no se puede usar',
    happened: 'No tiene el formato necesario.',
    next: 'Compruebe el valor e introdúzcalo de nuevo.',
  },
  'waited-too-long': {
    title: 'La configuración tardó demasiado',
    happened: 'Un paso no terminó a tiempo.',
    next: 'Inténtelo de nuevo.',
  },
  'setup-already-running': {
    title: 'Ya hay otra configuración en marcha',
    happened: 'Este equipo puede configurar un Photon a la vez.',
    next: 'Espere a que termine o cancélela.',
  },
  'settings-unreadable': {
    title: 'No se pudieron leer sus ajustes',
    happened: 'Se usan los ajustes y la nube predeterminados. No se borró nada del archivo.',
    next: 'Compruebe la nube y el Wi-Fi en Ajustes antes de iniciar sesión.',
  },
  'settings-not-saved': {
    title: 'No se pudieron guardar los ajustes',
    happened: 'Este equipo no permitió escribir el archivo de ajustes.',
    next: 'Compruebe el espacio libre y sus permisos y guarde de nuevo.',
  },
  'journal-not-written': {
    title: 'No se pudo guardar su red actual',
    happened: 'No se pudo escribir un archivo. Tras un fallo, Photon Setup no conocería su red.',
    next: 'Compruebe el espacio libre de este equipo.',
  },
  'record-not-read': {
    title: 'Ahora no se puede leer el historial',
    happened: 'Sin él no se sabe qué números de serie y dispositivos ya han tenido su turno.',
    next: 'Compruebe el disco de este equipo y su espacio libre. Una línea sigue por sí sola.',
  },
  'record-gone': {
    title: 'El archivo del historial ya no está',
    happened: 'Se borró, se movió o se sustituyó. Las configuraciones en curso están en el archivo que hay ahora.',
    next: 'Recupere una copia si necesita las configuraciones anteriores.',
  },
  'ledger-not-written': {
    title: 'No se pudo registrar esta configuración',
    happened: 'No se pudo escribir un archivo. Tras un fallo, Photon Setup no sabría de esta configuración.',
    next: 'Compruebe el espacio libre de este equipo.',
  },
  'journal-damaged': {
    title: 'Una línea del registro está incompleta',
    happened: 'Lo más probable es un corte de corriente al escribir. Todo lo anterior a esa línea se conserva.',
    next: 'Puede continuar.',
  },
  'journal-unreadable': {
    title: 'No se puede leer el registro de configuraciones',
    happened: 'Si una se interrumpió, Photon Setup no lo sabe ahora. El archivo se conserva.',
    next: 'Compruebe que este equipo está en su red habitual y vuelva a iniciar Photon Setup.',
  },
  'record-damaged': {
    title: 'El archivo del historial estaba dañado',
    happened: '{{saved, number}} configuraciones se han pasado a uno nuevo. El dañado se conserva como {{file}}.',
    next: 'Puede continuar. Envíe ese archivo a su soporte si faltan configuraciones.',
  },
  'record-newer': {
    title: 'El historial es de una versión más nueva',
    happened: 'Un Photon Setup más nuevo cambió el archivo. Esta versión no lo toca ni registra nada.',
    next: 'Instale la versión más nueva en este equipo.',
  },
  'record-not-opened': {
    title: 'No se puede abrir el historial',
    happened: 'Este equipo no abrió el archivo. Las configuraciones funcionan, pero no se registran.',
    next: 'Compruebe sus permisos para esa carpeta y vuelva a iniciar Photon Setup.',
  },
  'record-disk-full': {
    title: 'El disco está lleno y no se registra nada',
    happened: 'La configuración continúa. Si se interrumpe, Photon Setup no lo sabrá en el próximo inicio.',
    next: 'Libere espacio en el disco de este equipo.',
  },
  'record-not-forwarded': {
    title: 'Algunas configuraciones solo están aquí',
    happened: '{{waiting, number}} de ellas aún no están en el historial compartido. No se borró nada.',
    next: 'Espere a que se compartan y bórrelas después.',
  },
  'shared-record-unreachable': {
    title: 'No se llega al historial compartido',
    happened: 'Su servidor no responde, o no lo hizo un rato. Se puede configurar, pero ninguna lista da números.',
    next: 'Compruebe que el servidor funciona y que este equipo está en su red.',
  },
  'shared-record-not-postgres': {
    title: 'En esta dirección no hay historial compartido',
    happened: 'Algo responde allí, pero no es PostgreSQL.',
    next: 'Compruebe la dirección y el puerto.',
  },
  'shared-record-not-trusted': {
    title: 'El certificado del servidor no es de confianza',
    happened: 'No vale para esta dirección o no lo firma nadie conocido aquí. No se envió ninguna contraseña.',
    next: 'Pida al responsable del servidor su archivo de CA y elíjalo.',
  },
  'shared-record-no-tls': {
    title: 'Esta conexión no está bastante cifrada',
    happened: 'Este servidor no tiene TLS, o sin TLS pide la contraseña a la vista.',
    next: 'Pida al responsable del servidor que active TLS.',
  },
  'shared-record-plain-outside': {
    title: 'Esta dirección necesita TLS',
    happened: 'Sin TLS, el historial compartido solo funciona en redes privadas, y esta dirección no está en ninguna.',
    next: 'Conéctese con TLS.',
  },
  'shared-record-sign-in-refused': {
    title: 'El historial compartido rechazó el acceso',
    happened: 'Su servidor no acepta este usuario, la contraseña o la base de datos.',
    next: 'Compruebe el usuario y la base de datos, y vuelva a escribir la contraseña.',
  },
  'shared-record-newer': {
    title: 'El historial compartido es de una versión más nueva',
    happened: 'Un Photon Setup más nuevo lo cambió. Esta versión no lo toca y lo nuevo espera aquí.',
    next: 'Instale la versión más nueva en este equipo.',
  },
  'shared-record-not-made': {
    title: 'El historial compartido no está preparado',
    happened: 'Su servidor es anterior a PostgreSQL 14 o este usuario no puede usar las tablas.',
    next: 'Pida al responsable del servidor que lo prepare para Photon Setup.',
  },
  'shared-record-full': {
    title: 'El historial compartido no guarda nada más',
    happened: 'El disco de su servidor está lleno. Las configuraciones funcionan y su registro espera aquí.',
    next: 'Libere espacio en el disco del servidor.',
  },
  'shared-record-no-password': {
    title: 'Photon Setup no tiene contraseña para el historial compartido',
    happened: 'Las configuraciones funcionan y su registro espera en este equipo.',
    next: 'Introduzca la contraseña en los ajustes o defina {{variable, name}} en el terminal.',
  },
  'other-stations-not-asked': {
    title: 'No se preguntó a otras estaciones',
    happened: 'El historial compartido no responde ahora: quizá otra estación configura este dispositivo.',
    next: 'Puede continuar.',
  },
  'device-taken-over': {
    title: 'Otra estación se hizo cargo de este dispositivo',
    happened: 'Esta estación perdió el contacto con el historial compartido y no cambió nada más.',
    next: 'Compruebe el dispositivo en la otra estación.',
  },
  'device-at-another-station': {
    title: 'Otra estación está configurando este dispositivo',
    happened: '{{station, name}} trabaja con él ahora mismo, así que esta estación paró.',
    next: 'Configure otro dispositivo.',
  },
  'device-done-elsewhere': {
    title: 'Este dispositivo ya se configuró',
    happened: '{{station, name}} lo terminó hace {{agoMs, duration}}.',
    next: 'Compruebe que es el dispositivo correcto.',
  },
  'app-closing': {
    title: 'Photon Setup se está cerrando',
    happened: 'Termina lo que está en marcha y no empieza nada nuevo.',
    next: 'Vuelva a iniciar Photon Setup cuando se haya cerrado.',
  },
  'link-not-opened': {
    title: 'No se pudo abrir la página',
    happened: 'Este equipo no inició un navegador para ella.',
    next: 'Abra {{address}} en un navegador.',
  },
};
