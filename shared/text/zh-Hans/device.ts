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
  signal: {
    blink: '发信号（让指示灯闪烁）',
    blinkStop: '停止发信号',
    blinking: '指示灯应循环显示各种颜色，{{ms, duration}}后停止。',
  },
  ping: {
    start: 'Ping',
    pinging: '正在 Ping…',
    online: '设备有响应，处于在线状态。',
    offline: '没有响应，设备处于离线状态。',
    console: '在 Particle 控制台中打开',
  },
};
