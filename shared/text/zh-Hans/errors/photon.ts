import type { ErrorTextsOf } from '../../catalogue.ts';

export const photonErrors: ErrorTextsOf<'photon'> = {
  'photon-not-found': {
    title: '未找到 Photon',
    happened: '此电脑看不到 Photon 的 Wi-Fi。',
    next: '请按住 SETUP 3 秒直到指示灯以深蓝色闪烁，然后重试。',
  },
  'photon-not-reachable': {
    title: '无法连接 Photon',
    happened: 'Photon 的地址没有响应。',
    next: '请拔下网线，暂停 VPN，然后重试。',
  },
  'photon-timed-out': {
    title: 'Photon 未及时响应',
    happened: '已建立连接，但没有收到响应。',
    next: '请按 RESET，按住 SETUP 3 秒直到指示灯以深蓝色闪烁，然后重试。',
  },
  'photon-connection-lost': {
    title: '与 Photon 的连接中断',
    happened: '很可能是此电脑离开了 Photon 的 Wi-Fi，或 Photon 重新启动了。',
    next: '请将 Photon 移近，按住 SETUP 直到指示灯以深蓝色闪烁，然后重试。',
  },
  'photon-answer-unreadable': {
    title: 'Photon 的响应不符合预期',
    happened: '它不是 Photon 使用的格式。',
    next: '请按 RESET，按住 SETUP 3 秒直到指示灯以深蓝色闪烁，然后重试。',
  },
  'photon-answer-too-large': {
    title: 'Photon 发送的数据过多',
    happened: '响应大于 Photon 会发送的任何响应。',
    next: '请按 RESET，按住 SETUP 3 秒直到指示灯以深蓝色闪烁，然后重试。',
  },
  'photon-request-refused': {
    title: 'Photon 拒绝了请求',
    happened: '它回应说不支持此操作。',
    next: '请按 RESET，按住 SETUP 3 秒直到指示灯以深蓝色闪烁，然后重试。',
  },
  'not-a-photon': {
    title: '响应的是其他设备，而不是 Photon',
    happened: '它使用了 Photon 的地址，很可能是路由器。',
    next: '请拔下此电脑的网线，然后重试。',
  },
  'different-photon': {
    title: '这是另一个 Photon',
    happened: '它不是预期的那个。没有更改任何内容。',
    next: '请只让需要的 Photon 以深蓝色闪烁，然后重试。',
  },
  'photon-key-changed': {
    title: 'Photon 的安全密钥已改变',
    happened: '其他设备可能在冒充你的 Photon。它没有收到密码。',
    next: '请到没有陌生人的地方，按 RESET，按住 SETUP 3 秒，然后重试。',
  },
  'photon-name-twice': {
    title: '有两个 Wi-Fi 网络名为 {{network, name}}',
    happened: '一个 Photon 只有一个网络。另一个可能在冒充以读取 Wi-Fi 密码。',
    next: '仅当两者都属于你时才继续。否则请取消，并在其他地方配置。',
  },
  'photon-key-missing': {
    title: 'Photon 没有提供安全密钥',
    happened: '没有它无法安全地发送 Wi-Fi 密码，因此没有发送。',
    next: '请按 RESET，按住 SETUP 3 秒直到指示灯以深蓝色闪烁，然后重试。',
  },
  'still-on-photon-network': {
    title: '此电脑仍在 Photon 的 Wi-Fi 上',
    happened: '配置需要在联网时开始，而 Photon 的 Wi-Fi 没有互联网。',
    next: '请将此电脑重新连接到 Wi-Fi，然后重试。',
  },
  'photon-network-not-joined': {
    title: '无法加入 Photon 的 Wi-Fi',
    happened: '没有 Photon 响应。',
    next: '请将 Photon 移近，按住 SETUP 直到指示灯以深蓝色闪烁，然后重试。',
  },
  'photon-network-left': {
    title: '此电脑离开了 Photon 的 Wi-Fi',
    happened: '电脑常常会断开没有互联网的 Wi-Fi。',
    next: '如果系统询问，请保持连接。',
  },
  'claim-code-not-stored': {
    title: 'Photon 没有保存认领码',
    happened: '没有它，云端无法认领 Photon。',
    next: '请按 RESET，按住 SETUP 3 秒直到指示灯以深蓝色闪烁，然后重试。',
  },
  'acceptance-firmware': {
    title: '固件与预期不符',
    happened: '设备已上线，但未在时限内报告 {{expected}}。',
    next: '请检查产品发布的固件，然后重新配置设备。',
  },
  'acceptance-variable': {
    title: '变量与预期不符',
    happened: '设备已上线，但变量 {{name, name}} 未给出预设接受的值。',
    next: '请检查设备的测量内容，然后重新配置。',
  },
  'acceptance-function': {
    title: '函数未返回预期值',
    happened: '设备已上线，但函数 {{name, name}} 未返回预设要求的值。',
    next: '请检查该函数测试的内容，然后重新配置设备。',
  },
  'cable-in-dfu': {
    title: 'Photon 处于 DFU 模式',
    happened: '在此模式下，它等待固件，无法进行配置。',
    next: '请按 RESET，然后重试。',
  },
  'cable-not-listening': {
    title: 'Photon 没有通过 USB 响应',
    happened: '很可能它不在监听模式。',
    next: '请按住 SETUP 3 秒直到指示灯以深蓝色闪烁，然后重试。',
  },
  'cable-dialogue-open': {
    title: 'Photon 正在等待另一个程序',
    happened: '它通过 USB 提出的问题一直没有得到答复。',
    next: '请按 RESET，然后重试。',
  },
  'cable-drowned': {
    title: 'Photon 的固件妨碍了配置',
    happened: '它通过 USB 输出的内容太多，无法读取 Photon 的响应。',
    next: '请改用 Wi-Fi 配置 Photon。',
  },
  'cable-no-claim-code': {
    title: '无法通过数据线为客户配置此 Photon',
    happened: '此 Device OS 通过 USB 不接受认领码。',
    next: '请改用 Wi-Fi 配置 Photon。',
  },
  'cable-interrupted': {
    title: '通过 USB 的配置被中断',
    happened: '很可能 Photon 仍在等待答复。',
    next: '请按 RESET，然后重试。',
  },
};
