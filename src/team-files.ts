import { auditText, type AuditedFile } from './audit.ts';
import { UsageError } from './errors.ts';
import { CHECKED } from './images/references.ts';
import type { TeamTemplate } from './model/code.ts';
import type { Objection } from './model/objection.ts';
import type { OutputFile } from './model/output.ts';
import type { Plan } from './model/plan.ts';
import type { Policy } from './model/policy.ts';
import { settingsUnder } from './presets/settings-under.ts';
import { brokenPromises } from './promises/broken-promises.ts';
import { outputPaths } from './render/output-paths.ts';
import { render, renderWith } from './render/render.ts';
import { OURS, renderTemplate, templateNames } from './render/templates.ts';
import { values } from './render/values.ts';
import { isSecretName } from './rules/_shared/secret-names.ts';
import { contradictions } from './team-contradictions.ts';

/** Shorter values are words that stand in every text. */
const SHORTEST = 6;

/** A rendered pair as it is judged. */
interface Pair {
  readonly path: string;
  readonly dockerfile: string;
  readonly dockerignore: string;
}

/**
 * The files of a plan as the team's templates make them, once nothing speaks against them that would not speak against ours. Throws
 * `UsageError` naming the template, the rule and the line.
 */
export function teamFiles(plan: Plan, policy: Policy): readonly OutputFile[] {
  const team = { templates: policy.code.templates, used: new Set<string>() };
  if (team.templates.size === 0) return render(plan);
  refuseUnknown(plan, policy);
  const files = renderWith(plan, team);
  if (team.used.size === 0) return files;
  const used = [...team.used].flatMap((name) => team.templates.get(name) ?? []);
  const isOwn = policy.code.stacks.some(({ id }) => id === plan.stack);
  const [made, before] = [pairOf(plan, files), isOwn ? emptyPair(plan) : pairOf(plan, render(plan))];
  const known = new Set(isOwn ? [] : objections(before, plan, policy).map(({ key }) => key));
  const added = objections(made, plan, policy).find(({ key }) => !known.has(key));
  if (added !== undefined) throw refusal(added, made, used);
  const other = leaked(made, before) ?? lettingIn(made, before);
  if (other !== undefined) throw refusal(other, made, used);
  return files;
}

function pairOf(plan: Plan, files: readonly OutputFile[]): Pair {
  const { dockerfile: path, dockerignore } = outputPaths(plan);
  const text = (name: string): string => files.find((file) => file.path === name)?.contents ?? '';
  return { path, dockerfile: text(path), dockerignore: text(dockerignore) };
}

/** A stack of the team's own is held to everything: there is nothing of ours to compare it with but what its plan lets in. */
function emptyPair(plan: Plan): Pair {
  const dockerignore = renderTemplate('_partials/dockerignore-head', values(plan), OURS);
  return { path: outputPaths(plan).dockerfile, dockerfile: '', dockerignore };
}

function refuseUnknown({ template, stack }: Plan, { code }: Policy): void {
  const name = `${template}.Dockerfile`;
  if (code.templates.has(name) || templateNames().has(name)) return;
  throw new UsageError(`the stack ${stack} plans with ${name}, and no template is called so. Nothing was written.`);
}

function objections(pair: Pair, plan: Plan, policy: Policy): readonly Objection[] {
  const audited = auditText(pair.path, pair.dockerfile, { today: CHECKED, ...settingsUnder(policy, []) });
  return [...contradictions(pair.dockerfile, plan), ...promised(pair, plan), ...found(audited)];
}

function promised({ dockerfile, dockerignore }: Pair, plan: Plan): readonly Objection[] {
  // A mirror of the team stands in front of the frontend's own name, and is none of the template's doing.
  const text = dockerfile.replace(`# syntax=${plan.frontend ?? ''}:`, '# syntax=docker/dockerfile:');
  return brokenPromises(text, dockerignore, `${plan.user.uid}:${plan.user.gid}`).map(({ promise, why }) => {
    const line = Number(/^line (\d+): /.exec(why)?.[1] ?? 0);
    const message = why.replace(/^line \d+: /, '');
    return { rule: promise, message, line, key: `${promise} ${message}` };
  });
}

/** What is only information refuses nothing. */
function found({ findings }: AuditedFile): readonly Objection[] {
  const serious = findings.filter(({ severity }) => severity !== 'info');
  return serious.map(({ rule, message, start, fingerprint }) => ({
    rule,
    message,
    line: start.line,
    key: fingerprint,
  }));
}

/** A template sees the environment that it runs in; none of its secrets may end up in a file (H20). The value is never shown. */
function leaked(made: Pair, before: Pair): Objection | undefined {
  const [own, wanted] = [made, before].map(({ dockerfile, dockerignore }) => dockerfile + dockerignore);
  const name = Object.keys(process.env).find((one) => {
    const value = process.env[one] ?? '';
    return value.length >= SHORTEST && isSecretName(one) && own?.includes(value) && !wanted?.includes(value);
  });
  return name === undefined ? undefined : { rule: 'H20', message: `prints the value of $${name}`, line: 0, key: '' };
}

/** What a template's ignore file lets into the build and the plan does not, or no longer keeps out (H9). */
function lettingIn(made: Pair, before: Pair): Objection | undefined {
  const [own, wanted] = [patterns(made), patterns(before)];
  const extra = own.find((pattern) => pattern.startsWith('!') && !wanted.includes(pattern));
  const kept = own.filter((pattern) => wanted.includes(pattern));
  const gone = wanted.find((pattern, at) => kept[at] !== pattern);
  const message = extra === undefined ? `does not say ${gone} in its place` : `lets in ${extra.slice(1)}`;
  return extra === undefined && gone === undefined ? undefined : { rule: 'H9', message, line: 0, key: '' };
}

function patterns({ dockerignore }: Pair): readonly string[] {
  return dockerignore.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function refusal(
  { rule, message, line }: Objection,
  { path, dockerfile }: Pair,
  used: readonly TeamTemplate[],
): UsageError {
  const text = line === 0 ? '' : (dockerfile.split('\n')[line - 1] ?? '').trim();
  const place = line === 0 ? path : `${path}:${line}`;
  const said = `${rule}: ${message} (${place})`;
  return new UsageError(`${sourceOf(text, used)} breaks ${said}. Nothing was written.`, {
    hints: [explains(rule)],
  });
}

/** The template that the line was written in, else all that had a part in the file. */
function sourceOf(text: string, used: readonly TeamTemplate[]): string {
  const [first] = used;
  for (const { file, preset, text: own } of text === '' ? [] : used) {
    const at = own.split('\n').findIndex((line) => line.trim() === text);
    if (at >= 0) return `${file}:${at + 1} (a template of ${preset})`;
  }
  return `${used.map(({ file }) => file).join(', ')} (${used.length === 1 ? 'a template' : 'templates'} of ${first?.preset ?? ''})`;
}

/** Promises and rules have a page, keys of presets a preset that set them. */
function explains(rule: string): string {
  const [name = ''] = /^[\w-]+/.exec(rule) ?? [];
  const command = rule === 'packageMirrors' ? 'ironhull defaults explain' : 'ironhull explain';
  return `${command} ${name}     says why that is asked for`;
}
