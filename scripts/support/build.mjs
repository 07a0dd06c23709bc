import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { logged } from './command.mjs';
import { ROOT } from './root.mjs';
import { shareChunks } from './share-chunks.mjs';
import { doing, done } from './steps.mjs';

const STANDALONE = join(ROOT, '.next', 'standalone');
const SERVER = join(STANDALONE, 'server.js');
const BUILD_ID = join(ROOT, '.next', 'BUILD_ID');
/** Outside of .next, which a build empties. */
const RECORD = join(ROOT, '.highwater', 'build.json');
const SOURCES = ['app', 'components', 'lib', 'prisma', 'public'];
const GENERATED = join(ROOT, 'lib', 'db', 'generated');

/** Path of the server program of a build of the present sources. */
export async function ensureBuild() {
  if (!isCurrent()) {
    doing('building (about a minute)');
    await logged('npm', ['run', 'build'], join(ROOT, '.highwater', 'logs', 'build.log'));
  }
  done('the build is up to date');
  return SERVER;
}

/** Ends a build: it can be served from its standalone directory, and is known to be of the sources with this digest. */
export function completeBuild(digest) {
  completeStandalone();
  for (const folder of ['chunks', join('chunks', 'ssr')])
    shareChunks(join(STANDALONE, '.next', 'server', folder));
  mkdirSync(dirname(RECORD), { recursive: true });
  writeFileSync(RECORD, JSON.stringify({ buildId: readFileSync(BUILD_ID, 'utf8'), digest }));
}

/** Next leaves the files that a web server or CDN may serve out of the standalone directory. */
function completeStandalone() {
  for (const [from, to] of [
    [join(ROOT, '.next', 'static'), join(STANDALONE, '.next', 'static')],
    [join(ROOT, 'public'), join(STANDALONE, 'public')],
  ]) {
    if (!existsSync(from)) continue;
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true });
  }
}

function isCurrent() {
  if (![SERVER, BUILD_ID, RECORD].every((path) => existsSync(path))) return false;
  const { buildId, digest } = JSON.parse(readFileSync(RECORD, 'utf8'));
  return buildId === readFileSync(BUILD_ID, 'utf8') && digest === sourcesDigest();
}

/** Changes whenever a file does that the build is made of. */
export function sourcesDigest() {
  const hash = createHash('sha256');
  for (const path of sourceFiles())
    hash.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function sourceFiles() {
  const folders = SOURCES.flatMap((folder) =>
    existsSync(join(ROOT, folder))
      ? readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      : [],
  )
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !path.startsWith(GENERATED) && !/\.test\.tsx?$/.test(path))
    // Copied by `npm run generate` from the file above them.
    .filter((path) => !/prisma\/\w+\/models\.prisma$/.test(path));
  const top = readdirSync(ROOT)
    .filter((name) =>
      /^(package(-lock)?\.json|tsconfig\.json|.*\.config\.(js|mjs|ts)|(proxy|instrumentation)\.ts)$/.test(
        name,
      ),
    )
    .map((name) => join(ROOT, name));
  return [...folders, ...top].sort();
}
