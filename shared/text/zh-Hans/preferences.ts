import type { TextsOf } from '../catalogue.ts';

/** The settings: what a person chooses for this computer. */
export const texts: TextsOf<'preferences', 'zh-Hans'> = {
  preferences: {
    title: '设置',
    lead: '除云端设置外，更改会立即保存。',
    saved: '已保存',
    look: { title: '外观', system: '与系统相同', light: '浅色', dark: '深色' },
    cloud: {
      title: 'Particle 云端',
      lead: '密码和令牌只会发送到此地址。',
      /** A password is asked for on this screen. */
      inUse: '云端：{{cloud}}',
      change: '打开设置',
      addressWrong: '请输入以 https:// 开头的地址。',
      clientIdMissing: '请输入客户端 ID。',
      apply: '应用',
      applied: '已应用',
      signsOut: '使用其他云端会退出此云端的登录。',
      busy: '当前操作结束后可用。',
      notApplied: '云端设置尚未应用',
      notAppliedLead: '请应用，或放弃更改并关闭。',
      discard: '放弃更改',
      showSecret: '显示客户端密钥',
    },
    photons: {
      title: 'Wi-Fi 和 Photon',
      prefixWrong: '请输入 1 到 25 个字符，不含特殊字母。',
    },
    end: {
      title: '操作结束时',
      notifications: '在其他窗口时通知我',
      sound: '播放声音',
    },
    history: {
      title: '历史记录',
      lead: '留空则保留所有配置。被中断的配置会保留，直到你完成或忽略它们。',
      days: '多少天后删除',
      daysHint: '从配置开始时算起，另有一天余量。',
      count: '保留最新的次数',
      countHint: '较旧的会在一次配置后删除。',
      wrong: '输入 1 以上的整数，或留空。',
      going_other: '接下来的配置之后最多删除 {{count, number}} 次配置。',
    },
    account: {
      title: '此电脑上的登录',
      none: '此电脑上没有保存任何内容。',
      wifi: '{{network, name}} 的 Wi-Fi 密码，退出应用前有效',
      product: '产品 {{product, name}}（{{slug, name}}）',
      forget: '忘记',
    },
    policy: {
      title: '由管理员管理',
      lead: '任何人都不能在此更改。',
      names: {
        product: '产品',
        cloudUrl: '云端地址',
        clientId: 'OAuth 客户端 ID',
        photonPrefix: 'Photon 名称前缀',
        joinBy: 'Wi-Fi 处理方式',
        language: '语言',
        sharedRecord: '共享历史记录',
        updates: '更新',
        updateServer: '更新服务器',
        updateChannel: '更新通道',
        doors: '可用任务',
      },
    },
  },
};
