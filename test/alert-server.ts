import { startServer } from '@/lib/server/start.ts';

// Highwater without its pages: collects, evaluates and delivers until it is killed.
await startServer();
