import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // One window at a time: two of them, drawn without a graphics card on two cores, keep each other waiting too long.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A second chance on a strange machine only; it is counted and said, never silent.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  // A PDF that is drawn, read back and saved takes its time on two busy cores.
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: { trace: 'off', screenshot: 'off', video: 'off' },
  projects: [
    { name: 'electron', testIgnore: 'packaged.spec.ts' },
    { name: 'chromium', testIgnore: 'packaged.spec.ts' },
    // What packing could break, and what it is for: the whole job, the window, at rest, and the program's own command line.
    {
      name: 'packaged',
      testMatch: ['packaged.spec.ts', 'registration.spec.ts', 'window.spec.ts', 'at-rest.spec.ts', 'attacks.spec.ts'],
    },
  ],
});
