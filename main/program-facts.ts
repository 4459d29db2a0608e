import { arch, homedir, hostname, release, totalmem, userInfo } from 'node:os';
import path from 'node:path';
import type { ProgramFacts } from './core/ports/diagnostics.ts';

/** What runs here, and on what. */
export function programFacts(version: string, shell: string): ProgramFacts {
  const { electron, chrome, node, v8, modules, napi } = process.versions;
  const versions = { electron, chrome, node, v8, modules, napi };
  return {
    version,
    shell,
    platform: process.platform,
    architecture: arch(),
    systemRelease: release(),
    versions: Object.fromEntries(
      Object.entries(versions).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    memoryMegabytes: Math.round(totalmem() / 2 ** 20),
    ownNames: [userInfo().username, hostname(), path.basename(homedir())],
  };
}
