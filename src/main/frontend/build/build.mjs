// Called by Maven: installs what the lock file names and builds the pages, each only when something
// changed since the last time. Usage: node build.mjs <directory for the result>
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressAll } from './compress.mjs';
import { checkSizes } from './sizes.mjs';
import { hash, install, read, runTogether } from './steps.mjs';

const frontend = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const output = resolve(process.argv[2] ?? join(frontend, '../../../target/frontend'));

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node 20.19 or newer is needed to build the pages, but this is ${process.versions.node}.`);
}

install(frontend);

const stamp = join(output, '.stamp');
const sources = hash(frontend, [
  ...files('build'),
  ...files('shared'),
  ...files('host'),
  ...files('model-registry'),
  'package-lock.json',
  'tsconfig.json',
]);
if (read(stamp) !== sources) {
  const started = Date.now();
  mkdirSync(output, { recursive: true });
  writeFileSync(stamp, '');
  await runTogether(
    ['host', 'model-registry'].map((workspace) => ({
      command: 'npx',
      args: ['--no-install', 'rsbuild', 'build', '--log-level', 'warn'],
      cwd: join(frontend, workspace),
      env: { FRONTEND_OUTPUT: output },
    })),
  );
  writeStableName();
  compressAll(output);
  checkSizes(output);
  writeFileSync(stamp, sources);
  console.log(`Pages built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * Kubeflow's integration script knows one name, and that name has no hash: a few lines that load
 * what has one, from wherever they were loaded themselves.
 */
function writeStableName() {
  const module = join(output, 'model-registry');
  const page = readFileSync(join(module, 'index.html'), 'utf8');
  const names = (pattern) =>
    [...page.matchAll(pattern)].map(([, name]) => name.replace(/^\.?\//, ''));
  const scripts = names(/<script[^>]+src="([^"]+)"/g);
  const styles = names(/<link href="([^"]+\.css)" rel="stylesheet"/g);
  if (scripts.length === 0) {
    fail('The page of the module names no script.');
  }
  writeFileSync(
    join(module, 'static/js/main.js'),
    `(function () {
  var base = new URL('../../', document.currentScript.src);
  if (!document.querySelector('base')) {
    document.head.insertBefore(Object.assign(document.createElement('base'), { href: base.href }), document.head.firstChild);
  }
  function add(name, properties) { document.head.appendChild(Object.assign(document.createElement(name), properties)); }
  if (!document.getElementById('root')) {
    document.body.appendChild(Object.assign(document.createElement('div'), { id: 'root' }));
  }
  ${JSON.stringify(styles)}.forEach(function (name) { add('link', { rel: 'stylesheet', href: new URL(name, base).href }); });
  ${JSON.stringify(scripts)}.forEach(function (name) { add('script', { src: new URL(name, base).href, async: false }); });
})();
`,
  );
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

function files(directory) {
  return (
    readdirSync(join(frontend, directory), { recursive: true })
      .map((name) => join(directory, String(name)))
      // The bundler keeps notes of its own there.
      .filter((name) => !name.includes('node_modules'))
      .filter((name) => statSync(join(frontend, name)).isFile())
      .sort()
  );
}
