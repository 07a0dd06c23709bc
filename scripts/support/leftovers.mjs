import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const GRACE_MS = 15_000;
const INTERVAL_MS = 500;

/**
 * Processes of a test run that outlive it: those that inherited `marker` ("NAME=value") in their environment, and those
 * that work below `directory` (a database server overwrites its environment with its title). Ends them and returns what
 * they were; empty where there is no /proc.
 */
export async function endLeftovers(marker, directory) {
  const deadline = Date.now() + GRACE_MS;
  let found = leftovers(marker, directory);
  while (found.length > 0 && Date.now() < deadline) {
    await delay(INTERVAL_MS);
    found = leftovers(marker, directory);
  }
  for (const { pid } of found) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
  return found;
}

function leftovers(marker, directory) {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => isOfRun(pid, marker, directory))
    .map((pid) => ({ pid: Number(pid), command: look(() => commandLine(pid)) ?? '' }));
}

function isOfRun(pid, marker, directory) {
  const environment = look(() => readFileSync(`/proc/${pid}/environ`, 'utf8')) ?? '';
  const cwd = look(() => readlinkSync(`/proc/${pid}/cwd`)) ?? '';
  return environment.split('\0').includes(marker) || cwd.startsWith(`${directory}/`);
}

const commandLine = (pid) =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim().slice(0, 160);

/** A process may end between two looks, and those of others may not be looked at. */
function look(read) {
  try {
    return read();
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(error.code)) return undefined;
    throw error;
  }
}
