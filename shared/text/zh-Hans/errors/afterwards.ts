import type { ErrorTextsOf } from '../../catalogue.ts';

export const afterwardsErrors: ErrorTextsOf<'afterwards'> = {
  'photon-did-not-leave': {
    title: 'Photon 没有开始连接',
    happened: '它已有 Wi-Fi 信息，但仍处于监听模式。',
    next: '请按 Photon 上的 RESET，观察指示灯，然后重试。',
  },
  'home-network-not-back': {
    title: '此电脑未回到 {{network, name}}',
    happened: '无法将它重新连接。',
    next: '请在系统的网络菜单中选择 {{network, name}}。',
  },
  'home-network-asks-password': {
    title: '此电脑未回到 {{network, name}}',
    happened: '没有密码，系统未能加入。',
    next: '请在系统的网络菜单中选择 {{network, name}} 并输入密码。',
  },
  'photon-network-kept': {
    title: '此电脑仍保存着 Photon 的 Wi-Fi',
    happened: '系统不允许从保存的网络中移除 {{network, name}}。',
    next: '请在系统的 Wi-Fi 设置中移除 {{network, name}}。',
  },
  'network-details-wrong': {
    title: 'Photon 无法加入 {{network, name}}',
    happened: '它回到了监听模式。最可能的原因是 Wi-Fi 密码。',
    next: '请重试，并重新输入 Wi-Fi 密码。',
  },
  'photon-came-back-once': {
    title: 'Photon 这次无法加入 {{network, name}}',
    happened: '它回到了监听模式，但之前有 Photon 加入过此网络。',
    next: '请按 RESET，按住 SETUP 3 秒，然后用相同信息重试。',
  },
  'kept-networks-not-joined': {
    title: 'Photon 无法加入保存的网络',
    happened: '它回到了监听模式。',
    next: '请重新配置，并选择信号范围内的网络。',
  },
  'photon-not-online': {
    title: 'Photon 尚未在线',
    happened: '它已有 {{network, name}} 的信息，但云端尚未收到它的消息。',
    next: '请查看 Photon 的状态指示灯。',
  },
  'photon-not-yours': {
    title: 'Photon 不在你的帐户中',
    happened: '云端显示它归他人所有。它没有认领到你的帐户。',
    next: '如果指示灯呈青色呼吸，请让所有者取消认领。否则请检查 Wi-Fi 密码。',
  },
  'ownership-not-confirmed': {
    title: '此 Photon 曾被配置',
    happened: '它可能有所有者。认领未经确认，因此原所有者不变。',
    next: '请重新开始并确认，或使用另一个 Photon。',
  },
  'photon-still-listening': {
    title: 'Photon 仍处于监听模式',
    happened: '没有让它连接，或它无法加入所给的网络。',
    next: '请重新开始，并重新选择网络。',
  },
};
