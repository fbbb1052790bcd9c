import type { TextsOf } from '../catalogue.ts';

/** What the window says of updates, at the start and in About; comes with them. */
export const texts: TextsOf<'updates', 'zh-Hans'> = {
  update: {
    title: '更新',
    looking: '正在检查更新…',
    fetching: '正在下载版本 {{version}}：{{received}}，共 {{size}}',
    ready: '版本 {{version}} 已就绪',
    readyLead: 'Photon Setup 将重新启动以安装。这需要几秒钟。',
    restart: '重新启动并更新',
    later: '稍后',
    restarting: '正在以版本 {{version}} 重新启动…',
    postponed: '下次启动时会再次提供版本 {{version}}。',
    current: '已是最新版本。检查时间：{{time}}。',
    notLooked: '尚未检查。',
    look: '立即检查',
    afterFirstClaim: '认领第一个 Photon 后开始更新。',
    noServer: '此构建没有更新服务器。请输入一个以获取更新。',
    elsewhere: {
      packages: '此电脑的软件包管理器负责更新 Photon Setup。',
      source: 'Photon Setup 从源代码运行。请更新源代码。',
      build: '此构建无法更新。请安装正式版以获取更新。',
    },
    offByPolicy: '管理员已关闭更新。',
    offByPerson: '更新已关闭。',
    settings: '更新设置',
    on: '自动下载更新',
    server: '更新服务器',
    serverHint: '一个地址或共享文件夹，留空则使用默认值。',
    channel: '版本',
    stable: '稳定版',
    beta: '测试版',
  },
};
