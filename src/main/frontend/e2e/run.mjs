// Every task against a server that runs already. Two files at a time, and each of them some tasks at
// a time: they wait more than they work. The figures come last and alone.
import { spawnSync } from 'node:child_process';
import { buildModules } from './fixtures/build.mjs';
import { modules } from './front.mjs';

await buildModules(modules);

const run = (...files) =>
  spawnSync(
    'node',
    [
      '--test',
      '--test-concurrency=2',
      '--test-reporter=spec',
      ...files.map((name) => `e2e/${name}.test.mjs`),
    ],
    { stdio: 'inherit' },
  ).status;

const tasks = run('host', 'registry', 'modules', 'kubeflow');
const numbers = run('numbers');
process.exit(tasks || numbers || 0);
