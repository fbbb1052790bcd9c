import type { TextsOf } from '../catalogue.ts';

export const texts: TextsOf<'cable', 'zh-Hans'> = {
  cable: {
    plugged: '已连接：{{name, name}}',
    stays: '通过 USB 时，此电脑会留在原来的网络上。',
    oneVisit: '通过 USB 一次即可完成，此电脑会留在原来的网络上。',
    use: '通过 USB 配置',
    heard: '已连接一个 Photon。',
    findTitle: '正在通过 USB 连接',
    findLead: '此电脑会留在原来的网络上。',
    reading: '正在通过 USB 读取 Photon…',
    holdTitle: '按住 SETUP 3 秒',
    holdLead: '指示灯以深蓝色闪烁时松开。之后会自动继续。',
    resetTitle: '按 RESET',
    resetLead: 'Photon 重新启动后会自动继续。',
    plugTitle: '将 Photon 连接到此电脑',
    plugLead: '请使用能传输数据的 USB 数据线。之后会自动继续。',
    useWifi: '改用 Wi-Fi',
    chooseLead: '此电脑能看到的网络。Photon 仅使用 2.4 GHz。',
    none: '此电脑没有列出任何网络。请选择“其他网络”并输入名称。',
    scanning: '此电脑正在扫描…',
    atWork: '此电脑留在原来的网络上，并通过 USB 与 Photon 通信。',
    closingLead: 'Photon 完成当前的 USB 步骤后，窗口会关闭。',
  },
};
