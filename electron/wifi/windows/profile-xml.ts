import { escapeXml } from '../../../shared/escape-xml.ts';

/**
 * A profile for an open network that is joined once and never by Windows itself (`manual`), as `netsh wlan add profile`
 * reads it (learn.microsoft.com, windows/win32/nativewifi/wlan-profileschema-elements; order of elements as there).
 * @param ssid passed `isJoinableName`; escaped all the same
 */
export function openProfileXml(ssid: string): string {
  const name = escapeXml(ssid);
  const hex = Array.from(new TextEncoder().encode(ssid), (byte) => byte.toString(16).toUpperCase().padStart(2, '0'));
  return [
    '<?xml version="1.0"?>',
    '<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">',
    `<name>${name}</name>`,
    `<SSIDConfig><SSID><hex>${hex.join('')}</hex><name>${name}</name></SSID><nonBroadcast>false</nonBroadcast></SSIDConfig>`,
    '<connectionType>ESS</connectionType>',
    '<connectionMode>manual</connectionMode>',
    '<MSM><security><authEncryption>',
    '<authentication>open</authentication><encryption>none</encryption><useOneX>false</useOneX>',
    '</authEncryption></security></MSM>',
    '</WLANProfile>',
    '',
  ].join('\n');
}
