import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each folder may import beside itself; npm packages are the lint's business. Tests may import what they test. */
const ALLOWED: Record<string, readonly string[]> = {
  'lib/shared': [],
  'lib/domain': ['lib/shared'],
  'lib/kafka': ['lib/domain', 'lib/shared'],
  'lib/db': ['lib/domain', 'lib/shared'],
  'lib/contracts': ['lib/shared'],
  'lib/collector': ['lib/kafka', 'lib/db', 'lib/domain', 'lib/shared'],
  'lib/services': ['lib/collector', 'lib/kafka', 'lib/db', 'lib/contracts', 'lib/domain', 'lib/shared'],
  'lib/server': [
    'lib/services',
    'lib/collector',
    'lib/kafka',
    'lib/db',
    'lib/contracts',
    'lib/domain',
    'lib/shared',
  ],
  'lib/client': ['lib/contracts', 'lib/shared'],
  components: ['lib/client', 'lib/contracts', 'lib/shared'],
  app: ['components', 'lib/client', 'lib/server', 'lib/services', 'lib/contracts', 'lib/shared', 'app'],
};

type Import = { from: string; to: string };

const sources = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.ts', '*.tsx'],
  { encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => zoneOf(file) !== undefined && !file.includes('.test.'));

function zoneOf(path: string): string | undefined {
  return Object.keys(ALLOWED).find((zone) => path.startsWith(`${zone}/`));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import\()\s*'([^']+)'|^import '([^']+)'/gm)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  return specifiers.flatMap((specifier) => {
    if (specifier.startsWith('@/')) return { from: file, to: specifier.slice(2) };
    return specifier.startsWith('.') ? { from: file, to: normalize(join(dirname(file), specifier)) } : [];
  });
}

const edges = sources.flatMap(importsOf);

describe('imports point one way', () => {
  it('is judged over a real graph', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(edges.length).toBeGreaterThan(300);
  });

  it('in every file, however the path is written', () => {
    const wrong = edges.filter(({ from, to }) => {
      const [zone, target] = [zoneOf(from) ?? '', zoneOf(to)];
      return target !== undefined && target !== zone && !ALLOWED[zone]?.includes(target);
    });
    expect(wrong).toEqual([]);
  });

  it('with kafkajs known to lib/kafka alone', () => {
    const users = sources.filter((file) => /from 'kafkajs/.test(readFileSync(file, 'utf8')));
    expect(users.filter((file) => !file.startsWith('lib/kafka/'))).toEqual([]);
    expect(users).toContain('lib/kafka/transport.ts');
  });

  it('with process.env read in few named places only', () => {
    const readers = sources.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    expect(readers.sort()).toEqual(['lib/db/worker-store.ts', 'lib/server/env.ts']);
  });
});

const VIOLATIONS = [
  ['lib/shared', '@/lib/domain/lag/lag.ts'],
  ['lib/domain/lag', '@/lib/kafka/reader.ts'],
  ['lib/domain/topics', 'node:fs'],
  ['lib/kafka', '@/lib/contracts/common.ts'],
  ['lib/db', '@/lib/services/memo.ts'],
  ['lib/collector', '@/lib/services/memo.ts'],
  ['lib/services', '@/lib/server/runtime.ts'],
  ['lib/services/deep', 'kafkajs'],
  ['lib/contracts', '@/lib/server/runtime.ts'],
  ['lib/client', '@/lib/db/store.ts'],
  ['components/ui', '@/lib/server/runtime.ts'],
  ['app', '@/lib/kafka/reader.ts'],
] as const;

/** Runs the project's own lint over a small tree with one import a file; gives the files it complained about. */
function lintPlanted(files: readonly (readonly [path: string, specifier: string])[]): string[] {
  const root = mkdtempSync(join(tmpdir(), 'highwater-lint-'));
  const config = JSON.parse(readFileSync('biome.json', 'utf8'));
  writeFileSync(
    join(root, 'biome.json'),
    JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }),
  );
  for (const [path, specifier] of files) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), `import { x } from '${specifier}';\n\nexport const y = x;\n`);
  }
  const biome = join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome');
  const args = [
    biome,
    'lint',
    '--only=style/noRestrictedImports',
    '--reporter=github',
    '--max-diagnostics=none',
    '.',
  ];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  rmSync(root, { recursive: true });
  return [...stdout.matchAll(/file=([^,]+),/g)].map(([, file = '']) => relative(root, file)).sort();
}

describe('the lint of the zones', () => {
  it('bites at every planted violation', () => {
    const planted = VIOLATIONS.map(
      ([folder, specifier], index) => [`${folder}/planted-${index}.ts`, specifier] as const,
    );
    expect(lintPlanted(planted)).toEqual(planted.map(([path]) => path).sort());
  });

  it('lets right imports pass', () => {
    expect(
      lintPlanted([
        ['lib/domain/lag/fine.ts', '@/lib/shared/section.ts'],
        ['lib/services/fine.ts', '@/lib/contracts/common.ts'],
        ['components/ui/fine.ts', '@/lib/client/routes.ts'],
      ]),
    ).toEqual([]);
  });
});
