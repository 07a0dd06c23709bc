import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const REAPER = fileURLToPath(new URL('./reaper.sh', import.meta.url));

/** A child in a session of its own: a Ctrl-C in the terminal reaches only us, so that we decide the order of the end. */
export type GuardedProcess = {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Resolves once, when the process is gone; never rejects. */
  readonly exited: Promise<ProcessExit>;
  running(): boolean;
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM (after SIGCONT, should it be stopped), then SIGKILL after `graceMs`; resolves when it is gone. */
  stop(graceMs: number): Promise<ProcessExit>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<ProcessExit>;
};

export type ProcessExit = { code: number | null; signal: NodeJS.Signals | null };

export type ProcessGuard = {
  /** Rejects when the command cannot be started, and after `close`. */
  start(command: string, args: readonly string[], options?: SpawnOptions): Promise<GuardedProcess>;
  /** Ends the guard itself; processes still running get SIGTERM and, 8 s later, SIGKILL. */
  close(): Promise<void>;
};

/**
 * Starts processes that cannot outlive this one, not even when it is killed with SIGKILL: a shell script of a few KiB
 * waits on a pipe from us and ends what is still registered when the pipe closes.
 */
export function createProcessGuard(): ProcessGuard {
  const reaper = spawn('/bin/sh', [REAPER], { detached: true, stdio: ['pipe', 'ignore', 'inherit'] });
  const { stdin } = reaper;
  const reaperGone = new Promise<void>((resolve) => {
    reaper.once('exit', () => resolve());
    reaper.once('error', () => resolve());
  });
  // EPIPE when the reaper died first: then there is nobody left to tell, and `close` still ends.
  stdin.on('error', () => reaper.kill('SIGKILL'));
  // Neither the script nor its pipe keeps this process alive.
  reaper.unref();

  let closed = false;
  const tell = (verb: 'add' | 'drop', pid: number) => stdin.write(`${verb} ${pid}\n`);

  return {
    async start(command, args, options = {}) {
      // Nobody would end it.
      if (closed) throw new Error(`${command} was not started: its guard is closed`);
      const child = spawn(command, [...args], { ...options, detached: true });
      const exited = new Promise<ProcessExit>((resolve) => {
        child.once('exit', (code, signal) => resolve({ code, signal }));
      });
      const pid = child.pid ?? (await startError(child, command));
      tell('add', pid);
      void exited.then(() => tell('drop', pid));
      return guardedProcess(child, pid, exited);
    },
    async close() {
      closed = true;
      if (!stdin.destroyed) stdin.end();
      reaper.ref();
      await reaperGone;
    },
  };
}

/** `spawn` reports a missing program only as an event. */
function startError(child: ChildProcess, command: string): Promise<never> {
  return new Promise((_, reject) => {
    child.once('error', (cause) => reject(new Error(`Cannot start ${command}: ${cause.message}`, { cause })));
  });
}

function guardedProcess(child: ChildProcess, pid: number, exited: Promise<ProcessExit>): GuardedProcess {
  const running = () => child.exitCode === null && child.signalCode === null;
  const signal = (name: NodeJS.Signals) => {
    if (running()) child.kill(name);
  };
  return {
    pid,
    child,
    exited,
    running,
    signal,
    async stop(graceMs) {
      signal('SIGTERM');
      signal('SIGCONT');
      const timer = setTimeout(() => signal('SIGKILL'), graceMs);
      const exit = await exited;
      clearTimeout(timer);
      return exit;
    },
    async kill() {
      signal('SIGKILL');
      return await exited;
    },
  };
}
