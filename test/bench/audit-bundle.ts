import { globSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * `audit-work.ts` and the threads it starts, bundled like the product (`electron.vite.config.ts`): users run the bundle,
 * which starts faster and takes less memory than the sources.
 * @returns the file to run
 */
export async function bundledAuditWork(): Promise<string> {
  const outDir = path.join(root, 'out', 'bench');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20.18',
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          'audit-work': path.join(root, 'test/bench/audit-work.ts'),
          ...Object.fromEntries(
            globSync('main/jobs/*-worker.ts', { cwd: root }).map((file) => [
              path.basename(file, '.ts'),
              path.join(root, file),
            ]),
          ),
        },
        external: ['better-sqlite3'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true },
  });
  return path.join(outDir, 'audit-work.js');
}
