import type { ContextPlan } from '../../../model/plan.ts';
import type { Decided } from './decided.ts';

/** Allow-list of the build context: manifests, what the build reads and what is shipped as it is (H9). */
export function context({ details, answers }: Decided): ContextPlan {
  const wanted = [...details.manifests, ...details.sources, ...details.shipped, ...(answers.include ?? [])];
  const output = details.output === null ? [] : [`/${details.output}`.slice(1)];
  return {
    include: [...new Set(wanted.map((path) => path.replace(/\/$/, '')))],
    exclude: ['**/node_modules', '**/*.test.*', '**/*.spec.*', ...output],
  };
}
