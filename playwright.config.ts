import { defineConfig } from '@playwright/test';

/** Stories of a package alone. */
const ofPackages = ['packaged.spec.ts', 'updates.spec.ts'];

/** Stories that the page and main tell between them, whatever window is around: Electron's two are enough for them. */
const ofNoShell = [
  'customers.spec.ts',
  'early-form.spec.ts',
  'first-run.spec.ts',
  'operators.spec.ts',
  'palette.spec.ts',
  'pasting.spec.ts',
  'privacy.spec.ts',
  'sessions-list.spec.ts',
  'today.spec.ts',
  'troubles.spec.ts',
];

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
    { name: 'electron', testIgnore: ofPackages },
    // Everything, on what `npm run dist` makes; what its fuses forbid is skipped there, and counted.
    { name: 'packaged' },
    // Where there is no Electron the Chromium shell has to tell everything itself, else what it has a part in.
    { name: 'chromium', testIgnore: ofPackages },
    { name: 'chromium-beside-electron', testIgnore: [...ofPackages, ...ofNoShell] },
  ],
});
