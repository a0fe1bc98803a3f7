import type { Plan } from '../model/plan.ts';

/** Where a service's container files stand, relative to the repo root. */
export function outputPaths(plan: Pick<Plan, 'service'>): {
  readonly dockerfile: string;
  readonly dockerignore: string;
} {
  const folder = plan.service === '' ? '' : `${plan.service}/`;
  return { dockerfile: `${folder}Dockerfile`, dockerignore: `${folder}.dockerignore` };
}
