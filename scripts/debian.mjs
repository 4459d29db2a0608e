import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** Whether this is a Debian on which packages may be installed. */
export const canInstallPackages = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs Debian's packages. @returns {Promise<boolean>} whether that worked */
export async function installPackages(names) {
  if (!canInstallPackages) return false;
  process.stderr.write(`Installing ${names.join(', ')}…\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { quiet: true, env });
  return (
    (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { quiet: true, env })) === 0
  );
}
