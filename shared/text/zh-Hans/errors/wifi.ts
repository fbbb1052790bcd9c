import type { ErrorTextsOf } from '../../catalogue.ts';

export const wifiErrors: ErrorTextsOf<'wifi'> = {
  'wifi-radio-off': {
    title: '此电脑的 Wi-Fi 已关闭',
    happened: '没有 Wi-Fi，此电脑看不到 Photon。',
    next: '请打开 Wi-Fi，关闭飞行模式。',
    nextOn: {
      linux: '请在屏幕角落的系统菜单中打开 Wi-Fi，关闭飞行模式。',
      windows: '请选择任务栏上的网络图标，打开 Wi-Fi，关闭飞行模式。',
      macos: '请选择菜单栏中的 Wi-Fi 图标，打开 Wi-Fi。',
    },
  },
  'wifi-no-adapter': {
    title: '此电脑没有 Wi-Fi 适配器',
    happened: '没有内置或插入适配器，或缺少驱动程序。',
    next: '请插入 2.4 GHz 的 Wi-Fi 适配器，或使用另一台电脑。',
  },
  'wifi-not-permitted': {
    title: '没有使用 Wi-Fi 的权限',
    happened: 'Photon Setup 需要一项系统尚未授予的权限。',
    next: '请手动加入 Photon 的 Wi-Fi。',
    nextOn: {
      linux: '请在此电脑的桌面上登录，而不是远程登录，或手动加入 Photon 的 Wi-Fi。',
      windows: '请在“设置”的“隐私和安全性”、“位置”中打开位置服务和桌面应用。',
      macos: '请手动加入 Photon 的 Wi-Fi。macOS 可能会要求管理员密码。',
    },
  },
  'wifi-service-not-running': {
    title: '此电脑的 Wi-Fi 服务未运行',
    happened: '系统中管理 Wi-Fi 的部分没有响应。',
    next: '请重新启动此电脑，然后重试。',
    nextOn: {
      linux: '请在终端输入“sudo systemctl restart NetworkManager”，然后输入“nmcli networking on”。',
      windows: '请打开“服务”应用，启动“WLAN AutoConfig”。',
      macos: '请重新启动此电脑，然后重试。',
    },
  },
  'wifi-tool-missing': {
    title: 'Photon Setup 无法切换 Wi-Fi 网络',
    happened: '所需的系统组件没有安装。',
    next: '请手动加入 Photon 的 Wi-Fi。',
    nextOn: {
      linux: '请手动加入 Photon 的 Wi-Fi。也可以安装 NetworkManager，以便自动完成。',
      windows: '请手动加入 Photon 的 Wi-Fi。',
      macos: '请手动加入 Photon 的 Wi-Fi。',
    },
  },
  'wifi-tool-unreadable': {
    title: '无法读取此电脑的 Wi-Fi',
    happened: '系统的响应格式未知。',
    next: '请手动加入 Photon 的 Wi-Fi。',
  },
  'wifi-adapter-without-2ghz': {
    title: '此 Wi-Fi 适配器看不到 Photon',
    happened: '它只使用 5 GHz，而 Photon 使用 2.4 GHz。',
    next: '请插入 2.4 GHz 的 Wi-Fi 适配器，或使用另一台电脑。',
  },
  'wifi-adapter-not-managed': {
    title: '系统没有管理此适配器',
    happened: '它保留给其他应用，因此 Photon Setup 无法使用。',
    next: '请在“设置”中选择另一个 Wi-Fi 适配器，或手动加入 Photon 的 Wi-Fi。',
    nextOn: {
      linux: '请在终端输入“nmcli device set NAME managed yes”，其中 NAME 为适配器名称。',
      windows: '请在“设置”中选择另一个 Wi-Fi 适配器，或手动加入 Photon 的 Wi-Fi。',
      macos: '请在“设置”中选择另一个 Wi-Fi 适配器，或手动加入 Photon 的 Wi-Fi。',
    },
  },
  'wifi-list-not-given': {
    title: '无法列出附近的 Wi-Fi 网络',
    happened: '系统不向应用显示 Wi-Fi 网络的名称。',
    next: '请手动加入 Photon 的 Wi-Fi。',
    nextOn: {
      linux: '请手动加入 Photon 的 Wi-Fi。',
      windows: '请手动加入 Photon 的 Wi-Fi，或为桌面应用打开位置服务。',
      macos: '请手动加入 Photon 的 Wi-Fi。',
    },
  },
  'photon-name-not-joinable': {
    title: '此网络名称只能手动加入',
    happened: '名称 {{network, name}} 含有可能被误读的字符。',
    next: '请手动加入 Photon 的 Wi-Fi。',
  },
};
