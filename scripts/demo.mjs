// `npm run demo`: from a fresh clone to a running cluster, its workload and Highwater in a browser.
import { ensureBuild } from './support/build.mjs';
import { checkNode, ensureDependencies, ensureKafkaTools } from './support/packages.mjs';
import { doing, done, heading, problem, runScript, UserError } from './support/steps.mjs';

await runScript(async () => {
  heading('Highwater demo');
  checkNode();
  await ensureKafkaTools();
  await ensureDependencies();
  const server = await ensureBuild();

  // Only now: the loader for TypeScript is one of the dependencies.
  const { register } = await import('tsx/esm/api');
  register();
  const { runDemo } = await import('../dev/demo/demo.ts');
  const fresh = process.argv.includes('--fresh');
  await runDemo({ server, fresh, say: { doing, done, problem } }).catch((error) => {
    throw new UserError(error.message);
  });
});
// What a start that was interrupted still waits for must not keep the process.
process.exit();
