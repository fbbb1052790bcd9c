import type { ErrorTextsOf } from '../../catalogue.ts';

export const signInErrors: ErrorTextsOf<'sign-in'> = {
  'sign-in-details-missing': {
    title: '缺少一项登录信息',
    happened: '云端需要全部信息。',
    next: '请填写空白字段。',
  },
  'sign-in-refused': {
    title: '云端拒绝了登录',
    happened: '没有使用此电子邮件和密码的帐户。',
    next: '请检查两者，然后重新登录。',
  },
  'one-time-code-refused': {
    title: '云端拒绝了一次性验证码',
    happened: '验证码只在短时间内有效，且只能用于一次登录。',
    next: '请输入身份验证应用现在显示的验证码。',
  },
  'one-time-code-expired': {
    title: '登录用时过长',
    happened: '云端只会短时间等待一次性验证码。',
    next: '请使用电子邮件和密码重新登录。',
  },
  'sign-in-locked-out': {
    title: '登录尝试次数过多',
    happened: '连续 10 次登录被拒绝后，云端会阻止此地址 30 分钟。',
    next: '请等待 30 分钟，然后重新登录。',
  },
  'access-token-invalid': {
    title: '访问令牌无效',
    happened: '云端不接受它。它可能已被删除或过期。',
    next: '请重新登录，或粘贴另一个访问令牌。',
  },
  'oauth-client-refused': {
    title: '云端拒绝了 OAuth 客户端',
    happened: '客户端 ID 与客户端密钥不匹配。',
    next: '请检查两者，然后重新登录。帐户所用的在“设置”中。',
  },
  'attempt-of-another-account': {
    title: '此配置是为另一个帐户开始的',
    happened: '它是为 {{userName, name}} 进行的，而你登录的是另一个帐户。',
    next: '请退出并登录该帐户，或忽略此次配置。',
  },
  'attempt-of-another-cloud': {
    title: '此配置是在另一个云端开始的',
    happened: '它用于 {{cloud, name}} 的云端。Photon Setup 现在使用另一个云端。',
    next: '请在“设置”中保存该地址并登录，或忽略此次配置。',
  },
  'attempt-owner-unknown': {
    title: '不清楚此配置是为谁进行的',
    happened: '它的记录或你的访问令牌没有注明帐户及其云端。',
    next: '请忽略此次配置，并重新配置设备。',
  },
  'sign-out-not-done': {
    title: '云端没有终止你的访问令牌',
    happened: '它已不在此电脑上，但在过期之前仍在云端有效。',
    next: '请立即重试。之后可使用“particle token list”和“particle token revoke”。',
  },
  'not-signed-in': {
    title: '你尚未登录',
    happened: 'Photon 通过你的 Particle 帐户认领。',
    next: '请登录后重试。',
  },
};
