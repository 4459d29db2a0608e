import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The arrows of ARCHITECTURE.md. A room may import what its line names and itself; packages are listed only where a room
 * is the one place for them.
 */
const root = path.resolve(import.meta.dirname, '../..');

const arrows: Readonly<Record<string, readonly string[]>> = {
  'preload/contract': [],
  preload: ['preload/contract'],
  renderer: ['preload/contract'],
  'main/core': ['preload/contract'],
  'main/zastrpay': ['main/core', 'preload/contract'],
  'main/log': ['main/core', 'preload/contract'],
  'main/vault': ['main/core', 'preload/contract'],
  'main/ipc': ['main/core', 'preload/contract'],
  'main/jobs': ['main/core', 'main/log', 'preload/contract'],
  'main/handouts': ['main', 'main/core', 'preload/contract'],
  'main/updates': ['main/core', 'preload/contract'],
  'main/practice': ['main/core', 'preload/contract'],
  'main/shell/electron': ['main', 'main/shell', 'main/core', 'main/ipc', 'main/updates', 'preload/contract', 'preload'],
  'main/shell/chromium': ['main', 'main/shell', 'main/core', 'main/ipc', 'preload/contract', 'preload'],
  'main/shell': ['main/core', 'main/ipc', 'preload/contract'],
};

/** Packages that only these rooms may import. */
const reserved: Readonly<Record<string, readonly string[]>> = {
  'electron-updater': ['main/shell/electron', 'main/updates'],
  electron: ['main/shell/electron', 'main/index.ts', 'preload'],
  'better-sqlite3': ['main/log'],
  axios: ['main/zastrpay'],
  'playwright-core': ['main/shell/chromium'],
  'hash-wasm': ['main/vault'],
  'zxing-wasm': ['main/handouts'],
  'node:child_process': ['main/shell/chromium/mail-program.ts'],
  'node:fs': [
    'main',
    'main/handouts',
    'main/log',
    'main/vault',
    'main/jobs',
    'main/cli',
    'main/shell',
    'main/shell/electron',
    'main/shell/chromium',
  ],
};

const rooms = [...Object.keys(arrows), 'main/cli', 'main'].sort((a, b) => b.length - a.length);
const roomOf = (file: string): string => rooms.find((room) => file.startsWith(`${room}/`)) ?? path.dirname(file);

const sources = ['main', 'preload', 'renderer'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/'))),
);

interface Import {
  readonly from: string;
  readonly to: string;
}

const imports: readonly Import[] = sources.flatMap((from) => {
  const code = readFileSync(path.join(root, from), 'utf8');
  return [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to = '']) => ({
    from,
    to: to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to) : to,
  }));
});

describe('the arrows between the rooms', () => {
  it('are read from the whole house', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports).toContainEqual({ from: 'main/core/failure.ts', to: 'preload/contract/errors.ts' });
  });

  it('point only where they may', () => {
    const wrong = imports.filter(({ from, to }) => {
      const allowed = arrows[roomOf(from)];
      const inside = to.startsWith('main/') || to.startsWith('preload/') || to.startsWith('renderer/');
      if (allowed === undefined || !inside) return false;
      const target = roomOf(to);
      return target !== roomOf(from) && !(allowed.includes(target) && to !== 'main/container.ts');
    });
    expect(wrong).toEqual([]);
  });

  it('only the entries know the container', () => {
    const users = new Set(imports.filter(({ to }) => to === 'main/container.ts').map(({ from }) => from));
    expect([...users].sort()).toEqual(['main/chromium.ts', 'main/cli/open-desk.ts', 'main/index.ts']);
  });

  it.each(Object.entries(reserved))('%s stays where it belongs', (name, allowed) => {
    const wrong = imports.filter(
      ({ from, to }) =>
        (to === name || to.startsWith(`${name}/`)) && !allowed.includes(roomOf(from)) && !allowed.includes(from),
    );
    expect(wrong).toEqual([]);
  });

  it('one file alone lets the system open something', () => {
    const users = sources.filter((file) => readFileSync(path.join(root, file), 'utf8').includes('openExternal('));
    expect(users.filter((file) => file !== 'main/shell/electron/mail-program.ts')).toEqual([]);
  });

  it('the renderer uses no part of Node and no zod', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        (from.startsWith('renderer/') || from.startsWith('preload/contract/')) && /^(node:|zod)/.test(to),
    );
    expect(wrong).toEqual([]);
  });
});
