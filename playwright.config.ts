import { defineConfig, devices } from '@playwright/test';
import { CHROMIUM } from './dev/process/chromium.ts';

export default defineConfig({
  testDir: 'e2e',
  // One cluster and one server serve all journeys, in order: the last ones break brokers.
  workers: 1,
  fullyParallel: false,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI === 'true',
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: CHROMIUM,
  },
});
