import type { TextsOf } from '../catalogue.ts';

/** Round every screen. Here and in `start` is only what the first picture needs, and what several parts say. */
export const texts: TextsOf<'frame', 'zh-Hans'> = {
  lights: {
    'blue-blinking': { looks: '深蓝色闪烁', means: '监听模式。Photon 可以配置。' },
    'green-blinking': { looks: '绿色闪烁', means: '正在加入 Wi-Fi 网络。' },
    'cyan-breathing': { looks: '青色呼吸', means: '在线。' },
  },
  stages: {
    prepare: { name: '准备', now: '正在准备…' },
    join: { name: '连接 Photon', now: '正在连接 Photon…' },
    commit: { name: '发送 Wi-Fi 信息', now: '正在向 Photon 发送 Wi-Fi 信息…' },
    'give-back': { name: '重新连接此电脑', now: '正在重新连接此电脑…' },
    prove: { name: '等待 Photon', now: '正在等待 Photon 上线…' },
  },
  scenarios: {
    'everything-works': '一切正常',
    'wrong-password': 'Wi-Fi 密码错误',
    'photon-set-up-before': 'Photon 曾被配置',
    'photon-stops-answering': 'Photon 停止响应',
    'no-internet-behind-wifi': 'Wi-Fi 没有互联网',
    'router-answers': '路由器代为响应',
    'join-manually': '系统无法加入 Wi-Fi',
    'no-photon': '附近没有 Photon',
    'several-photons': '附近有多个 Photon',
    'hidden-network': '隐藏的 Wi-Fi 网络',
    'enterprise-network': '企业 Wi-Fi',
  },
  app: {
    name: 'Photon Setup',
    lights: '指示灯指南',
    history: '历史记录',
    settings: '设置',
    about: '关于',
    signOut: '退出登录',
    signOutMeans: '退出登录会在云端结束此登录，并从此电脑删除。保存的客户端密钥和代理密码会保留。',
    signedInAs: '已登录：{{userName, name}}',
    signedInWithToken: '已使用访问令牌登录',
    cancel: '取消',
    back: '返回',
    close: '关闭',
    opening: '正在打开…',
    steps: '步骤',
    step: { find: '查找 Photon', choose: '选择 Wi-Fi', finish: '连接' },
    stepDone: '完成',
    showPassword: '显示密码',
    copied: '已复制',
    openPage: {
      'particle-console': '打开 Particle 控制台',
      'particle-status': '打开 Particle 状态页面',
    },
    board: 'Photon。状态指示灯：{{light}}。左侧是 SETUP，右侧是 RESET。',
    showToken: '显示令牌',
  },
  language: {
    label: '语言',
    system: '系统语言',
    locked: '由管理员管理',
    notSaved: '无法保存语言。',
  },
  /** What is read out while a run is under way. */
  underWay: {
    stopping: '正在取消配置…',
    looking: '正在查找附近的 Photon…',
    several: '找到多个 Photon，信号最强的排在最前。',
    connecting: '正在连接 {{photon, name}}…',
    joined: '已连接到 {{photon, name}}。此电脑暂时离线。',
    joinedOnline: '已连接到 {{photon, name}}。此电脑保持在线。',
    back: '此电脑已回到你的 Wi-Fi。',
    retry: '第 {{attempt, number}} 次，共 {{attempts, number}} 次',
  },
  /** Between the click that closes the window and the end of the program. */
  closing: {
    title: '正在关闭 Photon Setup…',
    lead: '所有正在运行的操作结束后，窗口会关闭。',
    runLead: '此电脑重新连接后，窗口会关闭。',
  },
  practice: {
    name: '练习模式',
    simulation: '这里的一切都是模拟的：没有真实的帐户、设备或网络。',
    scenario: '情景',
    start: '开始',
    leave: '退出练习模式',
    password: '练习密码：{{password}}',
    userName: '练习用户名：{{userName}}',
    hiddenName: '隐藏的练习网络名为 {{network, name}}。',
    /** What hands do in the real world. */
    hands: {
      lead: '你的真实 Wi-Fi 不会改变。请在这里操作：',
      join: '加入 {{photon, name}}',
      home: '返回 {{network, name}}',
      plugIn: '插上 Photon',
    },
  },
  recovery: {
    underWay: '正在将此电脑重新连接到 Wi-Fi…',
  },
};
