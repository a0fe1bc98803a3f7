import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../ask.ts';
import type { Bench } from '../bench.ts';
import { stateOf, waitUntilUp, withContainer, type Container } from '../container.ts';
import { judge, type HardeningPromise } from '../promise.ts';

/** Programs that start another one and do not hand signals on. */
const WRAPPERS = /(?:^|\/)(?:sh|bash|dash|ash|npm|npx|yarn|pnpm|bun|uv|poetry|pipenv|corepack)$/;

/** H10: the signal reaches the program, which answers what is open and goes. */
export const gracefulStop: HardeningPromise = {
  id: 'H10',
  title: 'the program itself is PID 1 and stops when told, answering what is open',
  async prove(bench) {
    const { Entrypoint, Cmd } = bench.image.config;
    const words = [...(Entrypoint ?? []), ...(Cmd ?? [])];
    const first = words[0] ?? '';
    const script = words.slice(0, 2).some((word) => /(?:^|\/)(?:npm|yarn|pnpm)(?:-cli\.js|\.js|\.cjs)?$/.test(word));
    const runner = WRAPPERS.test(first) && !(/bun$/.test(first) && words.length > 1 && words[1] !== 'run');
    if (runner || script) return judge([`PID 1 is ${words.slice(0, 3).join(' ')}, not the program`], '');
    return withContainer(bench, {}, async (container) => stop(bench, container));
  },
};

async function stop(bench: Bench, container: Container): Promise<ReturnType<typeof judge>> {
  const up = await waitUntilUp(bench, container);
  if (up !== null) return judge([up], '');
  const { slow } = bench.subject;
  const open = container.url === null || slow === null ? null : ask(`${container.url}${slow}`, 8000);
  await sleep(300);
  const started = Date.now();
  await bench.docker(['kill', '--signal', bench.image.config.StopSignal ?? 'SIGTERM', container.id]);
  const answer = open === null ? null : await open;
  for (let i = 0; i < 60 && (await stateOf(bench, container.id)).running; i++) await sleep(100);
  const seconds = (Date.now() - started) / 1000;
  const { running, exitCode } = await stateOf(bench, container.id);
  const limit = 2;
  const faults = [
    ...(answer !== null && answer.status !== 200
      ? [`the open request was not answered: ${answer.fault || answer.status}`]
      : []),
    ...(running || seconds > limit
      ? [`still there ${seconds.toFixed(1)} s after ${bench.image.config.StopSignal ?? 'SIGTERM'}`]
      : []),
    ...(!running && exitCode !== 0 && exitCode !== 143 ? [`exit code ${exitCode}`] : []),
  ];
  return judge(
    faults,
    `${open === null ? 'stopped' : 'answered the open request and stopped'} in ${seconds.toFixed(1)} s with exit code ${exitCode}`,
  );
}
