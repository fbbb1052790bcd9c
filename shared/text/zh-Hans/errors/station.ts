import type { ErrorTextsOf } from '../../catalogue.ts';

export const stationErrors: ErrorTextsOf<'station'> = {
  'preset-unreadable': {
    title: '无法使用此预设',
    happened: '文件不是预设，或其中一项无效。',
    next: '请更正所指的项，然后重新开始。',
  },
  'preset-newer': {
    title: '预设需要更新的版本',
    happened: '此版本的 Photon Setup 无法读取格式 {{version}} 的预设。',
    next: '请更新 Photon Setup，然后重新开始。',
  },
  'preset-password-missing': {
    title: '缺少密码',
    happened: '预设没有 {{network, name}} 的密码，或其变量为空。',
    next: '请在预设中输入，或设置 passwordEnv 所指的变量。',
  },
  'preset-name-taken': {
    title: '此名称已被使用',
    happened: '此电脑上的另一个预设名为 {{name, name}}。',
    next: '请选择其他名称。',
  },
  'preset-not-saved': {
    title: '预设未保存',
    happened: '无法写入其文件，或它在此期间已被更改。',
    next: '请检查可用磁盘空间，重新加载预设，然后再次保存。',
  },
  'device-set-up-already': {
    title: '此 Photon 已配置',
    happened: '它已在此配置、正在配置，或是基准 Photon。未对其做任何更改。',
    next: '请将它放到一边。',
  },
  'photon-left-untouched': {
    title: '连接之前 Photon 已消失',
    happened: '此工位未向它发送任何内容。它很可能已断电、被移走，或已在别处配置。',
    next: '请查看状态指示灯。如果蓝灯闪烁，请将它留在工位附近。',
  },
  'device-set-up-elsewhere': {
    title: '此 Photon 已在别处配置',
    happened: '在此工位让它连接之前，它已上线。',
    next: '请将它与已完成的放在一起。',
  },
  'preset-needs-serials': {
    title: '缺少序列号或客户',
    happened: '预设需要每台设备的这些信息，但此处没有提供。',
    next: '请提供设备列表，或更改预设。',
  },
  'device-list-unreadable': {
    title: '无法使用此设备列表',
    happened: '列表没有行，或某列缺失、重复，或不适用于此预设。',
    next: '请更正 serial、id、customer 和 name 列，然后重新开始。',
  },
  'device-list-row-invalid': {
    title: '设备列表中有一行无效',
    happened: '第 {{row}} 行不完整，或其中一个值无效。未配置任何设备。',
    next: '请更正该行，然后重新开始。',
  },
  'device-list-twice': {
    title: '设备列表中有重复的值',
    happened: '第 {{before}} 行和第 {{row}} 行的序列号、设备 ID 或名称相同。',
    next: '请更正其中一行，然后重新开始。',
  },
  'device-not-on-list': {
    title: '此 Photon 不在设备列表中',
    happened: '列表中没有它的未完成行。未对其做任何更改。',
    next: '请将它放到一边，并检查列表。',
  },
  'device-list-foreign': {
    title: '列表中有设备不属于此产品',
    happened: '云端未将第 {{row}} 行的设备加入产品。未配置任何设备。',
    next: '请从列表中删除该行，或查明设备的所有者。',
  },
  'serial-without-device': {
    title: '没有设备使用此序列号',
    happened: '云端和历史记录中都没有序列号为 {{serial, name}} 的设备。未更改任何设备。',
    next: '请与贴纸核对、将设备加入产品，或使用其设备 ID。',
  },
  'serial-of-several-devices': {
    title: '多个设备使用此序列号',
    happened: '有多个设备使用 {{serial, name}}。均未更改。',
    next: '请使用目标设备的设备 ID，或改用其他序列号。',
  },
  'serial-of-another-device': {
    title: '有序列号属于其他设备',
    happened: '云端显示第 {{row}} 行的设备 ID 使用其他序列号。未配置任何设备。',
    next: '请将两者与贴纸核对，并更正该行。',
  },
  'scan-unreadable': {
    title: '无法使用此次扫描',
    happened: '内容不完整、包含多个代码，或不是 Photon 的序列号或设备 ID。',
    next: '请重新扫描一张贴纸。',
  },
  'scan-not-a-photon': {
    title: '此代码不是 Photon 的代码',
    happened: 'Photon 的序列号有 15 个字符，以 PH 开头。未进行任何查询。',
    next: '请扫描 Photon 的贴纸。',
  },
  'scan-not-listed': {
    title: '此代码不在设备列表中',
    happened: '列表分配自己的序列号，而此代码不在其中。',
    next: '请扫描列表中的序列号，或更正列表。',
  },
  'scan-not-as-pattern': {
    title: '序列号不符合格式',
    happened: '此预设的序列号格式为{{pattern, name}}，而扫描内容的格式为{{scanned, name}}。',
    next: '请扫描正确的代码，或在预设中更正格式。',
  },
  'number-used-already': {
    title: '此序列号已被使用',
    happened: '已有设备使用或正在获取 {{serial, name}}。',
    next: '请扫描其他序列号。',
  },
  'number-taken-over': {
    title: '此序列号现已被占用',
    happened: '它在此处有一段时间未被保留。{{serial, name}} 已属于其他设备或工位。',
    next: '请用其他序列号重新配置该设备。',
  },
  'scan-other-layout': {
    title: '扫描枪的键盘布局似乎不正确',
    happened: '它很可能按与此电脑不同的键盘布局输入。扫描内容未被使用。',
    next: '请将扫描枪设为此电脑的键盘布局，然后扫描 PS:TEST。',
  },
  'scan-layout-untold': {
    title: '此测试代码无法检查键盘布局',
    happened: '它不含因键盘布局而互换的字母，例如 Y 和 Z。',
    next: '请重新打印命令代码，然后扫描新的 PS:TEST。',
  },
  'scan-after-end': {
    title: '产线不再接收设备',
    happened: '此贴纸是在产线结束时扫描的。该 Photon 未进行配置。',
    next: '请在下一次产线运行时重新扫描。',
  },
  'customer-not-scanned': {
    title: '不清楚是哪个客户',
    happened: '尚未扫描客户，或上一次扫描无法使用。下一个 Photon 正在等待。',
    next: '扫描或输入客户的电子邮件地址，然后按回车键。',
  },
  'scan-not-asked': {
    title: '此处不需要贴纸',
    happened: '此产线无需扫描即可处理设备。扫描的内容未使用。',
    next: '请不用扫描，继续。',
  },
  'cable-same-or-another': {
    title: '已配置，还是另一个 Photon？',
    happened: '此处已通过的 Photon 或另一个没有通过 USB 响应。',
    next: '如果是另一个 Photon，请按住 SETUP 3 秒直到指示灯以深蓝色闪烁。',
  },
  'order-after-end': {
    title: '产线已在结束',
    happened: '它不再接收任何设备。未做任何更改。',
    next: '请开始下一次产线运行。',
  },
  'line-device-not-there': {
    title: '没有可操作的设备',
    happened: '没有对应的设备，或该设备已通过、已放到一边或正在重试。没有记录任何内容。',
    next: '请在列表中选择设备。',
  },
  'line-label-not-there': {
    title: '没有可重新打印的标签',
    happened: '此产线没有在此打印过标签的已通过设备，或时间已久。',
    next: '请从历史记录中打印标签。',
  },
  'first-article-unconfirmed': {
    title: '第一台设备正在等待检查',
    happened: '它已通过。在有人检查之前，不会配置其他设备。',
    next: '请检查后继续，或扫描 PS:GO。',
  },
  'golden-first': {
    title: '先配置基准 Photon',
    happened: '在基准 Photon 通过之前，此设备会等待。未对其做任何更改。',
    next: '请把此 Photon 留在这里，并放上基准 Photon。',
  },
  'golden-failed': {
    title: '基准 Photon 未通过',
    happened: '工位正常时它会通过。未配置任何其他设备。',
    next: '请解决其结果中指出的原因，然后重试。',
  },
  'golden-not-found': {
    title: '未找到基准 Photon',
    happened: '找到的 Photon 中没有 ID 为 {{id, name}} 的设备。',
    next: '请放上它，然后按住 SETUP 3 秒直到其指示灯以深蓝色闪烁。',
  },
  'device-not-scanned': {
    title: '此 Photon 尚未扫描',
    happened: '它不是已扫描的设备。未对其做任何更改。',
    next: '请扫描它的贴纸，或将其关闭并换上已扫描的设备。',
  },
  'hook-failed': {
    title: '有结果未能传递',
    happened: '钩子 {{hook, name}} 失败。产线继续运行，结果保留在历史记录中。',
    next: '请检查预设中的钩子。',
  },
  'station-disk-not-writable': {
    title: '无法写入此电脑',
    happened: '磁盘已满，或无法写入 Photon Setup 的文件夹。未触及任何设备。',
    next: '请释放空间或检查权限，然后重新开始。',
  },
  'station-clock-off': {
    title: '此电脑的时钟不准',
    happened: '与云端相差 {{offMs, duration}}。未触及任何设备。',
    next: '请设置此电脑的日期和时间，然后重新开始。',
  },
  'label-too-small': {
    title: '标签太小',
    happened: '条码和文字需要 {{width, number}} × {{height, number}} 毫米。',
    next: '请使用更大的标签、更小的文字或其他条码。',
  },
  'label-text-missing': {
    title: '无法填写标签',
    happened: '设备没有 {{field, name}}，或标签无法容纳它。',
    next: '请为设备设置该值，或将其从标签中去掉。',
  },
  'printer-not-found': {
    title: '未找到打印机',
    happened: '此电脑未列出名为 {{printer, name}} 的打印机。',
    next: '请连接该打印机或选择其他打印机。',
  },
  'network-not-found-here': {
    title: '在此处未找到 Wi-Fi：{{network, name}}',
    happened: '此电脑找不到的网络可能已隐藏、仅使用 5 GHz，或距离太远。',
    next: '请检查名称和路由器。产线不会因此停止。',
  },
  'printer-out-of-paper': {
    title: '打印机似乎缺纸',
    happened: '此电脑上次检查时，{{printer, name}} 缺纸。',
    next: '请在打印第一张标签前装纸。',
  },
  'label-not-printed': {
    title: '标签可能未打印',
    happened: '打印系统拒绝了它，或未及时响应。设备的结果不变。',
    next: '如果没有打出，请从历史记录中重新打印。',
  },
  'label-not-saved': {
    title: '标签未保存',
    happened: '无法在该处写入 PDF 文件。',
    next: '请选择其他文件夹。',
  },
  'labels-need-window': {
    title: '此处不打印标签',
    happened: '预设中有标签，但只有应用窗口能打印。未触及任何设备。',
    next: '请加上 --labels 和文件夹，或加上 --without-labels。',
  },
};
