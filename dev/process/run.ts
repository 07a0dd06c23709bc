import { spawn } from 'node:child_process';

export type RunOptions = { timeoutMs: number; cwd?: string; env?: NodeJS.ProcessEnv; input?: string };

/** Runs a program to its end and returns its standard output; rejects with the end of its standard error. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
      killSignal: 'SIGKILL',
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.once('error', (cause) => reject(new Error(`Cannot start ${command}: ${cause.message}`, { cause })));
    child.once('close', (code, signal) => {
      const out = Buffer.concat(stdout).toString();
      if (code === 0) return resolve(out);
      const end = `${out}\n${Buffer.concat(stderr).toString()}`.trim().slice(-2_000);
      const how =
        signal === 'SIGKILL' ? `killed after ${options.timeoutMs} ms` : `ended with ${code ?? signal}`;
      reject(new Error(`${command} ${args[0] ?? ''} ${how}: ${end}`));
    });
    child.stdin.on('error', () => child.stdin.destroy());
    child.stdin.end(options.input ?? '');
  });
}
