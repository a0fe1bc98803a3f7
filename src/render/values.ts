import type { Plan, Process, ViewValue } from '../model/plan.ts';
import { deviationsOf } from './deviations.ts';
import { guardrailView } from './guardrails.ts';

/** Names that every template may use, each finished text, a list of it, or the name of a partial. */
export type Values = Readonly<Record<string, ViewValue>>;

/** The plan's decisions as finished values: templates print them and compute nothing. */
export function values(plan: Plan): Values {
  return {
    ...plan.view,
    frontend: `${plan.frontend ?? 'docker/dockerfile'}:${plan.syntax}`,
    mirrored: mirrored(plan),
    guardrails: plan.guardrails === undefined ? {} : guardrailView(plan.guardrails),
    labels: Object.entries(plan.labels ?? {}).map(([key, value]) => `${key}="${value}"`),
    name: plan.name,
    images: Object.fromEntries(Object.entries(plan.images).map(([role, image]) => [role, image.from])),
    user: `${plan.user.uid}:${plan.user.gid}`,
    ports: plan.process.port === null ? [] : [plan.process.port],
    stopSignal: plan.process.stopSignal,
    command: command(plan.process),
    health: health(plan.process),
    deviations: deviationsOf(plan).map((deviation) => `${deviation.promise}: ${deviation.why}`),
    context: { include: plan.context.include, exclude: plan.context.exclude },
    buildArgs: plan.buildArgs,
  };
}

/** Lines that keep the canonical names, so that a reader and a bot know what stands behind a mirror. */
function mirrored({ images }: Plan): readonly string[] {
  const lines = Object.values(images).flatMap(({ from, canonical }) =>
    canonical === undefined ? [] : [`${from} stands for ${canonical}`],
  );
  return [...new Set(lines)];
}

function command({ entrypoint, cmd }: Process): ViewValue {
  const kind = cmd.length === 0 ? 'entrypoint' : entrypoint.length === 0 ? 'cmd' : 'both';
  return { kind, entrypoint: execForm(entrypoint), cmd: execForm(cmd) };
}

function health(process: Process): ViewValue {
  const kind = process.health.length > 0 ? 'probe' : 'none';
  const options = (process.healthOptions ?? HEALTH_OPTIONS).join(' ');
  return { kind, options, probe: execForm(process.health), whyNot: process.healthWhyNot };
}

/** A start may take long on a busy host, and the first answer is not waited for longer than needed. */
const HEALTH_OPTIONS = ['--interval=30s', '--timeout=3s', '--start-period=30s', '--start-interval=1s'];

/** A JSON array as Docker's exec form writes it. */
function execForm(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
