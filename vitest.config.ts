import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const resolve = { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } };
const ignored = ['node_modules/**', '.next/**', 'e2e/**'];

/** Each of them owns a cluster or a database. */
const integration = {
  globalSetup: 'test/fetch-kafka.ts',
  testTimeout: 60_000,
  hookTimeout: 180_000,
};

/** They kill and freeze brokers, or hold what was measured against a clock: nobody else may take their cores. */
const alone = [
  'lib/kafka/failures.integration.test.ts',
  'dev/workload/*.integration.test.ts',
  'test/truth/*.integration.test.ts',
  'test/timeline.integration.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          // Pure rules mostly: loading the modules anew for each of the files took three times as long as the tests.
          isolate: false,
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...ignored, '**/*.integration.test.ts'],
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: [...ignored, ...alone],
          ...integration,
          // They wait for brokers more than they work: two at a time is what two cores carry.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          name: 'integration-alone',
          include: alone,
          exclude: ignored,
          ...integration,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
