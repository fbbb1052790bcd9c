import type { ErrorTextsOf } from '../../catalogue.ts';

export const secretsErrors: ErrorTextsOf<'secrets'> = {
  'secret-store-missing': {
    title: '无法在此保持登录',
    happened: '此电脑没有密钥环，因此关闭窗口后不会保留任何内容。',
    next: '请在每次启动时登录，或在此电脑上配置密钥环。',
  },
  'secret-store-locked': {
    title: '系统密钥环已锁定',
    happened: '解锁之前，关闭窗口后不会保留登录。',
    next: '请解锁密钥环，然后重新启动 Photon Setup。',
  },
  'secrets-unreadable': {
    title: '你已退出登录',
    happened: '保存的登录无法在此电脑上解锁，已另行存放。',
    next: '请重新登录。',
  },
  'secrets-not-kept': {
    title: '无法保存登录',
    happened: '无法写入文件。在窗口关闭之前你保持登录。',
    next: '请检查可用磁盘空间，然后重新登录。',
  },
  'secrets-not-read': {
    title: '你尚未登录',
    happened: '刚才无法读取保存的登录。它仍然存在。',
    next: '请关闭其他应用，然后重新启动 Photon Setup。',
  },
  'secrets-not-removed': {
    title: '保存的登录仍在此电脑上',
    happened: '此电脑不允许删除它。它仍由系统密钥环保护。',
    next: '请重新启动 Photon Setup，并再次退出登录。',
  },
  'kept-sign-in-ended': {
    title: '你已退出登录',
    happened: '云端不再接受保存的登录。',
    next: '请重新登录。',
  },
};
