import type { ErrorTextsOf } from '../../catalogue.ts';

export const policyErrors: ErrorTextsOf<'policy'> = {
  'policy-unreadable': {
    title: '无法读取此电脑的策略',
    happened: '文件 {{file, name}} 无效。修复之前只能使用练习模式。',
    next: '请让管理员修复该文件。',
  },
  'policy-not-trusted': {
    title: '此电脑的策略不可信',
    happened: '其他用户可以更改 {{file, name}} 或其文件夹，因此只能使用练习模式。',
    next: '请让管理员将两者设为仅 root 可写。',
  },
  'closed-by-policy': {
    title: '此功能在此电脑上已锁定',
    happened: '它由管理员管理。',
    next: '如果需要，请联系管理员。',
  },
  'profile-not-writable': {
    title: '无法在此电脑上保存任何内容',
    happened: '主文件夹不可写。关闭窗口后设置和登录会丢失。',
    next: '请释放磁盘空间或使文件夹可写，然后重新启动 Photon Setup。',
  },
};
