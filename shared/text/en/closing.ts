/** Before the program closes while something would be lost. */
export const texts = {
  closeQuestion: {
    title: 'Close Photon Setup?',
    close: 'Close Photon Setup',
    keepOpen: 'Keep open',
    half: 'If you close now, you’ll have to start setup again.',
    unconfirmed: 'If you close now, we can’t confirm that it’s online until you open Photon Setup again.',
    unchecked: 'If you close now, it may keep its owner.',
    practice: 'If you close now, practice ends. Nothing of it is kept.',
    line: 'The line is running. Devices that are done stay done.',
    lineLost: 'If you close now, no other device is set up, and those under way stop.',
    devices: 'The work on your devices hasn’t finished. What’s done stays done.',
    devicesLost: 'If you close now, the rest stops and the results are lost.',
    import: 'The import hasn’t finished. Devices already added stay in the product.',
    importLost: 'If you close now, the rest isn’t sent and the results are lost.',
    preset: 'What you changed in this preset isn’t saved yet.',
    presetLost: 'If you close now, your changes are lost.',
  },
};
