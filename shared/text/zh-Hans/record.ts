import type { TextsOf } from '../catalogue.ts';

/** What the start says when a run before this start ended in the middle: words that a usual start does not need. */
export const texts: TextsOf<'record', 'zh-Hans'> = {
  recovery: {
    underWayNamed: '正在将此电脑重新连接到 {{network, name}}…',
    ended: '上次配置被中断。',
    done: '此电脑已不在 Photon 的 Wi-Fi 上。',
    doneNamed: '此电脑已回到 {{network, name}}。',
    failed: '此电脑未回到你的 Wi-Fi',
    failedNamed: '此电脑未回到 {{network, name}}',
    stays: '此电脑保持在当前网络。',
    adapterGone: '当时连接 Photon Wi-Fi 的适配器 {{adapter, name}} 已不存在。',
    adapterGoneUnnamed: '当时连接 Photon Wi-Fi 的适配器已不存在。',
    dismiss: '关闭此通知',
  },
  signOutAgain: '重试',
  unfinished: {
    title: '配置被中断',
    begun: '开始时间：{{when}}。',
    withoutOwner: '它是为没有所有者的产品设备进行的。',
    forCustomer: '它是为 {{email, name}} 进行的。',
    told: 'Photon {{id}} 已有 Wi-Fi 信息。尚未确认它是否在线。',
    met: '尚未让 Photon {{id}} 连接。可以放心地重新开始。',
    nobody: '未连上任何 Photon。可以放心地重新开始。',
    ofLine: '要完成验收、名称和标签，请用预设 {{preset, name}} 启动产线。这里只会让它上线。',
    networkFirst: '此电脑会先重新连接到 Wi-Fi。',
    signInFirst: '请先登录。之后会自动继续。',
    look: '检查是否在线',
    again: '重新配置此 Photon',
    againAny: '重新开始',
    forget: '忽略此次配置',
  },
};
