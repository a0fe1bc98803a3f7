import type { Answers } from '../../../model/answers.ts';
import type { Facts } from '../../../model/facts.ts';
import type { ContextPlan } from '../../../model/plan.ts';
import { plainPath } from '../../_shared/safe.ts';
import type { RustDetails } from '../facts.ts';

/** What reaches the build: sources by their endings, so that a new file needs no new line, and what the code names. */
export function contextOf({ details }: Facts<RustDetails>, answers: Answers): ContextPlan {
  const named = [...details.embeds, ...details.assets].map(({ value, from }) => plainPath(value, from));
  const include = [
    ...details.manifests.map((file) => plainPath(file, file)),
    ...(details.vendor === '' ? [] : [`${plainPath(details.vendor, '.cargo/config.toml')}/`]),
    ...['.rs', ...details.endings].map((ending) => `**/*${ending}`),
    ...named,
    ...(answers.include ?? []).map((path) => plainPath(path, '--include')),
  ];
  return { include: [...new Set(include)], exclude: ['target'] };
}
