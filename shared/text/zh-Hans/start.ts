import type { TextsOf } from '../catalogue.ts';

/** The first screen. */
export const texts: TextsOf<'start', 'zh-Hans'> = {
  start: {
    title: '配置 Photon',
    lead: '大约需要 2 分钟。请准备好 Photon、USB 数据线和 Wi-Fi 密码。',
    setUp: '配置 Photon',
    setUpLead: '将 Photon 连接到 Wi-Fi，并认领到你的帐户。',
    product: '管理产品',
    productLead: '为客户配置 Photon、添加设备、查看事件。',
    devices: '管理设备',
    devicesLead: '查找设备、查看所有者、取消认领，或重置以便再次使用。',
    station: '生产工位',
    stationLead: '逐个配置大量 Photon。',
    practise: '试用模拟 Photon',
    practiseLead: '练习模式不需要帐户，也不需要硬件。',
    step: {
      find: '给 Photon 通电。状态指示灯应以深蓝色闪烁。',
      choose: '选择一个 Photon 能看到的网络。',
      finish: '等它上线，然后为它命名。',
    },
  },
};
