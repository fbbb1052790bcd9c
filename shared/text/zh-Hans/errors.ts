import type { TextsOf } from '../catalogue.ts';
import { afterwardsErrors } from './errors/afterwards.ts';
import { cloudErrors } from './errors/cloud.ts';
import { deviceErrors } from './errors/device.ts';
import { linkErrors } from './errors/link.ts';
import { networkErrors } from './errors/network.ts';
import { photonErrors } from './errors/photon.ts';
import { policyErrors } from './errors/policy.ts';
import { productErrors } from './errors/product.ts';
import { programErrors } from './errors/program.ts';
import { secretsErrors } from './errors/secrets.ts';
import { signInErrors } from './errors/sign-in.ts';
import { stationErrors } from './errors/station.ts';
import { updateErrors } from './errors/update.ts';
import { wifiErrors } from './errors/wifi.ts';

/** What errors are called: loaded with the first one that is told, not with the first picture. */
export const texts: TextsOf<'errors', 'zh-Hans'> = {
  errors: {
    ...programErrors,
    ...signInErrors,
    ...cloudErrors,
    ...deviceErrors,
    ...photonErrors,
    ...wifiErrors,
    ...linkErrors,
    ...networkErrors,
    ...afterwardsErrors,
    ...productErrors,
    ...secretsErrors,
    ...policyErrors,
    ...updateErrors,
    ...stationErrors,
  },
  provenEndings: {
    'canceled-before-contact': {
      title: '已取消配置',
      happened: '没有向 Photon 发送任何内容。',
      next: '准备好后请重新开始。',
    },
    'canceled-nothing-changed': {
      title: '已取消配置',
      happened: '已读取 Photon 的设备 ID。没有更改任何内容。',
      next: '准备好后请重新开始。',
    },
    'canceled-partly-set-up': {
      title: '已取消配置',
      happened: 'Photon 可能已保存 Wi-Fi 信息和其他配置数据。',
      next: '请重新开始以完成配置，或按住 SETUP 10 秒清除它的 Wi-Fi。',
    },
    'canceled-told-to-connect': {
      title: '已取消配置',
      happened: 'Photon 已有你的 Wi-Fi 信息。它仍可能上线并被认领。',
      next: '请在一分钟后检查它是否在线。',
    },
    'canceled-told-to-connect-without-owner': {
      title: '已取消配置',
      happened: 'Photon 已有 Wi-Fi 信息。它仍可能上线。',
      next: '请在一分钟后检查它是否在线。',
    },
    'canceled-online': {
      title: '已取消配置',
      happened: '云端已确认 Photon 在线。',
      next: '请再次检查它的所有者。',
    },
    'contact-lost': {
      title: 'Photon 停止响应',
      happened: '读取设备 ID 后连接中断。',
      next: '请按 RESET，按住 SETUP 3 秒直到指示灯以深蓝色闪烁，然后重试。',
    },
    'contact-lost-told-to-connect': {
      title: 'Photon 停止响应',
      happened: '已让它连接，随后连接中断。它仍可能上线。',
      next: '请在一分钟后检查它是否在线。',
    },
    'not-home-told-to-connect': {
      title: '此电脑未回到 {{network, name}}',
      happened: '已让 Photon 连接，它可能会上线。云端尚未确认。',
      next: '请在系统的网络菜单中选择 {{network, name}}，然后再次检查。',
    },
  },
  errorParts: {
    network: '该网络',
    ownNetwork: '平时使用的网络',
    adapter: '另一个适配器',
    saw: {
      answer: '响应：{{saw}}',
      entered: '你输入的是：{{saw}}',
      detail: '消息：{{saw}}',
      page: '响应：网页“{{saw}}”',
      'web-server': '响应：网页服务器，{{saw}}',
    },
    details: '详细信息',
    inField: '{{title}}。{{happened}}',
  },
};
