import type { TextsOf } from '../catalogue.ts';

/** What stands around the variables of a device, wherever they are read; comes with them. */
export const texts: TextsOf<'device', 'zh-Hans'> = {
  variables: {
    read: '读取变量',
    reading: '正在读取…',
    caption: '变量',
    name: '名称',
    type: '类型',
    value: '值',
    none: '设备没有报告任何变量。固件通过 Particle.variable 提供变量。',
    told: '已读取变量：{{amount, number}}',
  },
};
