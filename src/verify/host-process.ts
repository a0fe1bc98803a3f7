import { readFile } from 'node:fs/promises';

/**
 * Whether a process of this host belongs to a container. The engine may run in a virtual machine or elsewhere: the process ids that it tells
 * are strangers here then, and must be left alone.
 */
export async function isProcessOf(container: string, pid: number): Promise<boolean> {
  if (!(pid > 1) || container === '') return false;
  const groups = await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '');
  return groups.includes(container);
}

/** Sends a signal to a container's process straight from the host, where it lets us. */
export async function signalFromHost(container: string, pid: number, name: NodeJS.Signals): Promise<boolean> {
  if (!(await isProcessOf(container, pid))) return false;
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
