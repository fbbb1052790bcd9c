import { describe, expect, it } from 'vitest';
import { firmwareProfiles, firmwares } from '../../electron/simulator/device/firmware.ts';
import encryption from '../vectors/encryption.json' with { type: 'json' };
import enterprise from '../vectors/enterprise.json' with { type: 'json' };
import { happens, knownDevice, officialClient, openWorld } from './in-a-world.ts';

const home = { ssid: 'HomeNet', security: 'wpa2_aes', channel: 6, password: 'kitchen-window-7' };

describe.each(firmwares)('@particle/softap-setup and firmware %s', (firmware) => {
  describe.each(['tcp', 'http'] as const)('over %s', (protocol) => {
    it('drives a whole set-up, command by command', async () => {
      const world = await openWorld({ firmware });
      const client = officialClient(world, protocol);
      expect(await client.version()).toEqual({ v: 2 });
      expect(await client.deviceInfo()).toEqual({ id: world.ready.device.id, claimed: false });
      const scans = await client.scan();
      expect(scans.map(({ ssid }) => ssid)).toEqual([
        'HomeNet',
        'Guest',
        'Orchard',
        'Orchard',
        'Far Shed',
        'OldPrinter',
        'Staff',
        'Café Zürich',
      ]);
      expect(scans[0]).toEqual({ ssid: 'HomeNet', rssi: -48, sec: 4_194_308, ch: 6, mdr: 72_200 });
      expect(await client.publicKey()).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
      await client.setClaimCode(world.cloud.createClaimCode('me'));
      expect(world.device.claimCodeStored).toBe(true);
      expect(await client.configure({ ...home })).toEqual({ r: 0 });
      expect(world.device.storedNetwork).toEqual({ ssid: 'HomeNet', security: 4_194_308, password: home.password });
      await client.connect();
      await happens(world, 'device-claimed');
      expect(world.cloud).toMatchObject({ owner: 'me', online: true });
      expect(world.device).toMatchObject({ claimedFlag: true, claimCodeStored: false, listening: false });
    });

    it('joins an open network', async () => {
      const world = await openWorld({ firmware });
      const client = officialClient(world, protocol);
      await client.publicKey();
      expect(await client.configure({ ssid: 'Guest', channel: 6 })).toEqual({ r: 0 });
      await client.connect();
      expect(await happens(world, 'network-joined')).toMatchObject({ ssid: 'Guest' });
    });

    it('says what the generic set command gets back', async () => {
      const world = await openWorld({ firmware });
      const client = officialClient(world, protocol);
      await expect(client.set({ k: 'zz', v: 'abc' })).rejects.toThrow('non-zero');
      await client.set({ k: 'cc', v: 'nonsense is a claim code, too' });
      expect(world.device.claimCodeStored).toBe(true);
    });

    it('configures a PEAP network where the firmware knows how', async () => {
      const world = await openWorld({ firmware });
      const client = officialClient(world, protocol);
      await client.publicKey();
      const staff = {
        ssid: 'Staff',
        security: 'wpa2_enterprise',
        eap: 'peap',
        username: 'visitor',
        password: 'front-desk-4',
        outer_identity: 'anonymous',
      };
      if (firmwareProfiles[firmware].ownScan) {
        expect(await client.configure(staff)).toEqual({ r: 0 });
        await client.connect();
        expect(await happens(world, 'network-joined')).toMatchObject({ ssid: 'Staff' });
      } else {
        // Unknown keys: the answer has no JSON. Over TCP the client then hands back nothing at all, without an error.
        if (protocol === 'tcp') expect(await client.configure(staff)).toBeUndefined();
        else await expect(client.configure(staff)).rejects.toThrow('Invalid JSON');
        expect(world.device.storedNetworks).toEqual([]);
      }
    });

    it('cannot configure an EAP-TLS network: its private key goes as text', async () => {
      const world = await openWorld({ firmware });
      const client = officialClient(world, protocol);
      await client.publicKey();
      const staff = {
        ssid: 'Staff',
        security: 'wpa2_enterprise',
        eap: 'tls',
        client_certificate: enterprise.rsa.certificate,
        private_key: enterprise.rsa.privateKey,
      };
      if (firmwareProfiles[firmware].ownScan) {
        expect(await client.configure(staff)).toEqual({ r: 1 });
        expect(world.device.storedNetworks).toEqual([]);
      } else if (protocol === 'tcp') expect(await client.configure(staff)).toBeUndefined();
      else await expect(client.configure(staff)).rejects.toThrow('Invalid JSON');
    });
  });
});

