import type { ErrorTextsOf } from '../../catalogue.ts';

export const linkErrors: ErrorTextsOf<'link'> = {
  'photon-gave-no-address': {
    title: 'Photon 没有给此电脑分配地址',
    happened: '此电脑在 Photon 的 Wi-Fi 上，但无法与它通信。',
    next: '请按 RESET，按住 SETUP 3 秒直到指示灯以深蓝色闪烁，然后重试。',
  },
  'photon-address-taken': {
    title: '另一个网络造成冲突',
    happened: '{{adapter, name}} 上的网络使用与 Photon 相同的地址。',
    next: '请断开它。如果它属于容器或虚拟机，请将其停止。',
  },
  'vpn-in-the-way': {
    title: 'VPN 造成阻碍',
    happened: '发往 Photon 的流量经过 {{adapter, name}}。',
    next: '请暂停 VPN。',
  },
  'photon-connection-blocked': {
    title: '此电脑阻止访问 Photon',
    happened: '此电脑上的防火墙或安全应用拒绝了连接。',
    next: '请在防火墙中允许 Photon Setup 连接 192.168.0.1，然后重试。',
    nextOn: {
      linux: '请允许到 192.168.0.1 的端口 5609 和 80 的出站连接，然后重试。',
      windows: '请在 Windows 安全中心的“防火墙和网络保护”中允许 Photon Setup，然后重试。',
      macos: '请在系统设置的“隐私与安全性”、“本地网络”中允许 Photon Setup，然后重试。',
    },
  },
  'photon-no-route': {
    title: '此电脑阻止访问 Photon',
    happened: '它有与 192.168.0.1 相邻的地址，但立即拒绝了连接。',
    next: '请允许 Photon Setup 访问本地网络中的设备，然后重试。',
    nextOn: {
      linux: '请允许到 192.168.0.1 的端口 5609 和 80 的出站连接，然后重试。',
      windows: '请在 Windows 安全中心的“防火墙和网络保护”中允许 Photon Setup，然后重试。',
      macos: '请在系统设置的“隐私与安全性”、“本地网络”中允许 Photon Setup，然后重试。',
    },
  },
  'cable-not-found': {
    title: 'USB 数据线上没有 Photon',
    happened: '此电脑的 USB 上没有发现 Photon 或 P1。',
    next: '请用可传输数据的数据线连接 Photon，然后重试。',
  },
  'cable-not-photon': {
    title: '这不是 Photon',
    happened: '已连接的 {{name, name}} 需用其他方式配置。',
    next: '请连接 Photon 或 P1，然后重试。',
  },
  'cable-several': {
    title: '连接了多个 Photon',
    happened: '端口为 {{ports, list}}。',
    next: '请指定其中一个端口，或拔下其他 Photon。',
  },
  'cable-port-busy': {
    title: '另一个程序正在使用 USB 端口',
    happened: 'Photon 的端口一次只能由一个程序使用。',
    next: '请关闭另一个程序（例如串口监视器），然后重试。',
  },
  'cable-port-denied': {
    title: '你无权使用 USB 端口',
    happened: '此电脑允许 {{group, name}} 组的成员使用。',
    next: '请运行 sudo usermod -aG {{group, name}} $USER，重新登录后再试。',
  },
  'cable-gone': {
    title: 'Photon 已不在 USB 上',
    happened: '它被拔下，或已重新启动。',
    next: '请重新连接，然后重试。',
  },
  'cable-unavailable': {
    title: '此处无法使用 USB',
    happened: 'Photon Setup 中读取 USB 端口的部分未能加载。',
    next: '请改用 Wi-Fi 配置 Photon，或重新安装 Photon Setup。',
  },
};
