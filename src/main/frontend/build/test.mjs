// Called by Maven: types, style and unit tests of the pages.
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const frontend = resolve(dirname(fileURLToPath(import.meta.url)), '..');

for (const [tool, ...args] of [
  ['tsc', '-p', '.', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/tsc.json'],
  ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'],
  ['vitest', 'run'],
]) {
  const result = spawnSync('npx', ['--no-install', tool, ...args], {
    cwd: frontend,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (result.status !== 0) {
    console.error(`'${tool} ${args.join(' ')}' failed in src/main/frontend.`);
    process.exit(1);
  }
}
