import type { Answers } from '../../../model/answers.ts';
import type { Facts } from '../../../model/facts.ts';
import type { ContextPlan } from '../../../model/plan.ts';
import { plainPath } from '../../_shared/safe.ts';
import type { GoDetails } from '../facts.ts';

/** A `go:embed` pattern that a .dockerignore line can take as it is; Go's and Docker's `*` and `?` mean the same. */
const PLAIN_PATTERN = /^(?!-)[A-Za-z0-9_@+~./*?-]+$/;

/** What reaches the build: sources by their endings, so that a new file needs no new line, and what the code names. */
export function contextOf({ details }: Facts<GoDetails>, answers: Answers): ContextPlan {
  const named = [
    ...details.embeds.map(({ value, from }) => patternOf(value, from)),
    ...details.assets.map(({ value, from }) => plainPath(value, from)),
    ...(answers.include ?? []).map((path) => plainPath(path, '--include')),
  ];
  const include = [
    ...details.manifests.flatMap(({ files }) => files.map((file) => plainPath(file, file))),
    ...(details.install === 'vendor' ? ['vendor/'] : []),
    ...['.go', ...details.endings].map((ending) => `**/*${ending}`),
    ...named,
  ];
  return { include: [...new Set(include)], exclude: ['**/*_test.go'] };
}

/** A pattern is a path but for its stars. */
function patternOf(pattern: string, from: string): string {
  return PLAIN_PATTERN.test(pattern) && !pattern.split('/').includes('..') ? pattern : plainPath(pattern, from);
}
