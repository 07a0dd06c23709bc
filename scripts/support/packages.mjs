import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logged, output } from './command.mjs';
import { ROOT } from './root.mjs';
import { doing, done, UserError } from './steps.mjs';

const LOGS = join(ROOT, '.highwater', 'logs');
const NODE_OLDEST = [20, 19];
const JAVA_OLDEST = 17;

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = NODE_OLDEST;
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new UserError(
      `Node ${process.versions.node} is too old: Highwater needs ${NODE_OLDEST.join('.')} or newer, 24 is best.`,
    );
  }
  done(`Node ${process.versions.node}`);
}

/** Installs what package-lock.json names unless exactly that is in node_modules. */
export async function ensureDependencies() {
  if (!dependenciesCurrent()) {
    doing('installing dependencies with npm (a minute or two)');
    await logged('npm', ['ci', '--no-audit', '--no-fund'], join(LOGS, 'npm-ci.log')).catch(async () => {
      // A registry that does not offer the optional packages of other platforms makes `npm ci` refuse the lock file.
      doing('npm ci refused; trying npm install');
      await logged('npm', ['install', '--no-save', '--no-audit', '--no-fund'], join(LOGS, 'npm-install.log'));
    });
  }
  done('dependencies are installed');
}

function dependenciesCurrent() {
  const wanted = lockedPackages('package-lock.json');
  const installed = lockedPackages('node_modules/.package-lock.json');
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

function lockedPackages(file) {
  const path = join(ROOT, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/** Java for the brokers, Maven and OpenSSL; installed with apt where that is possible without asking. */
export async function ensureKafkaTools() {
  if ((javaVersion() ?? 0) < JAVA_OLDEST) {
    await install(`a JDK (${JAVA_OLDEST} or newer)`, [
      ['openjdk-17-jdk-headless'],
      ['openjdk-21-jdk-headless'],
    ]);
  }
  done(`Java ${javaVersion()}`);
  for (const [name, probe] of [
    ['maven', () => output('mvn', ['--version'])],
    ['openssl', () => output('openssl', ['version'])],
  ]) {
    if (probe() === undefined) await install(name, [[name]]);
  }
  done('Maven, OpenSSL');
}

function javaVersion() {
  const java = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java';
  const version = output(java, ['-version'])?.match(/version "(\d+)/)?.[1];
  return version === undefined ? undefined : Number(version);
}

/** Chromium for the end-to-end tests: the distribution's, or the one that Playwright downloads. */
export async function ensureChromium() {
  if (chromium() === undefined) {
    try {
      await install('Chromium', [['chromium']]);
    } catch {
      doing('fetching the Chromium of Playwright');
      await logged('npx', ['playwright', 'install', '--with-deps', 'chromium'], join(LOGS, 'chromium.log'));
    }
  }
  done(`Chromium (${chromium() ?? 'of Playwright'})`);
}

const chromium = () =>
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  );

/** PostgreSQL server programs for the database tests; no service is left running. */
export async function ensurePostgres() {
  if (!existsSync('/usr/lib/postgresql')) {
    // Debian would make and start a database of its own; the tests make throw-away ones.
    await install('PostgreSQL', [['postgresql']], {
      before: [
        ['apt-get', 'install', '-y', '--no-install-recommends', 'postgresql-common'],
        [
          'sed',
          '-i',
          's/^#*create_main_cluster.*/create_main_cluster = false/',
          '/etc/postgresql-common/createcluster.conf',
        ],
      ],
    });
  }
  done('PostgreSQL');
}

/** Tries each list of packages in turn. Throws with what the user can do when apt may not be used. */
async function install(what, alternatives, { before = [] } = {}) {
  const prefix = rootPrefix();
  const [first = []] = alternatives;
  if (prefix === undefined || output('apt-get', ['--version']) === undefined) {
    throw new UserError(
      `${what} is missing. Install it (Debian, Ubuntu: sudo apt-get install ${first.join(' ')}) and run this again, ` +
        'or run everything in containers: docker compose up',
    );
  }
  doing(`${what} is missing: installing ${first.join(' ')} with apt`);
  const run = ([command, ...args], log) => {
    const [file, ...rest] = [...prefix, command, ...args];
    return logged(file, rest, join(LOGS, log), {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  await run(['apt-get', 'update'], 'apt-update.log');
  for (const command of before) await run(command, 'apt-before.log');
  let failure;
  for (const packages of alternatives) {
    try {
      await run(['apt-get', 'install', '-y', '--no-install-recommends', ...packages], 'apt-install.log');
      return;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** How to become root without a password: nothing to do, sudo, or not at all. */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return output('sudo', ['-n', 'true']) === undefined
    ? undefined
    : ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive'];
}
