import { defineConfig } from 'prisma/config';

// `generate` needs no schema engine but insists on finding one; any executable satisfies it and keeps it offline.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: process.env.HIGHWATER_PRISMA_SCHEMA ?? 'sqlite' });
