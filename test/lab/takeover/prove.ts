import { setTimeout as sleep } from 'node:timers/promises';
import { onBench, type Bench } from '../../../src/verify/bench.ts';
import { waitUntilUp, withContainer, type Container } from '../../../src/verify/container.ts';
import type { Docker } from '../../../src/verify/docker.ts';
import { proveAll, PROMISES } from '../../../src/verify/index.ts';
import type { HardeningPromise, Verdict } from '../../../src/verify/promise.ts';
import type { Subject } from '../../../src/verify/subject.ts';
import { LabFault } from '../faults.ts';
import type { TakenOver } from './cases.ts';

/** One request's answer. */
export interface Reply {
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What one of the two images came to. */
export interface Side {
  /** User of the image's configuration; empty for root. */
  readonly user: string;
  /** Bytes of all files. */
  readonly bytes: number;
  readonly replies: readonly Reply[];
  readonly verdicts: readonly Verdict[];
}

/** These build the image again from nothing, or for another processor: `npm run lab` proves them on every template. */
const LEFT_OUT = new Set(['H14', 'H15', 'H17']);
export const ASKED = PROMISES.filter(({ id }) => !LEFT_OUT.has(id));

export interface Proving {
  readonly subject: Subject;
  readonly docker: Docker;
  /** Whether it is run read-only and without capabilities. */
  readonly strict: boolean;
  readonly promises: readonly HardeningPromise[];
}

/** Builds and runs one image, asks it, and holds it to the contract. */
export async function proveSide(one: TakenOver, { subject, docker, strict, promises }: Proving): Promise<Side> {
  return onBench(subject, docker, async (bench) => {
    if ('failed' in bench) throw new LabFault(`${one.name}: not built: ${bench.failed}`, [bench.log.slice(-3000)]);
    try {
      const replies = strict
        ? await withContainer(bench, {}, (container) => repliesOf(one, bench, container))
        : await asItWas(one, bench);
      const verdicts = await proveAll(bench, () => undefined, promises);
      const files = [...bench.image.files.values()].filter(({ kind }) => kind === 'file');
      const bytes = files.reduce((sum, { size }) => sum + size, 0);
      return { user: bench.image.config.User ?? '', bytes, replies, verdicts };
    } finally {
      await bench.image.close();
    }
  });
}

/** The old image as its team runs it: with Docker's own capabilities and network (some install while they start), as whatever user it names. */
async function asItWas(one: TakenOver, bench: Bench): Promise<readonly Reply[]> {
  const { stdout } = await bench.docker(['run', '-d', bench.tag]);
  const id = stdout.trim();
  try {
    const format = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}';
    const address = (await bench.docker(['inspect', '--format', format, id])).stdout.trim();
    return await repliesOf(one, bench, { id, url: `http://${address}:${one.port}` });
  } finally {
    await bench.docker(['rm', '-f', '-v', id], { cleanUp: true });
  }
}

async function repliesOf(one: TakenOver, bench: Bench, container: Container): Promise<readonly Reply[]> {
  const fault = await waitUntilUp(bench, container, 90);
  if (fault !== null) throw new LabFault(`${one.name}: ${fault}`);
  // A proxy in front answers before the app does.
  await sleep(2000);
  const replies: Reply[] = [];
  for (const path of one.requests) {
    const response = await fetch(`${container.url}${path}`, { signal: AbortSignal.timeout(10_000) });
    replies.push({
      path,
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: await response.text(),
    });
  }
  return replies;
}
