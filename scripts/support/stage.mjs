import { spawn } from 'node:child_process';
import { ROOT } from './root.mjs';

const KILL_GRACE_MS = 5_000;
const PIPES_GRACE_MS = 2_000;
const KEPT_OUTPUT_CHARS = 1_000_000;

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Runs one command of the test suite in a process group of its own, its output streaming to ours, and ends the whole
 * group when it takes too long or when `signal` aborts.
 * @returns {Promise<{ code: number | null, output: string, timedOut: boolean }>}
 */
export function runStage(command, args, { env, minutes, signal }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const [stream, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.on('data', (chunk) => {
        target.write(chunk);
        output = (output + chunk).slice(-KEPT_OUTPUT_CHARS);
      });
    }
    let timedOut = false;
    let hardKill;
    const end = () => {
      signalGroup(child.pid, 'SIGTERM');
      hardKill = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), KILL_GRACE_MS);
    };
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, minutes * 60_000);
    signal.addEventListener('abort', end, { once: true });
    const finish = (code) => {
      clearTimeout(timer);
      clearTimeout(hardKill);
      signal.removeEventListener('abort', end);
      resolve({ code, output, timedOut });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(null);
    });
    child.once('close', finish);
    // A process left behind may hold the pipes open for ever; finding it is a check of its own.
    child.once('exit', (code) => setTimeout(() => finish(code), PIPES_GRACE_MS));
  });
}

function signalGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
