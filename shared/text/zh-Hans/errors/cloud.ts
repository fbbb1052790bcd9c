import type { ErrorTextsOf } from '../../catalogue.ts';

export const cloudErrors: ErrorTextsOf<'cloud'> = {
  'cloud-unreachable': {
    title: '无法连接 Particle 云端',
    happened: '此电脑无法与它建立连接。',
    next: '请检查此电脑的互联网连接，然后重试。',
  },
  'cloud-timed-out': {
    title: 'Particle 云端未及时响应',
    happened: '已建立连接，但没有收到响应。',
    next: '请检查此电脑的互联网连接，然后重试。',
  },
  'cloud-connection-not-secure': {
    title: '与云端的连接不安全',
    happened: '无法验证云端的证书，因此没有发送任何内容。',
    next: '请使用其他网络，或向网络管理员询问代理。',
  },
  'computer-clock-wrong': {
    title: '此电脑的时钟不正确',
    happened: '日期或时间不正确，因此无法验证云端的证书。',
    next: '请设置此电脑的日期和时间，然后重试。',
  },
  'cloud-sign-in-page': {
    title: '此网络有自己的登录页面',
    happened: '响应的是网页而不是云端，常见于酒店、学校和办公室。',
    next: '请打开浏览器登录该网络，然后重试。',
  },
  'list-incomplete': {
    title: '列表不完整',
    happened: '显示的是能读取的部分，其余缺失。',
    next: '请重试，或按 ID 查找缺失的设备。',
  },
  'cloud-behind-another': {
    title: 'Particle 云端被阻止',
    happened: '响应的是防火墙、代理或其他服务器，而不是云端。',
    next: '请让网络管理员允许云端地址，或使用其他网络。',
  },
  'proxy-refuses': {
    title: '网络代理拒绝了连接',
    happened: '它很可能需要用户名和密码，但没有收到或收到的不正确。',
    next: '请用代理用户名和密码重试。终端会读取 HTTPS_PROXY。',
  },
  'proxy-unreachable': {
    title: '无法连接此网络的代理',
    happened: '此电脑通过代理连接云端。代理没有响应，因此没有发送任何内容。',
    next: '请检查此电脑的网络和代理地址，然后重试。',
  },
  'cloud-answer-unreadable': {
    title: '云端的响应不符合预期',
    happened: '它不是 Particle 云端使用的格式。',
    next: '请检查“设置”中的云端地址，然后重试。',
  },
  'cloud-refused': {
    title: '云端拒绝了请求',
    happened: '它理解了请求，但没有执行。',
    next: '请重试。如果再次发生，请复制详细信息并报告。',
  },
  'cloud-forbidden': {
    title: '云端不允许此操作',
    happened: '此帐户或客户端没有相应权限。',
    next: '请检查帐户或客户端的权限，或使用其他帐户登录。',
  },
  'cloud-not-found': {
    title: '云端找不到此内容',
    happened: '它有响应，但此地址没有内容。',
    next: '请检查云端地址，然后重试。',
  },
  'cloud-too-many-requests': {
    title: '请求过多',
    happened: '云端在短时间内收到了过多来自此处的请求。',
    next: '请等待几分钟，然后重试。',
  },
  'cloud-server-error': {
    title: 'Particle 云端出现问题',
    happened: '错误在云端，不在你的 Photon 或网络。',
    next: '请等待几分钟，然后重试。',
  },
};
