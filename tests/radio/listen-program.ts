import { createServer } from 'node:net';

// Opens a port where it runs, hands the socket to the program that started it, and ends; see lab/relay.ts.
const server = createServer();
server.listen(Number(process.argv[2]), '0.0.0.0', () => {
  process.send?.('listening', server, {}, () => process.exit(0));
});
