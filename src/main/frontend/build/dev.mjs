// Both pages with hot reload against a server that runs already: the host on port 3000, the module
// on 9000, from where the host then takes it. ATRIUM_SERVER names another server than the usual one.
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const frontend = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const children = ['model-registry', 'host'].map((workspace) =>
  spawn('npx', ['--no-install', 'rsbuild', 'dev'], {
    cwd: join(frontend, workspace),
    shell: process.platform === 'win32',
    stdio: 'inherit',
  }),
);

const stop = () => {
  for (const child of children) {
    child.kill();
  }
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) {
  child.on('exit', stop);
}
