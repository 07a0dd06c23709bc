// `npm start`: the production server, built first when there is no build of the present sources.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './support/build.mjs';
import { ROOT } from './support/root.mjs';
import { serve } from './support/serve.mjs';
import { runScript } from './support/steps.mjs';

await runScript(async () => {
  const dotEnv = join(ROOT, '.env');
  if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);
  await serve(await ensureBuild());
});
