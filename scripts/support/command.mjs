import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { ROOT } from './root.mjs';
import { UserError } from './steps.mjs';

const TAIL_CHARS = 4_000;

/** Output of a short command; `undefined` when it is missing or fails. */
export function output(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 30_000 });
  return status === 0 ? `${stdout}${stderr}` : undefined;
}

/** Runs a command with its output in a file; rejects with the end of that output when it fails. */
export function logged(command, args, logFile, { env = process.env } = {}) {
  mkdirSync(dirname(logFile), { recursive: true });
  return new Promise((resolve, reject) => {
    const log = createWriteStream(logFile);
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let tail = '';
    const keep = (chunk) => {
      log.write(chunk);
      tail = (tail + chunk).slice(-TAIL_CHARS);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => reject(new UserError(`${command} cannot be started: ${error.message}`)));
    child.once('close', (code) => {
      log.end();
      if (code === 0) resolve(tail);
      else reject(new UserError(`${command} ${args.join(' ')} failed (all of it in ${logFile}):\n${tail}`));
    });
  });
}
