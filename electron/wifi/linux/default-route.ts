interface Route {
  readonly name: string;
  readonly metric: number;
  readonly isDefault: boolean;
  /** To one address alone, through a router: the way that a tunnel's own packets take. */
  readonly isToOneHost: boolean;
}

/**
 * The interfaces that the internet goes through, from `/proc/net/route` (proc(5)): a table for programs, addresses in
 * hexadecimal. Usually the one of the default route with the lowest metric. Where that is a tunnel, whatever is below it:
 * the ways to single hosts, one of which is the tunnel's other end, else the next default route. Empty without a default
 * route, and `undefined` where nothing tells what is below the tunnel.
 */
export function internetInterfaces(
  table: string,
  isTunnel: (interfaceName: string) => boolean,
): readonly string[] | undefined {
  const routes = readRoutes(table);
  const byMetric = routes.filter(({ isDefault }) => isDefault).sort((a, b) => a.metric - b.metric);
  const [first] = byMetric;
  if (first === undefined) return [];
  if (!isTunnel(first.name)) return [first.name];
  const toHosts = routes.filter(({ isToOneHost, name }) => isToOneHost && !isTunnel(name)).map(({ name }) => name);
  if (toHosts.length > 0) return [...new Set(toHosts)];
  const below = byMetric.find(({ name }) => !isTunnel(name));
  return below === undefined ? undefined : [below.name];
}

function readRoutes(table: string): readonly Route[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([name, destination, gateway, , , , metric, mask]) => {
      if (name === undefined || destination === undefined || mask === undefined) return [];
      return [
        {
          name,
          metric: Number(metric),
          isDefault: destination === '00000000' && mask === '00000000',
          isToOneHost: mask === 'FFFFFFFF' && gateway !== '00000000',
        },
      ];
    });
}
