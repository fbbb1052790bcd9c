import type { TextsOf } from '../catalogue.ts';

/** Before the program closes while something would be lost. */
export const texts: TextsOf<'closing', 'zh-Hans'> = {
  closeQuestion: {
    title: '要关闭 Photon Setup 吗？',
    close: '关闭 Photon Setup',
    keepOpen: '保持打开',
    half: '如果现在关闭，需要重新开始配置。',
    unconfirmed: '如果现在关闭，在再次打开 Photon Setup 之前，我们无法确认它是否在线。',
    unchecked: '如果现在关闭，它可能仍归原所有者所有。',
    practice: '如果现在关闭，练习会结束，其中的内容都不会保留。',
    line: '产线正在运行。已完成的设备不受影响。',
    lineLost: '如果现在关闭，将不再配置其他设备，正在进行的设备也会停止。',
    devices: '设备操作尚未完成。已完成的部分会保留。',
    devicesLost: '如果现在关闭，其余操作会停止，结果会丢失。',
    import: '导入尚未完成。已添加的设备会保留在产品中。',
    importLost: '如果现在关闭，其余内容不会发送，结果会丢失。',
    preset: '对此预设的更改尚未保存。',
    presetLost: '如果现在关闭，更改会丢失。',
  },
};
