// Generates one Prisma client per database from the one models.prisma. Works offline.
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

for (const database of ['sqlite', 'postgres']) {
  copyFileSync(`${root}prisma/models.prisma`, `${root}prisma/${database}/models.prisma`);
  const { status } = spawnSync(
    process.execPath,
    [`${root}node_modules/prisma/build/index.js`, 'generate', '--config', `${root}prisma/prisma.config.ts`],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        HIGHWATER_PRISMA_SCHEMA: `${root}prisma/${database}`,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}
