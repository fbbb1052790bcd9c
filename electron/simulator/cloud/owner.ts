/** The developers there are. */
export type AccountName = 'me' | 'somebody-else';

/** Who can own a device: a developer, or a customer of a product by e-mail address in lower case. */
export type Owner = AccountName | `customer:${string}`;
