// What the container image runs: the server that lies beside this folder, already built.
import { join } from 'node:path';
import { ROOT } from './support/root.mjs';
import { serve } from './support/serve.mjs';
import { runScript } from './support/steps.mjs';

await runScript(() => serve(join(ROOT, 'server.js')));
