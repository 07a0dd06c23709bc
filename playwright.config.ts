import { defineConfig, devices } from '@playwright/test';
import { CHROMIUM } from './dev/process/chromium.ts';
import { PLAIN_HOST } from './e2e/hosts.ts';

/** They break brokers or count seconds: nobody else runs beside them. */
const ALONE = /(live|trouble)\.spec\.ts/;

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/build.ts',
  // Each worker has a cluster and a server of its own; files share them in order.
  workers: 2,
  fullyParallel: false,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI === 'true',
  reporter: [['list']],
  outputDir: 'test-results',
  projects: [
    { name: 'journeys', testIgnore: ALONE },
    { name: 'alone', testMatch: ALONE, workers: 1, dependencies: ['journeys'] },
  ],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    // A failed journey leaves what its page said; a trace of all costs an eighth of the time, `--trace on` makes one.
    trace: 'off',
    launchOptions: {
      ...CHROMIUM,
      args: [...CHROMIUM.args, `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`],
    },
  },
});
