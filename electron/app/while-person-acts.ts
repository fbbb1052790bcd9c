import { requests } from '../../shared/ipc/contract.ts';
import type { RequestRow } from '../../shared/ipc/request-row.ts';
import { eachHandler, type Handlers } from './handlers.ts';
import type { ProxyCredentials } from './proxy-credentials.ts';

/** A proxy that was not answered may ask again with the next thing that the person does. */
export function whilePersonActs(handlers: Handlers, proxies: ProxyCredentials): Handlers {
  return eachHandler(handlers, (name, handle) => {
    const { acts = true }: RequestRow = requests[name];
    if (!acts) return handle;
    return (...values) => {
      proxies.personActs();
      return handle(...values);
    };
  });
}
