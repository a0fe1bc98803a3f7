import type { OutputFile } from '../model/output.ts';
import type { Plan } from '../model/plan.ts';
import { outputPaths } from './output-paths.ts';
import { guardrailFiles } from './guardrails.ts';
import { withKeptLines } from './kept-lines.ts';
import { withPackageMirror } from './package-mirror.ts';
import { OURS, renderTemplate, type TeamTemplates } from './templates.ts';
import { values } from './values.ts';

/** Plan → files, as we alone make them. The same plan gives the same bytes on every host. */
export function render(plan: Plan): readonly OutputFile[] {
  return renderWith(plan, OURS);
}

/** The same, with the templates of a team in place of ours. */
export function renderWith(plan: Plan, team: TeamTemplates): readonly OutputFile[] {
  const paths = outputPaths(plan);
  const known = values(plan);
  const rendered = withPackageMirror(renderTemplate(`${plan.template}.Dockerfile`, known, team), plan.packages);
  const dockerfile = withKeptLines(rendered, plan.kept);
  const dockerignore = renderTemplate(`${plan.stack}/dockerignore`, known, team);
  return [
    { path: paths.dockerfile, contents: dockerfile, ownership: 'managed' },
    { path: paths.dockerignore, contents: dockerignore, ownership: 'managed' },
    ...guardrails(plan),
  ];
}

/** Where the files of a plan stand, whoever's templates make them. */
export function pathsOf(plan: Plan): readonly string[] {
  const { dockerfile, dockerignore } = outputPaths(plan);
  return [dockerfile, dockerignore, ...guardrails(plan).map(({ path }) => path)];
}

/** The files by which builds and linters hold to what the team allows: always ours. */
export function guardrails(plan: Plan): readonly OutputFile[] {
  if (plan.guardrails === undefined) return [];
  const known = values(plan);
  return guardrailFiles(outputPaths(plan).dockerfile, plan.guardrails).map(({ path, template }) => ({
    path,
    contents: renderTemplate(template, known, OURS),
    ownership: 'managed' as const,
  }));
}