describe('where @particle/softap-setup is wrong', () => {
  it.each(['tcp', 'http'] as const)(
    'over %s it announces characters, not bytes; one lost byte is the closing brace, and the device forgives it',
    async (protocol) => {
      const world = await openWorld({
        networks: [{ ssid: 'Café', rssi: -50, channel: 6, band: 2.4, security: 4_194_308, password: 'croissants' }],
      });
      const client = officialClient(world, protocol);
      await client.publicKey();
      expect(await client.configure({ ssid: 'Café', security: 'wpa2_aes', password: 'croissants' })).toEqual({ r: 0 });
      expect(world.device.storedNetwork).toEqual({ ssid: 'Café', security: 4_194_308, password: 'croissants' });
    },
  );

  it('with two letters outside ASCII the password loses its closing quote, and nothing is stored', async () => {
    const world = await openWorld();
    const client = officialClient(world, 'tcp');
    await client.publicKey();
    const answer = await client.configure({ ssid: 'Café Zürich', security: 'wpa2_aes', password: 'müsli & brot' });
    expect(answer).toBeUndefined();
    expect(world.device.storedNetworks).toEqual([]);
  });

  it('it escapes the line ends of a root certificate, which the device then cannot read', async () => {
    const world = await openWorld();
    const client = officialClient(world, 'tcp');
    await client.publicKey();
    const staff = { ssid: 'Staff', security: 'wpa2_enterprise', eap: 'peap', username: 'visitor' };
    const details = { ...staff, password: 'front-desk-4', ca: enterprise.root };
    expect(await client.configure(details)).toEqual({ r: 0 });
    await client.connect();
    expect(await happens(world, 'network-not-joined')).toMatchObject({ reason: 'root-certificate-unreadable' });
  });

  it('it sends "ch":null without a channel, which the device takes for 0', async () => {
    const world = await openWorld();
    const client = officialClient(world, 'tcp');
    await client.publicKey();
    expect(await client.configure({ ssid: 'Guest' })).toEqual({ r: 0 });
  });

  it('it hands back a refused network as if all was well', async () => {
    const world = await openWorld();
    const client = officialClient(world, 'tcp');
    await client.publicKey();
    expect(await client.configure({ ...home, ssid: 'HomeNet Fast' })).toEqual({ r: -2 });
    expect(await client.configure({ ...home, password: 'short' })).toEqual({ r: -4 });
  });

  it('its scan throws on a name that breaks the JSON', async () => {
    const world = await openWorld({
      networks: [{ ssid: 'Bob"s wifi', rssi: -50, channel: 6, band: 2.4, security: 0 }],
    });
    await expect(officialClient(world, 'http').scan()).rejects.toThrow('Invalid JSON');
  });

  it('its table has no WPA with both ciphers, and its enterprise entry names no cipher', async () => {
    const client = officialClient(await openWorld(), 'tcp');
    expect(client.securityLookup(2_097_158)).toBeNull();
    expect(client.securityValue('wpa_aes')).toBe(2_097_156);
    expect(client.securityValue('enterprise')).toBe(0x0200_0000);
    expect(client.eapTypeValue('tls')).toBe(13);
  });

  it('its claimed means only that the sticky flag is set', async () => {
    const world = await openWorld({ setUpBefore: true, owner: 'nobody' });
    expect(await officialClient(world, 'tcp').deviceInfo()).toMatchObject({ claimed: true });
    expect(world.cloud.owner).toBe('nobody');
  });
});

describe('what the official client was made to survive', () => {
  it('the first connection that the device does not close', async () => {
    const world = await openWorld({ faults: ['first-connection-stays-open'] });
    expect(await officialClient(world, 'tcp').version()).toEqual({ v: 2 });
  });

  it('a key with zero bytes behind it', async () => {
    const world = await openWorld({ device: knownDevice });
    const client = officialClient(world, 'tcp');
    const pem = (await client.publicKey()).replace(/-----[A-Z ]+-----|\s/g, '');
    // 162 bytes of key in a field of 294.
    expect(Buffer.from(pem, 'base64').toString('hex').toUpperCase()).toBe(encryption.testKey.publicKey.slice(0, 324));
    expect(encryption.testKey.publicKey.slice(324)).toBe('0'.repeat(264));
  });
});
