import type { TextsOf } from '../catalogue.ts';

/** What the system shows for Photon Setup: its menu, its dialogs, and why it cannot start. */
export const texts: TextsOf<'shell', 'es'> = {
  menu: {
    about: 'Acerca de Photon Setup',
    settings: 'Ajustes…',
    report: 'Informar de un problema',
    lights: 'Guía del LED',
    shortcuts: 'Atajos de teclado',
    services: 'Servicios',
    hide: 'Ocultar Photon Setup',
    hideOthers: 'Ocultar otros',
    unhide: 'Mostrar todo',
    quit: 'Salir de Photon Setup',
    edit: 'Edición',
    undo: 'Deshacer',
    redo: 'Rehacer',
    cut: 'Cortar',
    copy: 'Copiar',
    paste: 'Pegar',
    pasteAndMatchStyle: 'Pegar con el mismo estilo',
    delete: 'Borrar',
    selectAll: 'Seleccionar todo',
    substitutions: 'Sustituciones',
    showSubstitutions: 'Mostrar sustituciones',
    toggleSmartQuotes: 'Comillas inteligentes',
    toggleSmartDashes: 'Guiones inteligentes',
    toggleTextReplacement: 'Sustitución de texto',
    speech: 'Voz',
    startSpeaking: 'Empezar a hablar',
    stopSpeaking: 'Dejar de hablar',
    view: 'Visualización',
    resetZoom: 'Tamaño real',
    zoomIn: 'Ampliar',
    zoomOut: 'Reducir',
    togglefullscreen: 'Pantalla completa sí/no',
    window: 'Ventana',
    minimize: 'Minimizar',
    zoom: 'Zoom',
    front: 'Traer todo al frente',
    close: 'Cerrar',
    help: 'Ayuda',
  },
  /** How long work ended, for those who look elsewhere; anybody may see it. */
  ended: {
    'set-up': 'El Photon está en línea',
    'set-up-failed': 'La configuración requiere su atención',
    devices: 'El trabajo en sus dispositivos ha terminado',
    import: 'La importación ha terminado',
    'import-failed': 'La importación requiere su atención',
  },
  /** Forms of a report, which say whom each is for. */
  fileKinds: {
    workbook: 'Libro de Excel, para personas',
    csv: 'CSV, para scripts',
    jsonl: 'Líneas JSON, para scripts',
    pdf: 'PDF, para imprimir',
    json: 'Preajuste, para Photon Setup',
  },
  /** Of the window's command line. */
  switches: {
    cloudUrl: '--cloud-url admite una dirección https, o una dirección http de su red local.',
    language: '--language acepta uno de estos: {{languages, name}}.',
  },
  troubles: {
    title: 'Photon Setup no puede continuar',
    pageNotOpened: 'No se ha podido abrir su página ({{why}}). Vuelva a instalar Photon Setup.',
    pageMissing: 'Falta su página ({{status}}). Vuelva a instalar Photon Setup.',
    partMissing: 'Falta una parte. Vuelva a instalar Photon Setup.',
    partDoesNotStart: 'Una parte no se inicia ({{why}}). Vuelva a instalar Photon Setup.',
    'runs-elsewhere':
      'Se está ejecutando en otro equipo que comparte su carpeta personal. Ciérrelo allí y vuelva a iniciarlo.',
    'not-lockable':
      'No se ha podido bloquear su carpeta de ajustes. Compruebe que el disco no esté lleno y vuelva a iniciarlo.',
    twice: 'La ventana ha dejado de funcionar dos veces',
    twiceMeans:
      'Si hay una configuración en marcha, continúa sin la ventana. Al salir, primero se reconecta este equipo.',
    openAgain: 'Reabrir ventana',
    quit: 'Salir',
  },
};
