import type { TextsOf } from '../catalogue.ts';

/** Of the settings what several parts say, and what is kept on this computer. */
export const texts: TextsOf<'settings', 'ja'> = {
  advanced: {
    cloudUrl: 'クラウドのアドレス',
    clientId: 'OAuthクライアントID',
    clientSecret: 'OAuthクライアントシークレット',
    clientSecretHint: '空欄にすると、現在のものを使い続けます。',
    keepSecret: 'クライアントシークレットを保存',
    photonPrefix: 'PhotonのWi-Fi名の接頭辞',
    photonPrefixHint: '通常は「Photon」ですが、製品ごとに異なる場合があります。',
    joinBy: 'PhotonのWi-Fiに接続',
    joinAutomatic: '自動',
    joinHand: '手動（ネットワークメニュー）',
    adapter: 'Wi-Fiアダプター',
    adapterAny: '自動',
    adapterOnline: '{{adapter, name}}（インターネットに使用中）',
    adapterGone: '{{adapter, name}}（見つかりません）',
    locked: '管理者が管理しています。',
  },
  kept: {
    title: 'このコンピューターに保存されているもの',
    lead: 'システムのキーリングで保護されています。使用中のものは、Photon Setupを閉じるまで使用されます。',
    product: '製品のクライアントシークレット',
    productNamed: '{{names, name}}のクライアントシークレット',
    client: 'OAuthクライアントシークレット',
    clientNamed: 'OAuthクライアント{{names, name}}のシークレット',
    proxies: 'プロキシのユーザー名とパスワード',
    proxiesNamed: '{{names, name}}のユーザー名とパスワード',
    delete: '削除',
    confirm: 'このコンピューターから削除しますか？',
    confirmDelete: '完全に削除',
    keep: '残す',
    deleted: 'このコンピューターから削除しました。',
    once: 'クラウドがクライアントシークレットを表示するのは一度だけです。',
  },
};
