import type { TextsOf } from '../catalogue.ts';

/** How a person moves this computer's Wi-Fi, on each system. */
export const texts: TextsOf<'by-hand', 'zh-Hans'> = {
  hands: {
    linux: {
      picture: '示意图：屏幕角落的系统菜单，要选择的网络已标出。',
      join1: '打开屏幕角落的系统菜单，选择 Wi-Fi。',
      join2: '选择 Photon 的 Wi-Fi。它没有密码。',
      join3: '即使系统提示没有互联网，也请保持连接。',
      return1: '打开屏幕角落的系统菜单，选择 Wi-Fi。',
      return2: '选择你平时使用的网络。',
    },
    windows: {
      picture: '示意图：任务栏上方的网络列表，要选择的网络已标出。',
      join1: '选择任务栏末端的网络图标，然后选择 Wi-Fi 旁的箭头。',
      join2: '选择 Photon 的 Wi-Fi，然后选择“连接”。它没有密码。请不要勾选“自动连接”。',
      join3: 'Windows 显示“无 Internet”时，请保持连接。',
      return1: '选择任务栏末端的网络图标，然后选择 Wi-Fi 旁的箭头。',
      return2: '选择你平时使用的网络，然后选择“连接”。',
    },
    macos: {
      picture: '示意图：菜单栏下方的网络列表，要选择的网络已标出。',
      join1: '选择菜单栏中的 Wi-Fi 图标。',
      join2: '选择 Photon 的 Wi-Fi。它没有密码。',
      join3: '如果出现关于此网络的窗口，请保持连接。',
      return1: '选择菜单栏中的 Wi-Fi 图标。',
      return2: '选择你平时使用的网络。',
    },
    listening: '给 Photon 通电。状态指示灯应以深蓝色闪烁。如果没有，请按住 SETUP 3 秒。',
    returnTitle: '将此电脑重新连接到 Wi-Fi',
    returnNamed: '将此电脑重新连接到 {{network, name}}',
    returnLead: '此电脑需要重新连上互联网。连上后会自动继续。',
    rejoinTitle: '重新连接 Photon 的 Wi-Fi',
    rejoinLead: '此电脑在配置过程中断开了连接。重新连上后会自动继续。',
    ownNetwork: '你的 Wi-Fi',
  },
};
