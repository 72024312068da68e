// What the builds of the pages and of the test modules have in common: do nothing twice.
import { spawn, spawnSync } from 'node:child_process';
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
export function run(command, args, cwd) {
  const { status } = spawnSync(command, args, {
    cwd,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    console.error(failure(command, args, cwd));
    process.exit(1);
  }
}

/**
 * Runs commands that do not need each other to their ends, and shows what each has said in one piece.
 * A failure of any of them ends this program.
 */
export async function runTogether(commands) {
  const failures = (await Promise.all(commands.map(saidAtItsEnd))).filter(Boolean);
  if (failures.length > 0) {
    console.error(failures.join('\n'));
    process.exit(1);
  }
}

function saidAtItsEnd({ command, args, cwd, env = {} }) {
  return new Promise((resolved, reject) => {
    const said = [];
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (data) => said.push(data));
    child.stderr.on('data', (data) => said.push(data));
    child.on('error', reject);
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(said));
      resolved(status === 0 ? undefined : failure(command, args, cwd));
    });
  });
}

const failure = (command, args, cwd) => `'${command} ${args.join(' ')}' failed in ${cwd}.`;

/** Installs what the lock file of a directory names, unless that is there already. */
export function install(directory) {
  const installed = join(directory, 'node_modules', '.installed');
  const lock = hash(directory, ['package.json', 'package-lock.json', '.npmrc']);
  if (read(installed) !== lock) {
    run('npm', ['ci', '--no-progress', '--loglevel=error'], directory);
    writeFileSync(installed, lock);
  }
}
