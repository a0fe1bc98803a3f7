import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, type Answer } from '../ask.ts';
import type { Bench } from '../bench.ts';
import { cpuWait } from '../cpu-wait.ts';
import { stateOf, waitUntilUp, withContainer, type Container } from '../container.ts';
import { isProcessOf, signalFromHost } from '../host-process.ts';
import { broken, judge, type HardeningPromise, type Outcome } from '../promise.ts';

/** Programs that start another one and do not hand signals on. */
const WRAPPERS = /(?:^|\/)(?:sh|bash|dash|ash|npm|npx|yarn|pnpm|bun|uv|poetry|pipenv|corepack)$/;

const SCRIPTS = /(?:^|\/)(?:npm|yarn|pnpm)(?:-cli\.js|\.js|\.cjs)?$/;

/** H10: the signal reaches the program, which answers what is open and goes. */
export const gracefulStop: HardeningPromise = {
  id: 'H10',
  title: 'the program itself is PID 1 and stops when told, answering what is open',
  async prove(bench) {
    const { Entrypoint, Cmd } = bench.image.config;
    const words = [...(Entrypoint ?? []), ...(Cmd ?? [])];
    if (isWrapped(words)) return broken(`PID 1 is ${words.slice(0, 3).join(' ')}, not the program`);
    return onceInThree(async () => withContainer(bench, {}, async (container) => stop(bench, container)));
  },
};

/** A busy host can make any program late once; one that does not listen is late each time. */
async function onceInThree(attempt: () => Promise<Outcome>): Promise<Outcome> {
  const first = await attempt();
  if (first.state !== 'broken') return first;
  const second = await attempt();
  return second.state === 'broken' ? attempt() : second;
}

/** Bun runs a file itself and a script through a shell. */
function isWrapped(words: readonly string[]): boolean {
  const [first = '', second] = words;
  if (words.slice(0, 2).some((word) => SCRIPTS.test(word))) return true;
  return first.endsWith('bun') ? second === undefined || second === 'run' : WRAPPERS.test(first);
}

async function stop(bench: Bench, container: Container): Promise<Outcome> {
  const up = await waitUntilUp(bench, container);
  if (up !== null) return broken(up);
  const { slow } = bench.subject;
  const open = container.url === null || slow === null ? null : ask(`${container.url}${slow}`, 8000);
  await sleep(300);
  const { pid } = await stateOf(bench, container.id);
  const started = await signal(bench, container, pid);
  const ended = bench.docker(['wait', container.id], { seconds: 10 });
  const waited = (await isProcessOf(container.id, pid)) ? await cpuWait(pid, ended) : 0;
  const answer = await open;
  await ended;
  const state = await stateOf(bench, container.id);
  const seconds = ((state.running ? Date.now() : state.finished) - started) / 1000;
  const how = open === null ? 'stopped' : 'answered the open request and stopped';
  const faults = [
    ...cutOff(answer),
    ...(state.running || seconds - waited > LIMIT ? [late(bench, seconds)] : badExit(state.exitCode)),
  ];
  const host = waited > 0.05 ? `, ${waited.toFixed(1)} s of them without a processor` : '';
  return judge(faults, `${how} in ${seconds.toFixed(1)} s${host} with exit code ${state.exitCode}`);
}

/** Seconds from the signal to the end. */
const LIMIT = 2;

function signalOf(bench: Bench): string {
  return bench.image.config.StopSignal ?? 'SIGTERM';
}

/** Straight from the host where it lets us: starting a docker client takes time that is not the app's. Returns when it was sent. */
async function signal(bench: Bench, container: Container, pid: number): Promise<number> {
  const name = signalOf(bench);
  const sent = Date.now();
  if (name in constants.signals && (await signalFromHost(container.id, pid, name as NodeJS.Signals))) return sent;
  await bench.docker(['kill', '--signal', name, container.id]);
  return sent;
}

function late(bench: Bench, seconds: number): string {
  return `still there ${seconds.toFixed(1)} s after ${signalOf(bench)}`;
}

function cutOff(answer: Answer | null): readonly string[] {
  if (answer === null || answer.status === 200) return [];
  return [`the open request was not answered: ${answer.fault || answer.status}`];
}

function badExit(code: number): readonly string[] {
  return code === 0 || code === 143 ? [] : [`exit code ${code}`];
}
