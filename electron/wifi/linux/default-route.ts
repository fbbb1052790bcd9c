/**
 * The interface of the IPv4 default route with the lowest metric, from `/proc/net/route` (proc(5)): a table for
 * programs, addresses in hexadecimal. `undefined` without a default route.
 */
export function defaultRouteInterface(table: string): string | undefined {
  const routes = table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([name, destination, , , , , metric, mask]) =>
      name !== undefined && destination === '00000000' && mask === '00000000' ? [{ name, metric: Number(metric) }] : [],
    );
  return routes.sort((a, b) => a.metric - b.metric)[0]?.name;
}
