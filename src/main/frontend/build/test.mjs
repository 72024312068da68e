// Called by Maven: types, style and unit tests of the pages.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './steps.mjs';

const frontend = resolve(dirname(fileURLToPath(import.meta.url)), '..');

for (const [tool, ...args] of [
  ['tsc', '-p', '.', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/tsc.json'],
  ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'],
  ['vitest', 'run'],
]) {
  run('npx', ['--no-install', tool, ...args], frontend);
}
