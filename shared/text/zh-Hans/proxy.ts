import type { TextsOf } from '../catalogue.ts';

/** A proxy that asks for a name and a password. */
export const texts: TextsOf<'proxy', 'zh-Hans'> = {
  proxy: {
    title: '登录网络代理',
    lead: '此电脑通过 {{proxy, name}} 连接 Particle 云端。你输入的内容只会发送给此代理。',
    refused: '代理拒绝了此用户名和密码。请检查两者。',
    name: '代理用户名',
    nameMissing: '请输入代理用户名。',
    password: '代理密码',
    keep: '将两者保存在此电脑上',
    keepHint: '由系统密钥环保护，直到你在“设置”中删除。',
    submit: '继续',
    trying: '正在尝试…',
  },
};
