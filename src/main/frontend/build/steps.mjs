// What the builds of the pages and of the test modules have in common: do nothing twice.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is in a file, or nothing when there is none. */
export const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** One hash over the names and the content of files of a directory. */
export function hash(directory, names) {
  const digest = createHash('sha256');
  for (const name of names) {
    digest
      .update(name)
      .update('\0')
      .update(readFileSync(join(directory, name)))
      .update('\0');
  }
  return digest.digest('hex');
}

/** Runs a command to its end. A failure ends this program: no step after it makes sense. */
export function run(command, args, cwd, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    console.error(`'${command} ${args.join(' ')}' failed in ${cwd}.`);
    process.exit(1);
  }
}

/** Installs what the lock file of a directory names, unless that is there already. */
export function install(directory) {
  const installed = join(directory, 'node_modules', '.installed');
  const lock = hash(directory, ['package.json', 'package-lock.json', '.npmrc']);
  if (read(installed) !== lock) {
    run('npm', ['ci', '--no-progress', '--loglevel=error'], directory);
    writeFileSync(installed, lock);
  }
}
