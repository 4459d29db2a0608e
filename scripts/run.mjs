import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { root } from './root.mjs';

/**
 * Runs a program in the project's folder and waits for it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { quiet?: boolean }} [options] `quiet` shows what it said only when
 * it failed, and then on standard error
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function run(program, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...options,
    });
    const said = [];
    child.stdout?.on('data', (data) => said.push(data));
    child.stderr?.on('data', (data) => said.push(data));
    child.once('error', reject);
    child.once('close', (code) => {
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(said));
      resolve(code ?? 1);
    });
  });
}

/** What a program writes to standard output. @throws when it fails */
export async function capture(program, args, options) {
  const { stdout } = await promisify(execFile)(program, args, { cwd: root, ...options });
  return stdout;
}
