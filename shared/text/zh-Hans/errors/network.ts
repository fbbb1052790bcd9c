import type { ErrorTextsOf } from '../../catalogue.ts';

export const networkErrors: ErrorTextsOf<'network'> = {
  'network-name-invalid': {
    title: '此网络名称不可用',
    happened: '名称应为 1 到 32 字节。此名称为 {{bytes, bytes}}。',
    next: '请检查名称。每个汉字或表情符号占多个字节。',
  },
  'network-name-not-settable': {
    title: 'Photon 无法保存此网络名称',
    happened: '它无法正确保存引号和反斜杠。',
    next: '请选择其他网络，或在路由器中更改此名称。',
  },
  'network-password-missing': {
    title: '缺少 Wi-Fi 密码',
    happened: '没有密码无法加入此网络。',
    next: '请输入 Wi-Fi 密码。',
  },
  'network-password-too-short': {
    title: '此密码太短',
    happened: '它有 {{bytes, bytes}}。此类网络使用 8 到 64 字节。',
    next: '请检查 Wi-Fi 密码。',
  },
  'network-password-too-long': {
    title: '此密码太长',
    happened: '它有 {{bytes, bytes}}，上限为 64。每个汉字或表情符号占多个字节。',
    next: '请检查 Wi-Fi 密码。',
  },
  'network-wep-key-invalid': {
    title: '此 WEP 密钥无效',
    happened: '它有 {{bytes, bytes}}。应为 5 或 13 个字符，或 10 或 26 位 0–9 和 A–F。',
    next: '请检查 WEP 密钥。',
  },
  'network-security-unknown': {
    title: '此网络的安全类型未知',
    happened: 'Photon 支持开放、WEP、WPA 和 WPA2 网络，无法加入仅 WPA3 的网络。',
    next: '请手动选择安全类型，或使用 WPA2 网络。',
  },
  'network-security-misprint': {
    title: '此安全编号是一个已知的误印',
    happened: '一份广为流传的指南将 WPA 与 AES 写作 2097165。Photon 将其视为 WEP。',
    next: '请使用 2097156，或按名称选择安全类型。',
  },
  'enterprise-details-missing': {
    title: '缺少一项企业信息',
    happened: '网络需要它才能让 Photon 加入。',
    next: '请填写标出的字段。',
  },
  'enterprise-details-too-long': {
    title: '一项企业信息太长',
    happened: '它有 {{bytes, bytes}}。Photon 最多保存 {{limit, number}}。',
    next: '请缩短标出的字段。',
  },
  'enterprise-details-not-settable': {
    title: 'Photon 无法保存此信息',
    happened: '它无法正确保存引号和反斜杠。',
    next: '请更改标出的字段。',
  },
  'enterprise-key-unreadable': {
    title: '这不是私钥',
    happened: '私钥是 -----BEGIN PRIVATE KEY----- 与 -----END PRIVATE KEY----- 之间的文本。',
    next: '请粘贴完整的私钥，包括首行和末行。',
  },
  'enterprise-key-passphrase-missing': {
    title: '私钥已加密',
    happened: '没有口令无法读取。',
    next: '请输入私钥的口令。',
  },
  'enterprise-key-passphrase-wrong': {
    title: '无法解密私钥',
    happened: '口令不正确，或私钥已损坏。',
    next: '请检查口令，然后检查私钥。',
  },
  'enterprise-key-kind-refused': {
    title: 'Photon 无法使用此类私钥',
    happened: '它支持不超过 2048 位的 RSA 密钥和 P-256 曲线的密钥。',
    next: '请申请使用受支持密钥的证书。',
  },
  'enterprise-certificate-unreadable': {
    title: '这不是证书',
    happened: '证书是 -----BEGIN CERTIFICATE----- 与 -----END CERTIFICATE----- 之间的文本。',
    next: '请粘贴完整的证书，包括首行和末行。',
  },
  'network-password-letters': {
    title: '此密码中有无法发送的字符',
    happened: '企业密码只能包含西欧字母，且不能有空字符。',
    next: '请选择不含其他字符的密码。',
  },
  'network-password-not-hexadecimal': {
    title: '此密码不可能正确',
    happened: 'Wi-Fi 密码有 8–63 个字符。64 个字符时，它是由 0–9 和 A–F 组成的密钥。',
    next: '请检查 Wi-Fi 密码。',
  },
  'enterprise-key-of-another': {
    title: '私钥与证书不匹配',
    happened: '网络会拒绝 Photon。',
    next: '请输入与客户端证书对应的私钥。',
  },
  'network-not-in-list': {
    title: 'Photon 看不到 {{network, name}}',
    happened: '它不在 Photon 的列表中。Photon 只能看到 2.4 GHz 网络。',
    next: '请检查名称，将 Photon 移近路由器，然后重试。',
  },
  'enterprise-refused': {
    title: 'Photon 拒绝了企业信息',
    happened: '它无法保存用户名、证书或密钥。',
    next: '请检查信息，然后重试。',
  },
  'enterprise-not-supported': {
    title: '此 Photon 无法加入企业网络',
    happened: '需要 Device OS 0.7.0 或更高版本。',
    next: '请选择其他网络。Photon 上线后会更新。',
  },
  'network-not-heard': {
    title: 'Photon 看不到 {{network, name}}',
    happened: '它查找了该网络，但没有找到。它看不到隐藏的网络和 5 GHz 网络。',
    next: '请检查名称、将 Photon 移近路由器，或选择其他网络。',
  },
  'network-name-refused': {
    title: 'Photon 拒绝了网络名称',
    happened: '它报告名称长度无效。',
    next: '请检查名称，或选择其他网络。',
  },
  'network-password-length-refused': {
    title: 'Photon 拒绝了 Wi-Fi 密码',
    happened: '它报告密码长度对此网络无效。',
    next: '请检查 Wi-Fi 密码。',
  },
  'network-password-not-decrypted': {
    title: 'Photon 无法解密密码',
    happened: '密码已加密发送，但 Photon 无法读取。',
    next: '请按 RESET，按住 SETUP 3 秒直到指示灯以深蓝色闪烁，然后重试。',
  },
  'network-not-stored': {
    title: 'Photon 没有保存网络',
    happened: '它收到了信息，但无法保留。',
    next: '请按 RESET，按住 SETUP 3 秒直到指示灯以深蓝色闪烁，然后重试。',
  },
  'networks-not-joined': {
    title: 'Photon 无法加入新的网络',
    happened: '它回到了监听模式。它无法加入 {{network, name}}。',
    next: '请重试，并重新输入信号范围内网络的密码。',
  },
  'network-second-enterprise': {
    title: 'Photon 只能保存一个企业网络',
    happened: '它只有一个用户名或证书，已用于 {{network, name}}。',
    next: '请移除其中一个。',
  },
  'networks-too-many': {
    title: 'Photon 可保存 {{limit, number}} 个网络',
    happened: '再添加一个会替换之前的某个网络。',
    next: '请移除其中一个。',
  },
  'network-signal-weak': {
    title: '信号较弱',
    happened: 'Photon 收到的信号为 {{rssi, number}} dBm。低于 −75 dBm 时常常无法加入。',
    next: '请将 Photon 和路由器移近一些。',
  },
  'network-password-blank-edges': {
    title: '密码以空格开头或结尾',
    happened: '密码会按输入内容使用，包括空格。',
    next: '如果空格不是密码的一部分，请删除。',
  },
  'cable-network-open': {
    title: '无法通过数据线发送此网络',
    happened: '此 Device OS 通过 USB 无法正确保存开放网络和 WEP 网络。',
    next: '请改用 Wi-Fi 配置 Photon，或选择 WPA2 网络。',
  },
  'cable-network-hidden': {
    title: '无法通过数据线发送隐藏的网络',
    happened: '此电脑看不到它，而且此 Device OS 通过 USB 无法正确保存它。',
    next: '请改用 Wi-Fi 配置 Photon，或从列表中选择网络。',
  },
  'cable-network-differs': {
    title: 'Photon 检测到的安全类型不同',
    happened: 'Photon 检测到此网络的安全类型与所选的不同，因此未保存任何内容。',
    next: '请按 Photon 的 RESET，然后选择该网络的安全类型。',
  },
  'cable-text-not-enterable': {
    title: '无法通过数据线发送此内容',
    happened: '其中含有通过 USB 会结束或修改一行的控制字符。',
    next: '请删除该字符，或选择其他网络。',
  },
};
