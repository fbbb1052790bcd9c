/** The parts of the official clients that the tests use; neither package describes this itself in a usable way. */
declare module '@particle/softap-setup' {
  type Done<Value> = (error: Error | null | undefined, value: Value) => void;
  interface SoftApSetup {
    deviceInfo(done: Done<{ id: string; claimed: boolean }>): void;
    publicKey(done: Done<string>): void;
    scan(done: Done<{ ssid: string; rssi: number; sec: number; ch: number; mdr: number }[]>): void;
    setClaimCode(code: string, done: Done<{ r: number }>): void;
    configure(options: Record<string, unknown>, done: Done<{ r: number }>): void;
    connect(done: Done<{ r: number }>): void;
    version(done: Done<{ v: number }>): void;
    set(data: Readonly<Record<string, unknown>>, done: Done<{ r: number }>): void;
    securityValue(name: string): number | undefined;
    securityLookup(value: number): string | null;
    eapTypeValue(name: string): number | undefined;
  }
  const create: new (options: {
    host: string;
    port: number;
    protocol: 'tcp' | 'http';
    timeout?: number;
  }) => SoftApSetup;
  export default create;
}
