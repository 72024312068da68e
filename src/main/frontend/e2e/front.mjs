// A small proxy in front of the server under test. It adds modules that are down, slow, broken or
// come back, lets a test make single answers fail, and takes Brotli away so that sizes are gzip's.
import http from 'node:http';

const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

const moduleNamed = (name, displayName, more = {}) => ({
  name,
  displayName,
  remote: name,
  scope: name,
  module: './Module',
  path: `/${name}`,
  route: `/${name}/*`,
  url: `/_mf/${name}/remoteEntry.js`,
  enabled: true,
  configured: true,
  healthy: true,
  status: 'HEALTHY',
  lastCheck: new Date().toISOString(),
  ...more,
});

const registry = moduleNamed('modelRegistry', 'Model Registry', {
  module: './ModelRegistry',
  path: '/model-registry',
  route: '/model-registry/*',
});

/** A module that any bundler could have made: a global container with the two functions. */
const container = (name, text) => `var ${name} = {
  init: function (shared) { this.shared = shared; return Promise.resolve(); },
  get: function () {
    var shared = this.shared;
    return Promise.resolve(shared.react['18.3.1'].get()).then(function (factory) {
      var React = factory();
      return function () {
        return { default: function () { ${text} } };
      };
    });
  }
};`;

const greeting = (name) =>
  container(name, `return React.createElement('h1', null, 'Hello from ${name}');`);

export async function startFront(target) {
  const own = await fetch(`${target}/api/extensions`).then(
    async (answer) => (answer.ok ? answer.json() : []),
    () => [],
  );
  const hasRegistry = own.some(({ name }) => name === 'modelRegistry');
  const state = { failing: [], isBack: false, config: undefined };
  const test = [
    moduleNamed('downModule', 'Down', { enabled: false, healthy: false, status: 'UNHEALTHY' }),
    moduleNamed('slowModule', 'Slow'),
    moduleNamed('brokenModule', 'Broken'),
    moduleNamed('flappingModule', 'Flapping'),
    moduleNamed('absoluteModule', 'Absolute', { routing: 'absolute' }),
  ];

  const answer = (response, status, type, body) => {
    response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    response.end(body);
  };
  const json = (response, status, body) =>
    answer(response, status, 'application/json', JSON.stringify(body));
  const script = (response, body) => answer(response, 200, 'application/javascript', body);

  const ofTestModule = (name, response) => {
    if (name === 'slowModule') {
      setTimeout(() => script(response, greeting(name)), 6_000).unref();
    } else if (name === 'brokenModule') {
      script(response, container(name, "throw new Error('it breaks when it is drawn');"));
    } else if (name === 'absoluteModule' || (name === 'flappingModule' && state.isBack)) {
      script(response, greeting(name));
    } else {
      json(response, 503, { error: 'Module unavailable' });
    }
  };

  const forward = (request, response, path) => {
    const { host: _host, ...headers } = request.headers;
    const upstream = http.request(
      target + path,
      { method: request.method, headers: { ...headers, 'accept-encoding': 'gzip' } },
      (answered) => {
        const policy = answered.headers['content-security-policy'] ?? csp;
        response.writeHead(answered.statusCode, {
          ...answered.headers,
          'content-security-policy': policy,
        });
        answered.pipe(response);
      },
    );
    upstream.on('error', () => json(response, 502, { error: 'the server is gone' }));
    request.pipe(upstream);
  };

  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, target);
    const failing = state.failing.findIndex(
      ({ method, path }) => method === request.method && pathname === path,
    );
    const [, name] = /^\/_mf\/([^/]+)\/remoteEntry\.js$/.exec(pathname) ?? [];
    if (failing >= 0) {
      const [{ status }] = state.failing.splice(failing, 1);
      request.resume();
      json(response, status, { error: 'told to fail' });
    } else if (pathname === '/api/config' && state.config) {
      json(response, 200, state.config);
    } else if (pathname === '/api/extensions') {
      json(response, 200, [...(hasRegistry ? own : [registry]), ...test]);
    } else if (test.some((module) => module.name === name)) {
      ofTestModule(name, response);
    } else if (pathname.startsWith('/_mf/modelRegistry/') && !hasRegistry) {
      forward(
        request,
        response,
        request.url.replace('/_mf/modelRegistry', '/modules/model-registry'),
      );
    } else {
      forward(request, response, request.url);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** The next request like this is answered with an error. */
    failOnce: (method, path, status) => state.failing.push({ method, path, status }),
    bringBack: () => {
      state.isBack = true;
    },
    tellPages: (config) => {
      state.config = config;
    },
    stop: () => server.close(),
  };
}
