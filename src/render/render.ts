import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ejs from 'ejs';
import type { OutputFile } from '../model/output.ts';
import type { Plan } from '../model/plan.ts';
import { outputPaths } from './output-paths.ts';
import { guardrailFiles } from './guardrails.ts';
import { guard } from './guard.ts';
import { withKeptLines } from './kept-lines.ts';
import { withPackageMirror } from './package-mirror.ts';
import { values, type Values } from './values.ts';

const resolve = createRequire(import.meta.url).resolve;

/** Plan → files. The same plan gives the same bytes on every host. */
export function render(plan: Plan): readonly OutputFile[] {
  const paths = outputPaths(plan);
  const known = values(plan);
  const rendered = withPackageMirror(renderTemplate(`${plan.template}.Dockerfile`, known), plan.packages);
  const dockerfile = withKeptLines(rendered, plan.kept);
  const guardrails = plan.guardrails === undefined ? [] : guardrailFiles(paths.dockerfile, plan.guardrails);
  return [
    { path: paths.dockerfile, contents: dockerfile, ownership: 'managed' },
    { path: paths.dockerignore, contents: renderTemplate(`${plan.stack}/dockerignore`, known), ownership: 'managed' },
    ...guardrails.map(({ path, template }) => ({
      path,
      contents: renderTemplate(template, known),
      ownership: 'managed' as const,
    })),
  ];
}

/** One template below `templates/`, without its `.ejs`. Throws with template and line on a name or value that is not fit to print. */
export function renderTemplate(name: string, known: Values): string {
  const file = resolve(`#templates/${name}.ejs`);
  const text = ejs.render(readFileSync(file, 'utf8'), known, {
    filename: file,
    strict: true,
    _with: false,
    destructuredLocals: Object.keys(known),
    escape: guard,
    root: [resolve('#templates/_partials/header.ejs').replace(/_partials.header\.ejs$/, '')],
  });
  return tidy(text);
}

/** A list that came out empty leaves no hole, and a file ends with one line end. */
function tidy(text: string): string {
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
