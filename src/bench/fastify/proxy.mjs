// node proxy.mjs <port> <upstream>
import proxy from '@fastify/http-proxy';
import fastify from 'fastify';

const [port, upstream] = process.argv.slice(2);
const server = fastify();
server.register(proxy, {
  upstream,
  prefix: '/_mf/bench',
  rewritePrefix: '/',
  http2: false,
  // As many connections as clients, or the pool of the library would be what is measured.
  undici: { connections: 600, pipelining: 1 },
});
await server.listen({ host: '127.0.0.1', port: Number(port) });
