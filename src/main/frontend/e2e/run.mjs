// Every task against a server that runs already. Two files at a time, and each of them some tasks at
// a time: they wait more than they work. The figures come last and alone.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { buildModules } from './fixtures/build.mjs';
import { modules, pictures } from './front.mjs';
import { writeGallery } from './gallery.mjs';

await buildModules(modules);
rmSync(pictures, { recursive: true, force: true });

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

const tasks = run('registry', 'everybody', 'host', 'modules', 'kubeflow');
const numbers = run('numbers');
writeGallery(pictures);
process.exit(tasks || numbers || 0);
