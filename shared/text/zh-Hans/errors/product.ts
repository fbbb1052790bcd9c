import type { ErrorTextsOf } from '../../catalogue.ts';

export const productErrors: ErrorTextsOf<'product'> = {
  'not-signed-in-to-product': {
    title: '你尚未登录产品',
    happened: '此操作需要产品的客户端 ID 和客户端密钥。',
    next: '请登录产品。',
  },
  'product-not-found': {
    title: '没有此产品',
    happened: '云端没有向此客户端显示此 ID 或短名称的产品。',
    next: '请在 Particle 控制台中检查产品，然后重新输入。',
  },
  'product-of-another-client': {
    title: '此客户端属于另一个产品',
    happened: '云端接受此客户端，但不适用于此产品。',
    next: '请输入创建客户端的产品，或此产品的客户端。',
  },
  'customer-name-invalid': {
    title: '这不是电子邮件地址',
    happened: '客户以电子邮件格式的内容命名。',
    next: '请按 name@example.com 的格式输入。',
  },
  'customer-not-opened': {
    title: '无法创建客户',
    happened: '云端既没有创建此客户，也不允许此客户端代表其操作。',
    next: '请检查电子邮件地址和客户端的权限。',
  },
  'customer-token-of-another': {
    title: '云端响应的是另一位客户',
    happened: '访问令牌不属于所请求的客户，因此不会使用。',
    next: '请重试。如果再次发生，请复制详细信息并报告。',
  },
  'customer-not-found': {
    title: '未找到客户',
    happened: '云端未允许此客户端访问使用此电子邮件地址的客户。',
    next: '请检查地址的拼写和客户端的权限。',
  },
  'device-not-in-product': {
    title: '设备不在此产品中',
    happened: '产品的设备列表中没有它。',
    next: '请先将设备添加到产品。',
  },
  'device-owned-outside-team': {
    title: '设备的所有者不在团队中',
    happened: '云端不会添加所有者不在产品团队中的设备。',
    next: '请让所有者取消认领，然后重新添加。',
  },
  'device-unknown-to-product': {
    title: '云端不接受此设备',
    happened: '设备 ID 未知，或设备类型与产品不符。',
    next: '请检查标签上的 ID，并确认产品用于 Photon。',
  },
  'device-denied': {
    title: '产品拒绝此设备',
    happened: '团队中有人拒绝了它。',
    next: '请让团队在 Particle 控制台中批准，然后重试。',
  },
  'device-quarantined': {
    title: '设备已隔离',
    happened: '它报告属于此产品，但尚未获得批准。',
    next: '请让团队在 Particle 控制台中批准，然后重试。',
  },
  'device-not-customers': {
    title: '设备没有为客户认领',
    happened: '它在线，但产品显示其他所有者或没有所有者。',
    next: '请重新配置。如果所有者不变，请先取消认领。',
  },
  'device-has-owner': {
    title: '设备有所有者',
    happened: '它在其产品中，归 {{owner, name}} 所有。',
    next: '请先取消认领，或重试并同意取消认领。',
  },
  'import-file-unreadable': {
    title: '无法读取文件',
    happened: '此电脑无法读取它，或它既不是文本也不是 Excel 工作簿。',
    next: '请检查文件及其路径。列表可以是文本、CSV 或 Excel 工作簿（.xlsx）。',
  },
  'import-without-ids': {
    title: '未找到设备 ID',
    happened: '设备 ID 有 24 个字符，只包含 0–9 和 a–f。',
    next: '请确认选择了正确的列表。',
  },
  'import-column-unclear': {
    title: '设备 ID 所在列不明确',
    happened: '可能是多列中的任一列，因此没有发送任何内容。',
    next: '请选择列。在终端中，用 --column 指定编号、名称或“all”。',
  },
  'import-workbook-too-large': {
    title: '工作簿太大',
    happened: '解压后的数据超出 Photon Setup 能读取的范围。',
    next: '请在 Excel 中将设备 ID 所在工作表另存为 CSV，然后选择该文件。',
  },
  'import-file-changed': {
    title: '预览后文件已更改',
    happened: '显示之后它被更改、移动或删除。没有发送任何内容。',
    next: '请重新选择文件并检查各列。',
  },
  'import-several-sheets': {
    title: '工作簿有多个工作表',
    happened: '不止一个工作表有数据，因此没有发送任何内容。',
    next: '请将设备 ID 所在工作表另存为单独的工作簿或 CSV。',
  },
  'variable-not-found': {
    title: '无法读取此变量',
    happened: '云端在此设备上没有找到它。',
    next: '请确认设备固件中仍有它。',
  },
  'customer-not-listed': {
    title: '客户尚未出现在列表中',
    happened: '设备已为此客户认领。产品列表可能会延迟。',
    next: '请在一分钟后再次检查列表。',
  },
};
