import type { TextsOf } from '../catalogue.ts';

/** Of the settings what several parts say, and what is kept on this computer. */
export const texts: TextsOf<'settings', 'zh-Hans'> = {
  advanced: {
    cloudUrl: '云端地址',
    clientId: 'OAuth 客户端 ID',
    clientSecret: 'OAuth 客户端密钥',
    clientSecretHint: '留空则保留当前的密钥。',
    keepSecret: '保存客户端密钥',
    photonPrefix: 'Photon 的 Wi-Fi 名称前缀',
    photonPrefixHint: '通常是“Photon”，但产品可以有自己的前缀。',
    joinBy: '加入 Photon 的 Wi-Fi',
    joinAutomatic: '自动',
    joinHand: '手动，在网络菜单中',
    adapter: 'Wi-Fi 适配器',
    adapterAny: '自动',
    adapterOnline: '{{adapter, name}}（正用于互联网）',
    adapterGone: '{{adapter, name}}（未找到）',
    locked: '由管理员管理。',
  },
  kept: {
    title: '保存在此电脑上',
    lead: '由系统密钥环保护。正在使用的内容在关闭 Photon Setup 之前继续使用。',
    product: '产品的客户端密钥',
    productNamed: '{{names, name}} 的客户端密钥',
    client: 'OAuth 客户端密钥',
    clientNamed: 'OAuth 客户端 {{names, name}} 的密钥',
    proxies: '代理用户名和密码',
    proxiesNamed: '{{names, name}} 的用户名和密码',
    delete: '删除',
    confirm: '要从此电脑删除吗？',
    confirmDelete: '永久删除',
    keep: '保留',
    deleted: '已从此电脑删除。',
    once: '云端只显示一次客户端密钥。',
  },
};
