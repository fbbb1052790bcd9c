import type { ErrorTextsOf } from '../../catalogue.ts';

export const programErrors: ErrorTextsOf<'program'> = {
  cancelled: {
    title: '已取消配置',
    happened: '它在完成之前被取消。',
    next: '准备好后请重新开始。',
  },
  'internal-error': {
    title: 'Photon Setup 出现问题',
    happened: '发生了内部错误。',
    next: '请重试。如果再次发生，请复制详细信息并报告。',
  },
  'invalid-input': {
    title: '此值不可用',
    happened: '它不是所需的格式。',
    next: '请检查该值并重新输入。',
  },
  'waited-too-long': {
    title: '配置用时过长',
    happened: '有一步没有及时结束。',
    next: '请重试。',
  },
  'setup-already-running': {
    title: '另一个配置正在进行',
    happened: '此电脑一次只能配置一个 Photon。',
    next: '请等它结束，或取消它。',
  },
  'settings-unreadable': {
    title: '无法读取你的设置',
    happened: '已使用默认设置和云端。文件中的内容没有删除。',
    next: '登录之前请在“设置”中检查云端和 Wi-Fi。',
  },
  'settings-not-saved': {
    title: '无法保存设置',
    happened: '此电脑不允许写入设置文件。',
    next: '请检查可用空间和权限，然后重新保存。',
  },
  'journal-not-written': {
    title: '无法保存当前网络',
    happened: '无法写入文件。如果崩溃，Photon Setup 将不知道你的网络。',
    next: '请检查此电脑的可用空间。',
  },
  'record-not-read': {
    title: '现在无法读取历史记录',
    happened: '没有它，就无法知道哪些序列号和设备已经处理过。',
    next: '请检查此电脑的磁盘及其可用空间。产线会自动继续。',
  },
  'record-gone': {
    title: '历史记录文件不见了',
    happened: '它被删除、移动或替换了。正在进行的配置已记在现有的文件中。',
    next: '如果需要以前的配置，请恢复一份副本。',
  },
  'ledger-not-written': {
    title: '无法保存此次配置的记录',
    happened: '无法写入文件。如果崩溃，Photon Setup 将不知道此次配置。',
    next: '请检查此电脑的可用空间。',
  },
  'journal-damaged': {
    title: '记录中有一行不完整',
    happened: '很可能是写入时断电。该行之前的内容均已保留。',
    next: '你可以继续。',
  },
  'journal-unreadable': {
    title: '无法读取以前的配置记录',
    happened: '如果有配置被中断，Photon Setup 现在无从得知。文件已保留。',
    next: '请确认此电脑在平时使用的网络上，然后重新启动 Photon Setup。',
  },
  'record-damaged': {
    title: '历史记录文件已损坏',
    happened: '已将 {{saved, number}} 次配置保存到新文件。损坏的文件保留为 {{file}}。',
    next: '你可以继续。如果缺少配置，请将保留的文件发给支持人员。',
  },
  'record-newer': {
    title: '历史记录来自更新的版本',
    happened: '较新的 Photon Setup 更改了文件。此版本不会改动它，也不会记录任何内容。',
    next: '请在此电脑上安装较新的版本。',
  },
  'record-not-opened': {
    title: '无法打开历史记录',
    happened: '此电脑没有打开其文件。可以进行配置，但不会记录。',
    next: '请检查该文件夹的权限，然后重新启动 Photon Setup。',
  },
  'record-disk-full': {
    title: '磁盘已满，因此无法记录',
    happened: '配置会继续。如果中断，Photon Setup 下次启动时不会知道。',
    next: '请释放此电脑的磁盘空间。',
  },
  'record-not-forwarded': {
    title: '部分配置只在此电脑上',
    happened: '其中 {{waiting, number}} 次尚未进入共享历史记录。没有删除任何内容。',
    next: '请等它们共享后再删除。',
  },
  'shared-record-unreachable': {
    title: '无法连接共享历史记录',
    happened: '其服务器没有响应，或有一段时间没有响应。配置仍可进行，但不会从列表分配编号。',
    next: '请检查服务器是否在运行，以及此电脑是否在其网络中。',
  },
  'shared-record-not-postgres': {
    title: '此地址没有共享历史记录',
    happened: '那里有响应，但不是 PostgreSQL。',
    next: '请检查地址和端口。',
  },
  'shared-record-not-trusted': {
    title: '服务器的证书不受信任',
    happened: '它对此地址无效，或签名者在这里未知。没有发送密码。',
    next: '请向服务器管理员索取 CA 文件，然后选择它。',
  },
  'shared-record-no-tls': {
    title: '此连接的加密不足',
    happened: '此服务器没有 TLS，或在没有 TLS 时要求明文密码。',
    next: '请服务器管理员启用 TLS。',
  },
  'shared-record-plain-outside': {
    title: '此地址需要 TLS',
    happened: '没有 TLS 时，共享历史记录仅能在专用网络中使用，而此地址不在专用网络中。',
    next: '请使用 TLS 连接。',
  },
  'shared-record-sign-in-refused': {
    title: '共享历史记录拒绝了登录',
    happened: '其服务器不接受此用户、密码或数据库。',
    next: '请检查用户和数据库，然后重新输入密码。',
  },
  'shared-record-newer': {
    title: '共享历史记录来自更新的版本',
    happened: '较新的 Photon Setup 更改了它。此版本不会改动它，新的记录在此等待。',
    next: '请在此电脑上安装较新的版本。',
  },
  'shared-record-not-made': {
    title: '共享历史记录尚未准备好',
    happened: '其服务器早于 PostgreSQL 14，或此用户无权使用这些表。',
    next: '请服务器管理员为 Photon Setup 做好准备。',
  },
  'shared-record-full': {
    title: '共享历史记录无法再保存',
    happened: '其服务器的磁盘已满。配置照常进行，记录在此等待。',
    next: '请在服务器的磁盘上腾出空间。',
  },
  'shared-record-no-password': {
    title: '没有共享历史记录的密码',
    happened: '配置照常进行，记录在此电脑上等待。',
    next: '请在设置中输入密码，或在终端中设置 {{variable, name}}。',
  },
  'other-stations-not-asked': {
    title: '未询问其他工位',
    happened: '共享历史记录目前没有响应，可能有其他工位正在配置此设备。',
    next: '你可以继续。',
  },
  'device-taken-over': {
    title: '另一个工位接管了此设备',
    happened: '此工位有一段时间无法连接共享历史记录，在作出更多更改之前已停止。',
    next: '请在另一个工位检查该设备。',
  },
  'device-at-another-station': {
    title: '另一个工位正在配置此设备',
    happened: '{{station, name}} 正在处理它，因此此工位已停止。',
    next: '请配置其他设备。',
  },
  'device-done-elsewhere': {
    title: '此设备之前已配置',
    happened: '{{station, name}} 在 {{agoMs, duration}}前已完成。',
    next: '请检查这是否是要配置的设备。',
  },
  'app-closing': {
    title: 'Photon Setup 正在关闭',
    happened: '它正在结束运行中的操作，不会开始新的操作。',
    next: '关闭后请重新启动 Photon Setup。',
  },
  'link-not-opened': {
    title: '无法打开页面',
    happened: '此电脑没有启动浏览器。',
    next: '请在浏览器中打开 {{address}}。',
  },
};
