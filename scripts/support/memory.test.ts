import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MEMORY_ENV, YOUNG_FLAG } from './memory.mjs';
import { ROOT } from './root.mjs';

it.each(['package.json', 'Dockerfile'])(
  '%s starts the server with what is read when a process starts',
  (file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    expect(text).toContain(YOUNG_FLAG);
    for (const [name, value] of Object.entries(MEMORY_ENV)) expect(text).toContain(`${name}=${value}`);
  },
);
