// Kubeflow around the server under test: a gateway that takes /model-registry away, the central
// dashboard with its choice of a namespace, and the library by which pages in its frame follow it.
import http from 'node:http';

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Central dashboard</title>
<link rel="stylesheet" href="/dashboard.css"></head><body>
<header><strong>Kubeflow</strong> <label>Namespace <select id="namespace"><option value="">Select</option>
<option>team-a</option><option>team-b</option></select></label></header>
<iframe title="Model Registry" src="/model-registry/"></iframe><script src="/dashboard.js"></script></body></html>`;

const style = `body { margin: 0; font-family: sans-serif; display: grid; grid-template-rows: auto 1fr; height: 100vh }
header { padding: 12px 24px; background: #003c75; color: #fff; display: flex; gap: 24px } iframe { border: 0; width: 100%; height: 100% }`;

/** What the dashboard says to its frame, in the order in which it does. */
const script = `const frame = document.querySelector('iframe');
const select = document.getElementById('namespace');
const say = (type, value) => frame.contentWindow.postMessage({ type, value }, location.origin);
addEventListener('message', ({ data, origin }) => {
  if (origin === location.origin && data.type === 'iframe-connected') {
    say('parent-connected', null);
    if (select.value) say('namespace-selected', select.value);
  }
});
select.addEventListener('change', () => say('namespace-selected', select.value));`;

/** Like the dashboard's own library: it believes whoever speaks to the window. */
const library = `window.centraldashboard = { CentralDashboardEventHandler: {
  init(callback) {
    callback(this, window.parent !== window);
    window.addEventListener('message', ({ data }) => {
      if (data.type === 'parent-connected' && this.onParentConnected) this.onParentConnected(data);
      if (data.type === 'namespace-selected' && this.onNamespaceSelected) this.onNamespaceSelected(data.value);
      if (data.type === 'all-namespaces' && this.onAllNamespacesSelected) this.onAllNamespacesSelected(data.value);
    });
    if (window.parent !== window) window.parent.postMessage({ type: 'iframe-connected' }, location.origin);
  } } };`;

const scriptOnly = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Script only</title></head>
<body><script src="/model-registry/static/js/main.js"></script></body></html>`;

export async function startDashboard(target) {
  const own = {
    '/': ['text/html', page],
    '/dashboard.css': ['text/css', style],
    '/dashboard.js': ['text/javascript', script],
    '/dashboard_lib.bundle.js': ['text/javascript', library],
    '/script-only': ['text/html', scriptOnly],
  };
  const start = async (hasDashboard) => {
    const server = http.createServer((request, response) => {
      const { pathname } = new URL(request.url, target);
      const [type, body] = own[pathname] ?? [];
      if (pathname.startsWith('/model-registry/')) {
        forward(request, response, request.url.slice('/model-registry'.length));
      } else if (type && (hasDashboard || pathname === '/script-only')) {
        response.writeHead(200, { 'Content-Type': type });
        response.end(body);
      } else {
        response.writeHead(404, { 'Content-Type': 'text/plain' });
        response.end();
      }
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  };
  const forward = (request, response, path) => {
    const { host: _host, ...headers } = request.headers;
    const upstream = http.request(
      target + path,
      { method: request.method, headers: { ...headers, 'x-forwarded-prefix': '/model-registry' } },
      (answered) => {
        response.writeHead(answered.statusCode, answered.headers);
        answered.pipe(response);
      },
    );
    upstream.on('error', () => response.writeHead(502).end());
    request.pipe(upstream);
  };
  const [around, alone] = [await start(true), await start(false)];
  const urlOf = (server) => `http://127.0.0.1:${server.address().port}`;
  return {
    url: urlOf(around),
    alone: urlOf(alone),
    stop: () => {
      around.close();
      alone.close();
    },
  };
}
