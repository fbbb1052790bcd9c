import type { TextsOf } from '../catalogue.ts';

export const texts: TextsOf<'cable', 'es'> = {
  cable: {
    plugged: 'Conectado: {{name, name}}',
    stays: 'Por USB, este equipo sigue en su red.',
    oneVisit: 'Por USB basta con una sola vez, y este equipo sigue en su red.',
    use: 'Configurar por USB',
    heard: 'Hay un Photon conectado.',
    findTitle: 'Conexión por USB',
    findLead: 'Este equipo sigue en su red.',
    reading: 'Leyendo el Photon por USB…',
    holdTitle: 'Mantenga pulsado SETUP 3 segundos',
    holdLead: 'Suéltelo cuando el LED parpadee en azul oscuro. Continuaremos automáticamente.',
    resetTitle: 'Pulse RESET',
    resetLead: 'Continuaremos automáticamente cuando el Photon se haya reiniciado.',
    plugTitle: 'Conecte el Photon a este equipo',
    plugLead: 'Use un cable USB que transmita datos. Continuaremos automáticamente.',
    useWifi: 'Usar Wi-Fi',
    chooseLead: 'Redes que este equipo puede ver. El Photon solo usa 2,4 GHz.',
    none: 'Este equipo no muestra ninguna red. Elija “Otra red” y escriba el nombre.',
    scanning: 'Este equipo está buscando…',
    atWork: 'Este equipo sigue en su red y se comunica con el Photon por USB.',
    closingLead: 'La ventana se cierra cuando el Photon termine su paso actual por USB.',
  },
};
