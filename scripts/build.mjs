// `npm run build`: the generated code, then Next's production build, complete with what it serves.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { completeBuild, sourcesDigest } from './support/build.mjs';
import { ROOT } from './support/root.mjs';

// On a CI machine Next warns that the cache of an earlier build is missing, which a fresh clone cannot have.
mkdirSync(join(ROOT, '.next', 'cache'), { recursive: true });

run(join('scripts', 'generate.mjs'));
const digest = sourcesDigest();
run(join('node_modules', 'next', 'dist', 'bin', 'next'), 'build');
completeBuild(digest);

function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
