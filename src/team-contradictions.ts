import { parseDockerfile } from './dockerfile/parse.ts';
import type { Dockerfile } from './model/dockerfile.ts';
import type { Objection } from './model/objection.ts';
import type { Plan } from './model/plan.ts';
import { deviationsOf } from './render/deviations.ts';
import { installingStages } from './render/package-mirror.ts';
import { suppressionsOf } from './rules/_shared/suppressions.ts';

/** What a rendered Dockerfile says against its plan, or to whoever judges it: words by which a rule or a promise would look away. */
export function contradictions(text: string, plan: Plan): readonly Objection[] {
  const dockerfile = parseDockerfile(text);
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  return [
    ...silenced(dockerfile, lineAt),
    ...escaped(dockerfile, lineAt),
    ...excused(dockerfile, plan, lineAt),
    ...unasked(dockerfile, plan),
    ...unmirrored(dockerfile, plan),
  ];
}

type LineAt = (offset: number) => number;

/** A person silences a rule in their own file, and says why; a template silences none in everybody's. */
function silenced(dockerfile: Dockerfile, lineAt: LineAt): readonly Objection[] {
  return suppressionsOf(dockerfile).map(({ ids, comment }) => ({
    rule: ids.join(', '),
    message: 'is silenced by a comment',
    line: lineAt(comment.start),
    key: `silenced ${ids.join(' ')}`,
  }));
}

/** With it, a reader that does not know of it reads another file. */
function escaped({ directives }: Dockerfile, lineAt: LineAt): readonly Objection[] {
  return directives
    .filter(({ name }) => name === 'escape')
    .map(({ range }) => ({
      rule: 'H6',
      message: 'another escape character',
      line: lineAt(range.start),
      key: 'escape',
    }));
}

/** Deviations are decided in the plan, and so are paths to write to: a comment alone is no decision. */
function excused({ comments }: Dockerfile, plan: Plan, lineAt: LineAt): readonly Objection[] {
  const decided = new Set(deviationsOf(plan).map(({ promise, why }) => `${promise}: ${why}`));
  const keeps = plan.writable.some(({ kind }) => kind === 'volume');
  return comments.flatMap(({ text, range }) => {
    const line = lineAt(range.start);
    const [, said = '', promise = '', why = ''] = /^Deviation from ((\S+): (.*))$/.exec(text) ?? [];
    if (said !== '' && !decided.has(said))
      return [{ rule: promise, message: `a deviation that was not decided: ${why}`, line, key: `deviation ${said}` }];
    if (!text.startsWith('H2:') || keeps) return [];
    return [{ rule: 'H2', message: 'a path to write to that was not decided', line, key: `excuse ${text}` }];
  });
}

function unasked({ stages }: Dockerfile, { process }: Plan): readonly Objection[] {
  const asks = stages.at(-1)?.body.some(({ keyword }) => keyword === 'HEALTHCHECK') === true;
  if (asks || stages.length === 0 || process.health.length === 0) return [];
  return [{ rule: 'H11', message: 'the HEALTHCHECK that was decided is not there', line: 0, key: 'no health check' }];
}

/** The mirror of the team is written into stages by their names: under others, packages would come past it. */
function unmirrored({ text }: Dockerfile, { packages }: Plan): readonly Objection[] {
  if (packages === undefined || text.includes(packages.url)) return [];
  const message = `no stage that installs is called ${installingStages(packages).join(' or ')}, so that packages come past the mirror`;
  return [{ rule: 'packageMirrors', message, line: 0, key: 'no mirror' }];
}
