import { performance } from 'node:perf_hooks';
import type { Docker } from './docker.ts';
import type { Subject } from './subject.ts';

export interface BuildRequest {
  readonly subject: Pick<Subject, 'target' | 'buildFlags'>;
  readonly context: string;
  readonly dockerfile: string;
  /** Loads the image under this name; without it nothing is kept but what `outputs` say. */
  readonly tag?: string | undefined;
  /** Build arguments for this one build. */
  readonly args?: Readonly<Record<string, string>>;
  /** Further flags, as in `--no-cache`. */
  readonly flags?: readonly string[];
}

/** A step of a build as its log tells it. */
export interface BuildStep {
  /** As in `[deps 3/4] RUN npm ci`. */
  readonly title: string;
  readonly cached: boolean;
}

export interface BuildRun {
  readonly ok: boolean;
  readonly seconds: number;
  readonly log: string;
  readonly steps: readonly BuildStep[];
}

/** As `--load`, but for the compressing: the engine unpacks every layer at once, and what is in them is the same. */
const LOADED = 'type=docker,compression=uncompressed';

/** Runs `docker buildx build` and reads from its log which steps ran. */
export async function build(docker: Docker, request: BuildRequest): Promise<BuildRun> {
  const { subject, context, dockerfile, tag, args = {}, flags = [] } = request;
  const started = performance.now();
  const result = await docker(
    [
      'buildx',
      'build',
      '--progress',
      'plain',
      '-f',
      dockerfile,
      ...(subject.target === null ? [] : ['--target', subject.target]),
      ...(tag === undefined ? [] : ['--output', LOADED, '-t', tag]),
      ...Object.entries(args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
      ...subject.buildFlags,
      ...flags,
      context,
    ],
    { seconds: 1200 },
  );
  const seconds = (performance.now() - started) / 1000;
  return { ok: result.ok, seconds, log: `${result.stdout}\n${result.stderr}`, steps: readSteps(result.stderr) };
}

/**
 * Steps of a plain progress log, in the order they were first named. A step may be named twice: BuildKit starts it while it still looks for
 * it by content, finds it, and takes the cached result. What was found in the cache had not changed, whatever was started.
 */
export function readSteps(log: string): readonly BuildStep[] {
  const titles = new Map<string, string>();
  const found = new Set<string>();
  for (const line of log.split('\n')) {
    const [, id = '', rest = ''] = /^#(\d+) (.*)$/.exec(line) ?? [];
    if (id === '') continue;
    const title = titles.get(id) ?? rest;
    titles.set(id, title);
    if (rest === 'CACHED') found.add(title);
  }
  return [...new Set(titles.values())].map((title) => ({ title, cached: found.has(title) }));
}
