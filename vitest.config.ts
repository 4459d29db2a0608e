import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    // They wait for processes and disks as much as they compute: a core kept free for somebody else would be idle.
    maxWorkers: '100%',
    // A second chance on a strange machine only; vitest says which tests needed it.
    retry: process.env.CI ? 1 : 0,
    // Two cores, real processes and argon2: patience is not slowness.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    alias: {
      // In plain Node its package would try to download the binary.
      electron: path.resolve(import.meta.dirname, 'test/fakes/no-electron.ts'),
    },
  },
});
