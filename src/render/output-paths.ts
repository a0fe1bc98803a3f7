import type { Plan } from '../model/plan.ts';

/** Where a service's container files stand, relative to the repo root. */
export function outputPaths(plan: Pick<Plan, 'service' | 'dockerfile'>): {
  readonly dockerfile: string;
  readonly dockerignore: string;
} {
  // Another name has an ignore file of its own: the folder's may be another Dockerfile's too.
  if (plan.dockerfile !== undefined)
    return { dockerfile: plan.dockerfile, dockerignore: `${plan.dockerfile}.dockerignore` };
  const folder = plan.service === '' ? '' : `${plan.service}/`;
  return { dockerfile: `${folder}Dockerfile`, dockerignore: `${folder}.dockerignore` };
}
