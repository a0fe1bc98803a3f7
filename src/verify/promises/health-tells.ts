import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { portOf, stateOf, tail, waitUntilUp, withContainer, type Container } from '../container.ts';
import { signalFromHost } from '../host-process.ts';
import { broken, judge, notApplicable, type HardeningPromise } from '../promise.ts';

/** The image's own probe, asked every second. Its own time limit stands in it; the engine's is wide, as starting a probe takes long on a busy host. */
const OFTEN = [
  '--health-interval',
  '1s',
  '--health-timeout',
  '10s',
  '--health-retries',
  '2',
  '--health-start-period',
  '0s',
];

/** H11: a probe that never fails is worse than none. */
export const healthTells: HardeningPromise = {
  id: 'H11',
  title: 'the health check sees the app, and sees when it hangs',
  async prove(bench) {
    const test = bench.image.config.Healthcheck?.Test ?? [];
    if (test.length === 0 || test[0] === 'NONE') return withoutProbe(bench);
    if (test[0] === 'CMD-SHELL') return broken(`the health check is in shell form: ${test[1]}`);
    return withContainer(bench, { flags: OFTEN }, async (container) => probe(bench, container));
  },
};

function withoutProbe(bench: Bench): ReturnType<typeof judge> {
  const why = /^#\s*H11: no HEALTHCHECK[:,]?\s*(.+)$/m.exec(bench.dockerfileText)?.[1];
  if (why !== undefined) return notApplicable(why);
  return portOf(bench) === null
    ? notApplicable('no port is listened on')
    : broken('no HEALTHCHECK, and the file does not say why');
}

async function probe(bench: Bench, container: Container): Promise<ReturnType<typeof judge>> {
  const up = await waitUntilUp(bench, container);
  if (up !== null) return broken(up);
  const healthy = await becomes(bench, container, 'healthy');
  if (!healthy) return broken(`never healthy: ${await lastProbe(bench, container.id)}`);
  await hang(bench, container);
  const unhealthy = await becomes(bench, container, 'unhealthy');
  return judge(
    unhealthy ? [] : ['stays healthy while every process of the app is frozen'],
    'healthy while it answers, unhealthy once it hangs',
  );
}

async function becomes(bench: Bench, container: Container, wanted: string): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    const { health, running } = await stateOf(bench, container.id);
    if (health === wanted || !running) return health === wanted;
    await sleep(500);
  }
  return false;
}

/** Freezes every process of the app; where the host does not let us, the first. */
async function hang(bench: Bench, container: Container): Promise<void> {
  const top = await bench.docker(['top', container.id, '-eo', 'pid']);
  const pids = top.stdout.trim().split('\n').slice(1).map(Number);
  const frozen = await Promise.all(pids.map(async (pid) => signalFromHost(container.id, pid, 'SIGSTOP')));
  if (!frozen.includes(true)) await bench.docker(['kill', '--signal', 'STOP', container.id]);
}

async function lastProbe(bench: Bench, id: string): Promise<string> {
  const inspected = await bench.docker(['inspect', '--format', '{{json .State.Health.Log}}', id]);
  const log = JSON.parse(inspected.stdout || '[]') as { Output?: string; ExitCode?: number }[] | null;
  const last = log?.at(-1);
  return last ? `the probe ended with ${last.ExitCode}: ${(last.Output ?? '').trim().slice(-200)}` : tail(bench, id);
}
