import { readFile } from 'node:fs/promises';
import type { Bench } from './bench.ts';
import { isProcessOf } from './host-process.ts';
import { stateOf, waitUntilUp, withContainer } from './container.ts';

/** What was seen of one strict run of the image, as its own user with the declared paths only. */
export interface Observation {
  /** Why the app did not come up, `null` when it did. */
  readonly fault: string | null;
  /** `uid:gid` of every process. */
  readonly owners: readonly string[];
  /** First word of every process's command line. */
  readonly programs: readonly string[];
  /** TCP ports listened on, as far as the host shows them. */
  readonly ports: readonly number[];
}

const observations = new WeakMap<Bench, Promise<Observation>>();

/** Runs the image once and remembers what was seen. */
export async function observe(bench: Bench): Promise<Observation> {
  const known = observations.get(bench);
  if (known) return known;
  const made = look(bench);
  observations.set(bench, made);
  return made;
}

async function look(bench: Bench): Promise<Observation> {
  return withContainer(bench, {}, async (container) => {
    const fault = await waitUntilUp(bench, container);
    const { running, pid } = await stateOf(bench, container.id);
    if (!running) return { fault, owners: [], programs: [], ports: [] };
    const top = await bench.docker(['top', container.id, '-eo', 'pid,uid,gid,args']);
    const rows = top.stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/));
    return {
      fault,
      owners: rows.map(([, uid, gid]) => `${uid}:${gid}`),
      programs: rows.map(([, , , program = '']) => program),
      ports: (await isProcessOf(container.id, pid)) ? await listening(pid) : [],
    };
  });
}

/** Listening TCP ports of the container's network. */
async function listening(pid: number): Promise<readonly number[]> {
  const ports = new Set<number>();
  for (const table of ['tcp', 'tcp6']) {
    const text = await readFile(`/proc/${pid}/net/${table}`, 'utf8').catch(() => '');
    // Local address, remote address, state: 0A is LISTEN. Docker's own name server listens on 127.0.0.11.
    for (const [, address = '', port = ''] of text.matchAll(/^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) \S+ 0A /gm)) {
      if (address !== '0B00007F') ports.add(Number.parseInt(port, 16));
    }
  }
  return [...ports].toSorted((a, b) => a - b);
}
