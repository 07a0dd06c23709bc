import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE_MAP = /\n?\/\/# sourceMappingURL=.*\s*$/;

/**
 * Turbopack writes the modules that routes share once for every group of routes, in files that differ in their name alone:
 * 1.3 MB of source, 31 times. Node keeps what it loads, so each group that was used cost 3 MiB and the time to read them.
 * Leaves one file of each content; the others lead to it.
 */
export function shareChunks(folder) {
  const first = new Map();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.js')) continue;
    const path = join(folder, name);
    const source = readFileSync(path, 'utf8').replace(SOURCE_MAP, '');
    const digest = createHash('sha256').update(source).digest('hex');
    const same = first.get(digest);
    if (same === undefined) first.set(digest, name);
    else {
      const redirect = `module.exports = require(${JSON.stringify(`./${same}`)});\n`;
      if (redirect.length < source.length) writeFileSync(path, redirect);
    }
  }
}
