import type { ErrorTextsOf } from '../../catalogue.ts';

export const updateErrors: ErrorTextsOf<'update'> = {
  'update-server-unreachable': {
    title: '无法连接更新服务器',
    happened: '它没有响应。当前版本可继续使用。',
    next: '请检查此电脑的互联网连接，然后重新检查更新。',
  },
  'update-not-offered': {
    title: '更新服务器没有提供更新',
    happened: '它有响应，但没有适用于此电脑的此类更新。',
    next: '请检查更新服务器的地址。',
  },
  'update-not-signed': {
    title: '此更新不是由我们发布的',
    happened: '它的签名不匹配，因此完全没有使用。',
    next: '请联系更新服务器的管理员。当前版本可继续使用。',
  },
  'update-unreadable': {
    title: '无法读取更新',
    happened: '它的说明不是所需的格式，因此完全没有使用。',
    next: '请联系更新服务器的管理员。当前版本可继续使用。',
  },
  'update-damaged': {
    title: '更新不完整或已损坏',
    happened: '下载内容与公布的不符，已删除。',
    next: '请重新检查。如果再次发生，请联系更新服务器的管理员。',
  },
  'update-not-stored': {
    title: '无法保存更新',
    happened: '磁盘已满，或其文件夹不可写。当前版本可继续使用。',
    next: '请释放磁盘空间，然后重新检查。',
  },
  'update-not-installed': {
    title: '无法安装更新',
    happened: '当前版本未受影响，可继续使用。',
    next: '请检查可用空间和应用文件夹的权限，然后重试。',
  },
  'update-during-setup': {
    title: '更新会等到操作结束',
    happened: 'Photon Setup 在处理设备时无法重新启动。',
    next: '请完成或停止操作，然后更新。',
  },
  'update-under-way': {
    title: 'Photon Setup 正在更新',
    happened: '它即将以新版本重新启动。',
    next: '请在重新启动后继续。',
  },
};
