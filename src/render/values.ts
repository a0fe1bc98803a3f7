import type { Plan, ViewValue } from '../model/plan.ts';

/** Names that every template may use, each finished text, a list of it, or a switch. */
export type Values = Readonly<Record<string, ViewValue>>;

/** The plan's decisions as finished values: templates print them and compute nothing. */
export function values(plan: Plan): Values {
  const { process } = plan;
  return {
    ...plan.view,
    syntax: plan.syntax,
    name: plan.name,
    images: Object.fromEntries(Object.entries(plan.images).map(([role, image]) => [role, image.from])),
    user: `${plan.user.uid}:${plan.user.gid}`,
    listens: process.port !== null,
    port: process.port ?? 0,
    stopSignal: process.stopSignal,
    entrypoint: execForm(process.entrypoint),
    hasEntrypoint: process.entrypoint.length > 0,
    cmd: execForm(process.cmd),
    hasCmd: process.cmd.length > 0,
    health: execForm(process.health),
    hasHealth: process.health.length > 0,
    healthWhyNot: process.healthWhyNot,
    deviations: plan.deviations.map((deviation) => `${deviation.promise}: ${deviation.why}`),
    include: plan.context.include,
    exclude: plan.context.exclude,
    buildArgs: plan.buildArgs,
  };
}

/** A JSON array as Docker's exec form writes it. */
function execForm(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
