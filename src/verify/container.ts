import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './ask.ts';
import { LABEL } from './belongings.ts';
import type { Bench } from './bench.ts';

export interface RunRequest {
  /** `uid:gid` in place of the image's own. */
  readonly user?: string;
  /** Whether the root file system is writable; declared paths are mounted only when it is not. */
  readonly writable?: boolean;
  readonly flags?: readonly string[];
  readonly command?: readonly string[];
}

/** A container of the image under test, as restricted as the contract says. */
export interface Container {
  readonly id: string;
  /** Address of the app, `null` for one without a port. */
  readonly url: string | null;
}

/** Starts the image without capabilities or privileges, bounded, on the internal network; removes it after `use`. */
export async function withContainer<T>(
  bench: Bench,
  request: RunRequest,
  use: (container: Container) => Promise<T>,
): Promise<T> {
  const created = await bench.docker(['create', ...runFlags(bench, request), bench.tag, ...(request.command ?? [])]);
  const id = created.stdout.trim();
  if (!created.ok) throw new Error(`the container could not be created: ${created.stderr.trim()}`);
  try {
    await bench.docker(['start', id]);
    return await use({ id, url: await addressOf(bench, id) });
  } finally {
    await bench.docker(['rm', '-f', '-v', id], { cleanUp: true });
  }
}

/** Flags of the strict run, as the printed run line has them. */
export function runFlags(bench: Bench, request: RunRequest): readonly string[] {
  const { subject } = bench;
  const mounts = subject.writable.flatMap((path) => [
    '--tmpfs',
    `${path.path}:mode=${path.mode}${path.exec ? ',exec' : ''}`,
  ]);
  return [
    '--cap-drop',
    'ALL',
    '--security-opt',
    'no-new-privileges',
    '--network',
    bench.network,
    '--label',
    `${LABEL}=${bench.network}`,
    '--pids-limit',
    '512',
    '--memory',
    '1g',
    '--memory-swap',
    '1g',
    '--cpus',
    '2',
    // What a program says is kept by the engine: a talkative one must not fill the disk.
    '--log-driver',
    'json-file',
    '--log-opt',
    'max-size=8m',
    ...(request.writable ? [] : ['--read-only', ...mounts]),
    ...(request.user === undefined ? [] : ['--user', request.user]),
    ...Object.entries(subject.runEnv).flatMap(([name, value]) => ['-e', `${name}=${value}`]),
    ...(request.flags ?? []),
  ];
}

/** A uid that no image knows, with gid 0 as OpenShift gives it. */
export const RANDOM_USER = '1234567:0';

/** Port that the app is asked on. */
export function portOf(bench: Bench): number | null {
  if (bench.subject.port !== undefined) return bench.subject.port;
  const [first] = Object.keys(bench.image.config.ExposedPorts ?? {});
  return first === undefined ? null : Number.parseInt(first, 10);
}

async function addressOf(bench: Bench, id: string): Promise<string | null> {
  const port = portOf(bench);
  if (port === null) return null;
  const inspected = await bench.docker([
    'inspect',
    '--format',
    '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}',
    id,
  ]);
  // A container that could not be started has none; the name then answers nobody, and how it ended is told.
  return `http://${inspected.stdout.trim() || 'container.invalid'}:${port}`;
}

/** Waits until the app answers; a worker is up when it still runs after three seconds. Says what went wrong, or nothing. */
export async function waitUntilUp(bench: Bench, container: Container, seconds = 90): Promise<string | null> {
  if (container.url === null) {
    await sleep(3000);
    return endOf(bench, container);
  }
  const deadline = Date.now() + seconds * 1000;
  for (let round = 0; Date.now() < deadline; round++) {
    if (await answers(`${container.url}${bench.subject.endpoint}`)) return null;
    // Asking the engine costs more than asking the app.
    const end = round % 5 === 4 ? await endOf(bench, container) : null;
    if (end !== null) return end;
    await sleep(200);
  }
  return `no answer on ${bench.subject.endpoint} within ${seconds} s: ${await tail(bench, container.id)}`;
}

/** How the app ended before its time, `null` while it runs. A job without a port may end well. */
async function endOf(bench: Bench, { id, url }: Container): Promise<string | null> {
  const state = await stateOf(bench, id);
  if (state.running || (state.exitCode === 0 && url === null)) return null;
  return `the app ended with exit code ${state.exitCode}: ${await tail(bench, id)}`;
}

export interface ContainerState {
  readonly running: boolean;
  readonly exitCode: number;
  readonly health: string;
  /** Process id on the host. */
  readonly pid: number;
  /** When it ended, in milliseconds since 1970; far in the past while it runs. */
  readonly finished: number;
}

export async function stateOf(bench: Bench, id: string): Promise<ContainerState> {
  const inspected = await bench.docker(['inspect', '--format', '{{json .State}}', id]);
  const state = JSON.parse(inspected.stdout || '{}') as {
    Running?: boolean;
    ExitCode?: number;
    Pid?: number;
    FinishedAt?: string;
    Health?: { Status?: string };
  };
  return {
    running: state.Running ?? false,
    exitCode: state.ExitCode ?? -1,
    health: state.Health?.Status ?? 'none',
    pid: state.Pid ?? 0,
    finished: Date.parse(state.FinishedAt ?? ''),
  };
}

export async function answers(url: string): Promise<boolean> {
  const { status } = await ask(url, 2000);
  return status > 0 && status < 500;
}

/** Last words of a container, for messages. */
export async function tail(bench: Bench, id: string): Promise<string> {
  const logs = await bench.docker(['logs', '--tail', '6', id]);
  return `${logs.stdout}${logs.stderr}`.trim().replaceAll('\n', ' | ').slice(-400);
}
