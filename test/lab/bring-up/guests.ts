import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LabHome } from '../home.ts';
import { lives, markOf, type ProcessMark } from './process-mark.ts';

/** Runs that use one lab at the same time, as from two checkouts: services end with the last of them. */
export async function enter(home: LabHome): Promise<void> {
  await mkdir(folder(home), { recursive: true });
  await writeFile(join(folder(home), String(process.pid)), JSON.stringify(markOf(process.pid)));
}

/** Leaves, and tells whether somebody else is still there. */
export async function leave(home: LabHome): Promise<boolean> {
  await rm(join(folder(home), String(process.pid)), { force: true });
  return others(home);
}

/** Whether another run uses the lab now. */
export async function others(home: LabHome): Promise<boolean> {
  const names = await readdir(folder(home)).catch((): string[] => []);
  const marks = await Promise.all(names.map(async (name) => markIn(join(folder(home), name))));
  return marks.some((mark) => mark !== null && mark.pid !== process.pid && lives(mark));
}

/** Does what two runs must not do at once, as making a program or an image; a lock whose holder has ended is taken over. */
export async function alone<T>(home: LabHome, what: string, work: () => Promise<T>): Promise<T> {
  const lock = join(home.run, 'locks', what.replaceAll(/[^\w.-]/g, '+'));
  await mkdir(join(home.run, 'locks'), { recursive: true });
  while (!(await taken(lock))) {
    const holder = await markIn(lock);
    if (holder !== null && !lives(holder)) await rm(lock, { force: true });
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function taken(lock: string): Promise<boolean> {
  return writeFile(lock, JSON.stringify(markOf(process.pid)), { flag: 'wx' }).then(
    () => true,
    () => false,
  );
}

async function markIn(path: string): Promise<ProcessMark | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    return JSON.parse(text) as ProcessMark;
  } catch {
    return null;
  }
}

function folder(home: LabHome): string {
  return join(home.run, 'guests');
}
