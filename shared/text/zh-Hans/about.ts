import type { TextsOf } from '../catalogue.ts';

/** What the window says about itself: what it is, its updates, whose work is in it. Comes with the page About. */
export const texts: TextsOf<'about', 'zh-Hans'> = {
  about: {
    title: '关于 Photon Setup',
    lead: '将 Particle Photon 连接到 Wi-Fi，并认领到你的帐户。',
    versions: '版本',
    app: 'Photon Setup',
    commit: '提交',
    commitUnknown: '未知，从源代码运行',
    signature: '签名',
    signed: '已签名',
    unsigned: '未签名',
    runtime: '构建',
    runtimeOf: {
      source: '从源代码运行',
      release: '正式版',
      development: '开发运行环境，仅供测试',
    },
    copy: '复制版本信息',
    report: '报告问题',
    shortcuts: '键盘快捷键',
    licences: '许可证',
    ownLicence: 'Photon Setup 是采用 MIT 许可证的自由软件。',
    others: '它包含以下他人的作品：',
    search: '搜索软件包',
    none: '没有软件包名称包含此内容。',
  },
};
