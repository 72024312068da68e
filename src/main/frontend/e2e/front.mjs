// A small proxy in front of the server under test. It adds modules that are down, slow, broken or
// come back, and takes Brotli away so that sizes are gzip's.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

/** Where the tasks leave their pictures. */
export const pictures = process.env.SCREENSHOTS ?? '../../../target/screenshots';

/** Where the test modules were built. */
export const modules = process.env.TEST_MODULES ?? '../../../target/test-modules';

const anotherDashboard = '/another-dashboard/';

const anotherPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Another dashboard</title><base href="/"></head>
<body><div id="root"></div><script src="${anotherDashboard}main.js"></script></body></html>`;

const anotherFrame = `<!doctype html><title>Stranger</title><script src="${anotherDashboard}frame.js"></script>`;

/** Word for word what a module would say, from another window and another origin. */
const wordsOfAStranger = `parent.postMessage({ type: 'MODULE_FEDERATION_MESSAGE', payload: {
  type: 'reply', source: 'viteModule', target: 'rspackModule', payload: { text: 'smuggled' } } }, '*');`;

/** Markup, classes, messages of the server, addresses inside, tokens. */
const inside =
  /<[!/a-z]|Exception|dev\.atrium|com\.ibm|CWW|SRVE|jdbc:|127\.0\.0\.1|eyJ[\w-]{8,}\./i;

const policyOfOthers =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'";

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
  const state = { isBack: false };
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

  /** The list of the server itself, and behind it the modules of this file. */
  const withOwn = async (response) => {
    const listed = await fetch(`${target}/api/extensions`).then((answered) => answered.json());
    json(response, 200, [...listed, ...test]);
  };

  /** A host of another team on the same origin, under the policy that our own pages have. */
  const ofAnotherDashboard = (pathname, response) => {
    response.setHeader('Content-Security-Policy', policyOfOthers);
    const name = pathname.slice(anotherDashboard.length);
    if (name === 'frame.js') {
      script(response, wordsOfAStranger);
    } else if (name.endsWith('.js')) {
      script(response, readFileSync(join(modules, 'plainHost', name)));
    } else {
      answer(response, 200, 'text/html', name === 'frame' ? anotherFrame : anotherPage);
    }
  };

  const disclosed = [];

  const readError = async (path, answered) => {
    const bytes = await buffer(answered.pipe(new PassThrough()));
    const isZipped = bytes.length > 0 && answered.headers['content-encoding'] === 'gzip';
    const text = (isZipped ? gunzipSync(bytes) : bytes).toString();
    if (inside.test(text)) {
      disclosed.push(`${path} answered ${answered.statusCode} with ${text}`);
    }
  };

  const forward = (request, response, path) => {
    const { host: _host, ...headers } = request.headers;
    const upstream = http.request(
      target + path,
      { method: request.method, headers: { ...headers, 'accept-encoding': 'gzip' } },
      (answered) => {
        response.writeHead(answered.statusCode, answered.headers);
        answered.pipe(response);
        if (answered.statusCode >= 400) {
          readError(path, answered);
        }
      },
    );
    upstream.on('error', () => json(response, 502, { error: 'the server is gone' }));
    request.pipe(upstream);
  };

  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, target);
    const [, name] = /^\/_mf\/([^/]+)\/remoteEntry\.js$/.exec(pathname) ?? [];
    if (pathname === '/api/extensions') {
      withOwn(response);
    } else if (test.some((module) => module.name === name)) {
      ofTestModule(name, response);
    } else if (pathname.startsWith(anotherDashboard)) {
      ofAnotherDashboard(pathname, response);
    } else {
      forward(request, response, request.url);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    bringBack: () => {
      state.isBack = true;
    },
    /** Errors of the server that showed what is inside of it. */
    disclosed,
    stop: () => server.close(),
  };
}
