import type { TextsOf } from '../catalogue.ts';

/** Signing in to the cloud. */
export const texts: TextsOf<'sign-in', 'zh-Hans'> = {
  signIn: {
    title: '登录 Particle',
    lead: '请使用 Photon 应归属的 Particle 帐户。',
    email: '电子邮件',
    password: '密码',
    submit: '登录',
    submitting: '正在登录…',
    emailMissing: '请输入 Particle 帐户的电子邮件地址。',
    passwordGoesTo: '它会发送到 {{cloud, name}} 的云端。',
    passwordMissing: '请输入密码。',
    useToken: '使用访问令牌',
    usePassword: '使用电子邮件和密码',
    tokenTitle: '使用访问令牌登录',
    token: '访问令牌',
    tokenHint: '在进行其他操作之前，会先在云端验证。',
    tokenMissing: '请粘贴访问令牌。',
    codeTitle: '输入一次性验证码',
    codeLead: '此帐户使用两步验证。请打开身份验证应用。',
    code: '一次性验证码',
    codeMissing: '请输入身份验证应用中的验证码。',
    codeSubmit: '继续',
    otherAccount: '使用其他帐户',
    stay: '保持登录',
    stayHint: '保存访问令牌或客户端密钥，由系统密钥环保护，绝不保存密码。',
    refusals_other:
      '登录已连续被拒绝 {{count, number}} 次。连续 {{limit, number}} 次后，云端会在 {{block, duration}}内拒绝来自此处的登录。',
    lockedUntil: '云端将在 {{time}} 重新接受来自此处的登录。',
  },
};
