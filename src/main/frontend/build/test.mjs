// Called by Maven: types, style and unit tests of the pages, all at the same time.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTogether } from './steps.mjs';

const frontend = resolve(dirname(fileURLToPath(import.meta.url)), '..');

await runTogether(
  [
    ['tsc', '-p', '.', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/tsc.json'],
    ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'],
    ['vitest', 'run'],
  ].map((command) => ({ command: 'npx', args: ['--no-install', ...command], cwd: frontend })),
);
