import { parseImageReference } from '../../dockerfile/image-reference.ts';
import type { Decisions } from '../../model/decisions.ts';
import type { Plan } from '../../model/plan.ts';

/** The decisions of a plan that a team has a say in. Tags and digests are left out: a newer catalogue is no other decision. */
export function decisionsOf(plan: Plan): Decisions {
  const { process, secrets, guardrails, frontend, labels = {} } = plan;
  const images = Object.entries(plan.images).map(([role, { from }]) => [`images.${role}`, nameOf(from)] as const);
  return {
    stack: plan.stack,
    family: plan.images['runtime']?.family ?? 'none',
    ...Object.fromEntries(images),
    digests: Object.values(plan.images).every(({ from }) => from.includes('@')),
    frontend: frontend ?? 'docker/dockerfile',
    user: `${plan.user.uid}:${plan.user.gid}`,
    port: process.port ?? 'none',
    health: process.health.length > 0 ? 'image' : 'none',
    ...Object.fromEntries(Object.entries(labels).map(([key, value]) => [`labels.${key}`, value])),
    secrets: secrets.map(({ kind }) => kind),
    emit: guardrails?.emit ?? [],
    ...(plan.packages === undefined ? {} : { packages: plan.packages.url }),
  };
}

function nameOf(from: string): string {
  return parseImageReference(from)?.name ?? from;
}
