import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isAlive } from './is-alive.ts';
import { poll } from './poll.ts';
import { createProcessGuard } from './process-guard.ts';

const GUARD = fileURLToPath(new URL('./process-guard.ts', import.meta.url));
const TSX = fileURLToPath(new URL('../../node_modules/.bin/tsx', import.meta.url));

const gone = (pid: number) =>
  poll(() => !isAlive(pid), { what: `process ${pid} to end`, timeoutMs: 10_000, intervalMs: 50 });

describe('createProcessGuard', () => {
  it('ends a stopped process when it closes', async () => {
    const guard = createProcessGuard();
    const sleeper = await guard.start('sleep', ['300']);
    sleeper.signal('SIGSTOP');
    await guard.close();
    await gone(sleeper.pid);
    expect(sleeper.running()).toBe(false);
  });

  it('ends its processes when their parent is killed with SIGKILL', async () => {
    const script = `import('${GUARD}').then(async ({ createProcessGuard }) => {
      const { pid } = await createProcessGuard().start('sleep', ['300']);
      console.log(pid);
      setInterval(() => undefined, 1000);
    })`;
    const parent = spawn(TSX, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    // tsx is a process above the one that runs the script: the group is both.
    if (parent.pid !== undefined) process.kill(-parent.pid, 'SIGKILL');
    await gone(pid);
  });

  it('leaves a process alone that ended before', async () => {
    const guard = createProcessGuard();
    const quick = await guard.start('true', []);
    expect(await quick.exited).toEqual({ code: 0, signal: null });
    expect(await quick.stop(1_000)).toEqual({ code: 0, signal: null });
    await guard.close();
  });

  it('starts nothing any more once it is closed', async () => {
    const guard = createProcessGuard();
    await guard.close();
    await expect(guard.start('sleep', ['300'])).rejects.toThrow('its guard is closed');
  });

  it('rejects when the program does not exist', async () => {
    const guard = createProcessGuard();
    await expect(guard.start('no-such-program', [])).rejects.toThrow('Cannot start no-such-program');
    await guard.close();
  });
});
