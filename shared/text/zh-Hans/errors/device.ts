import type { ErrorTextsOf } from '../../catalogue.ts';

export const deviceErrors: ErrorTextsOf<'device'> = {
  'device-name-taken': {
    title: '此名称已被使用',
    happened: '帐户中另一台设备已使用它。名称未更改。',
    next: '请选择其他名称。',
  },
  'device-name-refused': {
    title: '云端不接受此名称',
    happened: '名称未更改。很可能帐户中另一台设备已使用它。',
    next: '请选择其他名称。',
  },
  'device-limit-reached': {
    title: '已达到设备数量上限',
    happened: '帐户或产品的设备数量已达到云端允许的上限。',
    next: '请取消认领不再使用的设备或提高上限，然后重试。',
  },
  'device-not-in-account': {
    title: '设备不在此帐户中',
    happened: '云端没有向此帐户显示此 ID 的设备。',
    next: '请重新配置 Photon，或使用拥有它的帐户登录。',
  },
  'serial-number-unknown': {
    title: '未知序列号',
    happened: '云端没有向此帐户显示此序列号的设备。',
    next: '请与贴纸核对，或使用设备 ID。',
  },
  'function-not-found': {
    title: '设备没有此函数',
    happened: '它的固件中没有此名称的函数。',
    next: '请检查名称，包括大小写。',
  },
  'device-not-answering': {
    title: '设备没有响应',
    happened: '云端转发了请求，但没有收到响应。',
    next: '请确认指示灯呈青色呼吸，然后重试。',
  },
  'device-not-found': {
    title: '没有匹配的设备',
    happened: '它不在你登录的帐户或产品中。',
    next: '请检查 ID 或名称。无法看到其他所有者的设备。',
  },
  'device-offline': {
    title: '设备离线',
    happened: '只有云端能连接设备时才可用。',
    next: '请给设备通电，等指示灯呈青色呼吸后重试。',
  },
  'device-owned-by-somebody-else': {
    title: '设备归他人所有',
    happened: '没有更改任何内容。须先由所有者取消认领。',
    next: '请让所有者取消认领，或作为 Photon 重新配置。',
  },
  'tinker-refused': {
    title: '此云端不提供 Tinker',
    happened: '它不接受按名称刷写 Tinker 的请求。',
    next: '请改为选择要刷写的 Tinker 文件。',
  },
  'change-not-seen': {
    title: '云端未显示更改',
    happened: '它接受了请求，但设备仍显示为之前的状态。',
    next: '请等一分钟再检查，如果没有变化，请重复该步骤。',
  },
  'order-fate-unknown': {
    title: '结果未知',
    happened: '请求已发送，但没有收到云端的响应。',
    next: '请在一分钟后检查设备，仅在没有变化时重复。',
  },
  'work-already-running': {
    title: '正在处理另一个列表',
    happened: 'Photon Setup 一次处理一个设备列表。',
    next: '请等它结束，或停止它。',
  },
  'work-needs-product': {
    title: '此操作需要产品',
    happened: '只有产品的 OAuth 客户端可以执行。',
    next: '请登录产品。',
  },
  'work-needs-account': {
    title: '此操作需要你的帐户',
    happened: '设备需要认领到帐户，但尚未登录任何帐户。',
    next: '请登录你的帐户。',
  },
  'report-not-saved': {
    title: '无法保存该文件',
    happened: '无法写入该位置。',
    next: '请选择其他文件夹。',
  },
  'program-file-unreadable': {
    title: '这不是 Photon 的固件',
    happened: '文件无法读取、为空，或大于 Photon 的存储空间。',
    next: '请选择以 .bin 结尾的已编译固件文件。',
  },
};
