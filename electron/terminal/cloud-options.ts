import type { Command } from 'commander';
import { setupError } from '../../shared/errors.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { checkAccessToken, checkCloudUrl } from '../cloud/cloud-input.ts';
import type { CloudConnection } from '../cloud/cloud-request.ts';
import { defaultCloudUrl, defaultOAuthClient, particleCloud } from '../cloud/particle-cloud.ts';
import { particleProducts } from '../cloud/product-cloud.ts';
import type { CustomerAccount } from '../cloud/product-port.ts';
import type { WayToCloud } from '../composition/real-world.ts';
import type { DeviceAccess } from '../devices/device-facts.ts';
import { systemClock } from '../ground/system-clock.ts';
import type { Terminal } from './command-face.ts';
import type { Say } from './error-words.ts';
import { readSecret } from './secret-input.ts';
import { wayToCloud } from './way-to-cloud.ts';

/** Who speaks to the cloud, as options of a command. */
export interface CloudOptions {
  readonly cloud: string;
  readonly tokenEnv?: string;
  readonly product?: string;
  readonly clientId?: string;
  readonly clientSecretEnv?: string;
  readonly customer?: string;
  readonly json?: true;
}

export function cloudOptions(command: Command, t: Say): Command {
  return command
    .option('--cloud <url>', t('commandLine.cloud.address'), defaultCloudUrl)
    .option('--token-env <variable>', t('commandLine.cloud.tokenEnv'))
    .option('--product <id>', t('commandLine.cloud.product'))
    .option('--client-id <id>', t('commandLine.cloud.clientId'))
    .option('--client-secret-env <variable>', t('commandLine.cloud.clientSecretEnv'));
}

export interface OpenedCloud extends DeviceAccess {
  readonly customer: CustomerAccount | undefined;
  readonly way: WayToCloud;
}

/**
 * Opens what the options name: a developer account, a product, or both; `customer` of the product is made where `make`
 * says so. Secrets come from the environment or a prompt. Nothing named at all asks for an access token. `t`: as whoever
 * reads the end of the command.
 */
export async function openCloud(
  options: CloudOptions,
  make: boolean,
  { process, signal }: Terminal,
  t: Say,
): Promise<Result<OpenedCloud>> {
  const url = checkCloudUrl(options.cloud);
  if (!url.ok) return url;
  const way = wayToCloud(process.env, url.value, t);
  if (!way.ok) return way;
  const secrets = [...(way.value.secrets?.() ?? [])];
  const connection: CloudConnection = {
    baseUrl: url.value,
    fetch: way.value.fetch,
    clock: systemClock,
    secrets: () => secrets,
  };
  const account = await openAccount(connection, options, process, secrets, t);
  if (!account.ok) return account;
  if (options.product === undefined) {
    if (options.customer !== undefined) return failure(setupError('not-signed-in-to-product'));
    return success({ account: account.value, product: undefined, customer: undefined, way: way.value });
  }
  const secret = await readSecret(options.clientSecretEnv, t('commandLine.asked.clientSecret'), process, t);
  if (!secret.ok) return secret;
  secrets.push(secret.value);
  const client = { id: options.clientId ?? '', secret: secret.value };
  const product = await particleProducts(connection).openProduct(client, options.product, signal);
  if (!product.ok) return product;
  const opened = { account: account.value, product: product.value, way: way.value };
  if (options.customer === undefined) return success({ ...opened, customer: undefined });
  const customer = await (make
    ? product.value.openCustomer(options.customer, signal)
    : product.value.findCustomer(options.customer, signal));
  return customer.ok ? success({ ...opened, customer: customer.value }) : customer;
}

async function openAccount(
  connection: CloudConnection,
  options: CloudOptions,
  process: Terminal['process'],
  secrets: string[],
  t: Say,
) {
  if (options.tokenEnv === undefined && options.product !== undefined) return success(undefined);
  const token = await readSecret(options.tokenEnv, t('commandLine.asked.accessToken'), process, t);
  if (!token.ok) return token;
  secrets.push(token.value.trim());
  const checked = checkAccessToken(token.value);
  if (!checked.ok) return checked;
  return success(particleCloud(connection, defaultOAuthClient).account(checked.value));
}
