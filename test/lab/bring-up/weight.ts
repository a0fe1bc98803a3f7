import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How a kernel tells groups of processes what they weigh against others that want a processor. */
export interface Weighing {
  readonly root: string;
  /** Is there where groups are weighed so. */
  readonly mark: string;
  readonly file: string;
  /** What a process of the host weighs by itself. */
  readonly one: number;
}

/** cgroup v1, then v2. */
export const WEIGHINGS: readonly Weighing[] = [
  { root: '/sys/fs/cgroup/cpu', mark: 'cpu.shares', file: 'cpu.shares', one: 1024 },
  { root: '/sys/fs/cgroup', mark: 'cgroup.controllers', file: 'cpu.weight', one: 100 },
];

/**
 * What each group of the lab weighs, in processes of the host. All builds together weigh as much as one process otherwise, and so do all
 * containers. Containers weigh most: how fast an app starts and stops is measured while others are built.
 */
const GROUPS = { 'ironhull-lab': 8, buildkit: 8, docker: 20 } as const;

/** Gives the lab's groups their weight and puts this process, and what it starts, into the first. Says what was done. */
export async function weighIn(pid: number, weighings = WEIGHINGS): Promise<string> {
  for (const weighing of weighings) {
    const there = await access(join(weighing.root, weighing.mark)).then(
      () => true,
      () => false,
    );
    if (there)
      return raise(weighing, pid).then(
        () => `builds and containers weigh as ${Object.values(GROUPS).join(', ')} processes`,
        (error: unknown) => `builds weigh as one process, this kernel refuses more: ${String(error)}`,
      );
  }
  return 'builds weigh what the kernel gives them, it weighs no groups';
}

async function raise({ root, file, one }: Weighing, pid: number): Promise<void> {
  if (file === 'cpu.weight') await writeFile(join(root, 'cgroup.subtree_control'), '+cpu');
  for (const [group, times] of Object.entries(GROUPS)) {
    await mkdir(join(root, group), { recursive: true });
    await writeFile(join(root, group, file), String(times * one));
  }
  await writeFile(join(root, 'ironhull-lab', 'cgroup.procs'), String(pid));
}
