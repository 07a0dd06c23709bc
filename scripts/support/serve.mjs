import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { MEMORY_FLAG } from './memory.mjs';
import { ROOT } from './root.mjs';
import { UserError } from './steps.mjs';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const ALLOWED_REMOTE = 'i-understand-there-is-no-sign-in';

/** Runs the built server in this process, so that signals reach it and nothing is left when this is killed. */
export async function serve(serverFile) {
  const host = process.env.HIGHWATER_HOST || '127.0.0.1';
  if (!LOOPBACK.has(host) && process.env.HIGHWATER_ALLOW_REMOTE !== ALLOWED_REMOTE) {
    throw new UserError(
      `HIGHWATER_HOST=${host} would let anybody who can reach this machine operate your clusters, because Highwater ` +
        `has no sign-in yet. Put a proxy with one in front, or set HIGHWATER_ALLOW_REMOTE=${ALLOWED_REMOTE}.`,
    );
  }
  // The server changes into its build directory, which the next build empties.
  process.env.HIGHWATER_DATA_DIR = resolve(
    process.env.HIGHWATER_DATA_DIR || join(ROOT, '.highwater', 'data'),
  );
  for (const [name, value] of Object.entries(process.env)) {
    if (/^HIGHWATER_(\w+_FILE|POLICY)$/.test(name) && value) process.env[name] = resolve(value);
  }
  setFlagsFromString(MEMORY_FLAG);
  process.env.HOSTNAME = host;
  process.env.PORT = process.env.HIGHWATER_PORT || process.env.PORT || '3000';
  process.env.NEXT_MANUAL_SIG_HANDLE = 'true';
  await import(pathToFileURL(serverFile).href);
}
